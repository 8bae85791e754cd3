/// Sorts things so that each comes after everything it depends on.
enum DependencyOrder: Equatable {
    /// All things, stable: in their own order where dependencies leave a choice.
    case order([Int])
    /// Things that depend on each other in a circle, each on the next and the last on the first.
    case cycle([Int])

    /// Depth first without recursion, so that long chains do not use up the stack.
    static func sort(count: Int, dependencies: (Int) -> [Int]) -> DependencyOrder {
        enum Mark { case new, open, done }
        var marks = Array(repeating: Mark.new, count: count)
        var order: [Int] = []
        order.reserveCapacity(count)
        for start in 0..<max(count, 0) where marks[start] == .new {
            var path: [(node: Int, rest: ArraySlice<Int>)] = [(start, dependencies(start)[...])]
            marks[start] = .open
            while let (node, rest) = path.last {
                guard let next = rest.first else {
                    marks[node] = .done
                    order.append(node)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].rest = rest.dropFirst()
                guard marks.indices.contains(next) else { continue }
                switch marks[next] {
                case .done: break
                case .new:
                    marks[next] = .open
                    path.append((next, dependencies(next)[...]))
                case .open:
                    return .cycle(path.drop { $0.node != next }.map(\.node))
                }
            }
        }
        return .order(order)
    }
}
