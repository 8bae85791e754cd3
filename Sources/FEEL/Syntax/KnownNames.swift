/// Names that consist of several tokens, such as `list contains`; only known ones can be told from a row of words.
struct KnownNames: Sendable {
    private struct Candidate {
        let name: String
        let tokens: [String]
    }

    private var byFirst: [String: [Candidate]] = [:]

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
        guard !candidates.contains(where: { $0.tokens == tokens }) else { return }
        candidates.append(Candidate(name: name, tokens: tokens))
        candidates.sort { $0.tokens.count > $1.tokens.count }
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

    /// The longest known name that begins at `index`, and how many tokens it takes; blanks within it do not matter.
    func match(_ tokens: [Token], at index: Int) -> (name: String, length: Int)? {
        guard let candidates = byFirst[tokens[index].text] else { return nil }
        for candidate in candidates where index + candidate.tokens.count <= tokens.count {
            let isMatch = zip(candidate.tokens, tokens[index...]).allSatisfy { $0 == $1.text && $1.kind != .string }
            if isMatch { return (candidate.name, candidate.tokens.count) }
        }
        return nil
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
