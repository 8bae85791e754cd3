/// A piece of the sentence that a rule is.
enum RuleToken: Equatable {
    /// A field or group, by its identification in the form of format 3.
    case element(String)
    /// Something in quotes; `""` is an empty one.
    case quoted(String)
    /// A word, number or comparison sign, in lower case.
    case word(String)
    /// Comma, semicolon, or the end of a sentence.
    case comma
    case end

    /// Longer rules are no sentences.
    static let maximumLength = 4_000

    static func read(_ text: String) -> [RuleToken] {
        var tokens: [RuleToken] = []
        var rest = Array(text.prefix(maximumLength))[...]
        while let character = rest.first {
            if character.isWhitespace {
                rest.removeFirst()
            } else if let closing = quotes[character] {
                rest.removeFirst()
                // A quote that is never closed is passed over.
                guard let end = rest.firstIndex(where: closing.contains) else { continue }
                tokens.append(.quoted(String(rest[..<end]).collapsed))
                rest = rest[rest.index(after: end)...]
            } else if character.isLetter || character.isNumber {
                tokens.append(readWord(&rest))
            } else {
                rest.removeFirst()
                if let mark = readMark(character) { tokens.append(mark) }
            }
        }
        return tokens
    }

    private static let quotes: [Character: Set<Character>] = [
        "\"": ["\"", "”", "“"], "„": ["“", "”", "\""], "“": ["”", "“", "\""], "”": ["”", "“", "\""], "»": ["«"], "«": ["»"], "'": ["'"],
        "‚": ["‘", "’", "'"],
    ]

    /// Letters, digits, and marks that lie between them.
    private static func readWord(_ rest: inout ArraySlice<Character>) -> RuleToken {
        var word = ""
        while let character = rest.first {
            let isInner = "-_.,:".contains(character) && rest.dropFirst().first.map { $0.isLetter || $0.isNumber } == true
            // A comma lies inside of numbers only.
            let isAllowed = character.isLetter || character.isNumber || (isInner && (character != "," || word.allSatisfy(\.isNumber)))
            guard isAllowed else { break }
            word.append(character)
            rest.removeFirst()
        }
        return readElement(word) ?? .word(word.lowercased())
    }

    /// `F60000227`, `F60000000227`, `G60000093 `, with or without a version behind it (`F60000227V1.1`).
    private static func readElement(_ word: String) -> RuleToken? {
        guard let kind = word.first, "FG".contains(kind) else { return nil }
        let digits = word.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let tail = word.dropFirst(1 + digits.count).lowercased()
        let isVersion =
            tail.isEmpty || tail.hasPrefix("v") || tail.hasPrefix(".") || tail.hasPrefix("-") || tail.hasPrefix("_") || tail.hasPrefix(":")
        if digits.count == 8 || digits.count == 11, isVersion, !tail.hasPrefix("-") {
            return .element(ElementID.canonical("\(kind)\(digits)"))
        }
        // Numbers that an editor made up: two or five digits and an UUID.
        if digits.count == 2 || digits.count == 5, tail.hasPrefix("-"), word.count >= 36 { return .element(ElementID.canonical(word)) }
        return nil
    }

    private static func readMark(_ character: Character) -> RuleToken? {
        switch character {
        case ",", ";": .comma
        case ".", "!": .end
        case "=": .word("=")
        case "≠": .word("ungleich")
        case "<": .word("<")
        case ">": .word(">")
        case "≤": .word("<=")
        case "≥": .word(">=")
        default: nil
        }
    }
}
