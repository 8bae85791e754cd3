/// One token of an expression.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        /// A word: keyword, name or part of a name.
        case word
        case number
        /// `text` is what the literal stands for.
        case string
        case symbol
        case end
    }

    let kind: Kind
    let text: String
    let position: Position
    /// Whether blanks or a comment stand before it.
    let isSpaced: Bool

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    /// How the token is called in a message.
    var shown: String {
        switch kind {
        case .end: "the end"
        case .string: "a string"
        default: "'\(text)'"
        }
    }
}

/// A place in a source text, both numbers 1-based, the column in Unicode scalars.
struct Position: Sendable, Equatable {
    var line = 1
    var column = 1
}
