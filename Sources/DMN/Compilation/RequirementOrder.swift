/// Elements so ordered that each comes behind those it requires; those that require themselves are left out.
struct RequirementOrder {
    let sorted: [Int]
    /// Elements on a circle of requirements, or between two of them.
    let cyclic: [Int]

    init(_ requirements: [[Int]]) {
        let all = Set(requirements.indices)
        let behind = all.subtracting(RequirementOrder.peeled(all, requirements))
        // What merely builds on a circle is no part of it: peel from the other end as well.
        var dependents = [[Int]](repeating: [], count: requirements.count)
        for number in behind {
            for other in requirements[number] where behind.contains(other) { dependents[other].append(number) }
        }
        let circle = behind.subtracting(RequirementOrder.peeled(behind, dependents))
        sorted = RequirementOrder.peeled(all.subtracting(circle), requirements)
        cyclic = circle.sorted()
    }

    /// The elements, each behind those it needs among them, as far as that goes.
    private static func peeled(_ elements: Set<Int>, _ needs: [[Int]]) -> [Int] {
        var missing: [Int: Int] = [:]
        var waiting: [Int: [Int]] = [:]
        for element in elements {
            let needed = Set(needs[element]).intersection(elements)
            missing[element] = needed.count
            for other in needed { waiting[other, default: []].append(element) }
        }
        var ready = elements.filter { missing[$0] == 0 }.sorted()
        var order: [Int] = []
        while let next = ready.popLast() {
            order.append(next)
            for element in waiting[next] ?? [] {
                let left = (missing[element] ?? 0) - 1
                missing[element] = left
                if left == 0 { ready.append(element) }
            }
        }
        return order
    }
}
