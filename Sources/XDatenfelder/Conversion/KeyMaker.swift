/// Gives every element of a form an id of its own, from its name and, where that is not enough, from its path.
struct KeyMaker {
    private static let limit = 72
    /// No schema nests groups deeper.
    private static let deepest = 200

    private var used: Set<String> = []

    /// Names all elements of the form at once; parts of an address have the names of the type.
    mutating func name(_ roots: [Occurrence]) {
        let all = roots.flatMap(\.all).filter(\.isWritten)
        let lineages = all.map(\.lineage)
        var names = lineages.map { Self.name($0, under: 0) }
        // A name that stands more than once is led by that of a group around it: of the nearest one that makes it single.
        for level in 1..<Self.deepest {
            let clashing = Self.clashing(names).filter { lineages[$0].count > level }
            if clashing.isEmpty { break }
            for index in clashing { names[index] = Self.name(lineages[index], under: level) }
        }
        for index in Self.clashing(names) { names[index] = Self.path(lineages[index]) }
        for (occurrence, name) in zip(all, names) { occurrence.key = unique(name) }
    }

    private static func clashing(_ names: [String]) -> [Int] {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        return names.indices.filter { counts[names[$0], default: 0] > 1 }
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

    private static func word(_ occurrence: Occurrence) -> String {
        Slug.identifier(occurrence.head.name, else: occurrence.label + " " + occurrence.head.id.id)
    }

    /// The element's own name, led by that of the group `level` above it.
    private static func name(_ lineage: [Occurrence], under level: Int) -> String {
        guard let own = lineage.last.map(word) else { return "feld" }
        return level == 0 ? own : "\(word(lineage[lineage.count - 1 - level]))_\(own)"
    }

    /// The names of all groups around an element and its own; of a long path the end says most.
    private static func path(_ lineage: [Occurrence]) -> String {
        let words = lineage.map(word)
        let joined = words.joined(separator: "_")
        guard joined.count > limit, let last = words.last else { return joined }
        return String(words.dropLast().joined(separator: "_").prefix(limit - last.count - 1)) + "_" + last
    }
}
