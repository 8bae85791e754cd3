/// Gives every element of a form an id of its own, from its name and, where that is not enough, from its path.
struct KeyMaker {
    private static let limit = 72

    private var used: Set<String> = []

    /// Names all elements of the form at once.
    mutating func name(_ roots: [Occurrence]) {
        let all = roots.flatMap(\.all)
        var levels = [Int](repeating: 0, count: all.count)
        var names = all.map { name($0, level: 0) }
        // A name that stands more than once is led by the name of the group around it, and of the group around that.
        for level in 1...64 {
            var counts: [String: Int] = [:]
            for name in names { counts[name, default: 0] += 1 }
            let clashing = all.indices.filter { counts[names[$0], default: 0] > 1 && all[$0].lineage.count > level }
            if clashing.isEmpty { break }
            for index in clashing {
                levels[index] = level
                names[index] = name(all[index], level: level)
            }
        }
        for (occurrence, name) in zip(all, names) { occurrence.key = unique(name) }
    }

    /// `wanted`, or `wanted_2` and so on when it is taken.
    mutating func unique(_ wanted: String) -> String {
        var name = wanted
        var number = 2
        while !used.insert(name).inserted {
            name = "\(wanted)_\(number)"
            number += 1
        }
        return name
    }

    private func name(_ occurrence: Occurrence, level: Int) -> String {
        let words = occurrence.lineage.suffix(level + 1).map { Slug.identifier($0.head.name, else: $0.label + " " + $0.head.id.id) }
        let joined = words.joined(separator: "_")
        guard joined.count > Self.limit, let last = words.last else { return joined }
        // Of a long path the element itself says most.
        return String((words.dropLast().joined(separator: "_").prefix(Self.limit - last.count - 1) + "_" + last))
    }
}
