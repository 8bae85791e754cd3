/// Finds the name that was probably meant.
enum Suggestion {
    /// `Did you mean 'geburtsdatum'?`, if one of the candidates is close enough.
    static func among(_ candidates: [String], for name: String) -> String? {
        let limit = max(1, name.count / 3)
        let wanted = Array(name.lowercased())
        guard wanted.count <= 100 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates.sorted() where candidate.count <= 100 {
            let other = Array(candidate.lowercased())
            guard abs(other.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, other)
            if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        return best.map { "Did you mean '\($0.name)'?" }
    }

    /// Edits between two words, neighbours swapped counting as one.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1], current[column]) + 1
                cost = min(cost, last[column] + (character == other ? 0 : 1))
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
