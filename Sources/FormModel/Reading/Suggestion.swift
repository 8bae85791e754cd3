/// Finds the word somebody probably meant.
enum Suggestion {
    /// `Did you mean 'label'?`, or the fallback where nothing is near.
    static func remedy(for word: String, among candidates: some Sequence<String>, otherwise fallback: String) -> String {
        closest(to: word, among: candidates).map { "Did you mean '\($0)'?" } ?? fallback
    }

    /// The candidate with the fewest changed letters; nil when more than a third of the letters differ.
    static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().prefix(80))
        let allowed = max(1, letters.count / 3)
        let beginning = candidates.filter { letters.count > 2 && $0.lowercased().hasPrefix(word.lowercased()) }
        if let only = beginning.first, beginning.count == 1 { return only }
        return
            candidates
            .map { (candidate: $0, distance: distance(letters, Array($0.lowercased().prefix(80)))) }
            .filter { $0.distance <= allowed }
            .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
            .candidate
    }

    /// Letters added, dropped, replaced, or swapped with their neighbour.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
