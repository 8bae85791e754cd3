/// Names that consist of several tokens, such as `list contains`; only known ones can be told from a row of words.
struct KnownNames: Sendable {
    private var byFirst: [String: [[String]]] = [:]

    init(_ names: some Sequence<String> = []) {
        for name in names { insert(name) }
    }

    var isEmpty: Bool { byFirst.isEmpty }

    /// Whether a name is a single word.
    static func isPlain(_ name: String) -> Bool {
        var isFirst = true
        for scalar in name.unicodeScalars {
            guard isFirst ? NameScalars.isStart(scalar) : NameScalars.isPart(scalar) else { return false }
            isFirst = false
        }
        return !isFirst
    }

    /// Adds a name; plain words and texts that are no name are passed over.
    mutating func insert(_ name: String) {
        guard !KnownNames.isPlain(name), let tokens = try? Lexer.tokens(of: name).dropLast().map(\.text),
            tokens.count > 1, let first = tokens.first
        else { return }
        var candidates = byFirst[first] ?? []
        guard !candidates.contains(tokens) else { return }
        candidates.append(tokens)
        candidates.sort { $0.count > $1.count }
        byFirst[first] = candidates
    }

    /// Adds the names of a type's entries, however deep they stand.
    mutating func insert(fieldsOf type: ValueType) {
        switch type {
        case .list(let item), .range(let item): insert(fieldsOf: item)
        case .context(let fields):
            for field in fields {
                insert(field.name)
                insert(fieldsOf: field.type)
            }
        default: break
        }
    }

    /// How many tokens from `index` on make the longest known name; 0 when none does.
    func match(_ tokens: [Token], at index: Int) -> Int {
        guard let candidates = byFirst[tokens[index].text] else { return 0 }
        for candidate in candidates where index + candidate.count <= tokens.count {
            let isMatch = zip(candidate, tokens[index...]).allSatisfy { $0 == $1.text && $1.kind != .string }
            if isMatch { return candidate.count }
        }
        return 0
    }

    /// The name that a run of tokens spells, with one space where blanks stood.
    static func spelling(_ tokens: some Sequence<Token>) -> String {
        var name = ""
        for token in tokens {
            if !name.isEmpty, token.isSpaced { name += " " }
            name += token.text
        }
        return name
    }
}
