import FormEngine
import FormModel

/// Finds services by everyday words.
///
/// Every word of the query has to be found somewhere in a service; where it is found decides the order. Only when no service
/// has them all, those with at least half of them are shown: people write whole sentences. Words are folded
/// (case, umlauts as ae/oe/ue, ß as ss, accents dropped), match by beginning, inside longer words from four letters on,
/// and with one typo from five letters on, two from nine.
struct ServiceSearch: Sendable {
    private struct Entry: Sendable {
        let service: CompiledService
        /// Folded words with their weight; the heaviest first.
        let words: [(word: [UInt8], weight: Int)]
    }

    private let entries: [Entry]

    /// Longest query that is looked at, in characters.
    private static let maxQuery = 200
    /// Most words of a query.
    private static let maxWords = 8
    /// Words that say nothing about a service.
    private static let empty: Set<String> = [
        "ich", "will", "moechte", "brauche", "ein", "eine", "einen", "einer", "der", "die", "das", "den", "dem", "fuer", "mein",
        "meine", "meinen", "und", "oder", "wie", "wo", "kann", "beantragen", "antrag", "zu", "zum", "zur", "in", "im", "auf", "an",
    ]

    init(services: [CompiledService], portal: PortalDefinition) {
        let situations = Dictionary(portal.lifeSituations.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        entries = services.map { service in
            let definition = service.definition
            var weights: [String: Int] = [:]
            func add(_ text: String, _ weight: Int) {
                for word in Self.words(text) { weights[word] = max(weights[word] ?? 0, weight) }
            }
            add(definition.title, 8)
            for keyword in definition.keywords { add(keyword, 6) }
            for situation in definition.lifeSituations { add(situations[situation.value] ?? "", 3) }
            add(definition.summary, 2)
            let words = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return Entry(service: service, words: words.map { (Array($0.key.utf8), $0.value) })
        }
    }

    func find(_ query: String) -> [CompiledService] {
        let typed = Self.words(String(query.prefix(Self.maxQuery)))
        let telling = typed.filter { !Self.empty.contains($0) }
        let words = (telling.isEmpty ? typed : telling).prefix(Self.maxWords).map { Array($0.utf8) }
        guard !words.isEmpty else { return [] }
        var found: [(service: CompiledService, matches: Int, score: Int)] = []
        for entry in entries {
            let scores = words.map { Self.score($0, in: entry.words) }.filter { $0 > 0 }
            if !scores.isEmpty { found.append((entry.service, scores.count, scores.reduce(0, +))) }
        }
        let complete = found.filter { $0.matches == words.count }
        let shown = complete.isEmpty ? found.filter { $0.matches * 2 >= words.count } : complete
        return shown.sorted { ($1.matches, $1.score, $0.service.title) < ($0.matches, $0.score, $1.service.title) }.map(\.service)
    }

    private static func score(_ query: [UInt8], in words: [(word: [UInt8], weight: Int)]) -> Int {
        var best = 0
        for (word, weight) in words where weight * 10 > best {
            best = max(best, weight * quality(query, word))
        }
        return best
    }

    /// From 0 (another word) to 10 (the same word).
    private static func quality(_ query: [UInt8], _ word: [UInt8]) -> Int {
        if query == word { return 10 }
        if query.count >= 2, word.starts(with: query) { return 8 }
        if query.count >= 4, contains(word, query) { return 6 }
        // "geburtsurkunden" is found by "geburtsurkunde".
        if word.count >= 5, query.starts(with: word), query.count - word.count <= 3 { return 6 }
        let allowed = query.count >= 9 ? 2 : (query.count >= 5 ? 1 : 0)
        guard allowed > 0 else { return 0 }
        if distance(query, word, atMost: allowed) { return 4 }
        // A typo in the beginning of a longer word.
        if word.count > query.count, distance(query, Array(word.prefix(query.count)), atMost: allowed) { return 3 }
        return 0
    }

    private static func contains(_ word: [UInt8], _ part: [UInt8]) -> Bool {
        guard word.count >= part.count else { return false }
        return (0...(word.count - part.count)).contains { word[$0...].starts(with: part) }
    }

    /// Whether so many insertions, deletions, substitutions or swaps of neighbours make one word of the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Bool {
        guard abs(left.count - right.count) <= limit, left.count <= 64, right.count <= 64 else { return false }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var line = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                line.append(cost)
            }
            if line.allSatisfy({ $0 > limit }) { return false }
            beforeLast = last
            last = line
        }
        return (last.last ?? limit + 1) <= limit
    }

    /// The folded words of a text: ASCII letters and digits only.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text.lowercased() {
            let folded = fold(character)
            if folded.isEmpty {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word += folded
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func fold(_ character: Character) -> String {
        if let byte = character.asciiValue {
            return (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? String(character) : ""
        }
        return switch character {
        case "ä", "æ": "ae"
        case "ö", "ø", "œ": "oe"
        case "ü": "ue"
        case "ß": "ss"
        case "à", "á", "â", "ã", "å", "ă", "ą": "a"
        case "ç", "ć", "č": "c"
        case "è", "é", "ê", "ë", "ę", "ě": "e"
        case "ì", "í", "î", "ï", "ı": "i"
        case "ñ", "ń": "n"
        case "ò", "ó", "ô", "õ": "o"
        case "ś", "š", "ş": "s"
        case "ù", "ú", "û", "ů": "u"
        case "ý", "ÿ": "y"
        case "ź", "ż", "ž": "z"
        case "ł": "l"
        default: ""
        }
    }
}
