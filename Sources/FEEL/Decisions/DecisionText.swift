/// An expression or a list of unary tests as it stands in one place of a decision.
public struct DecisionText: Hashable, Sendable {
    public let source: String
    /// The caller's number for the place; a ``CompileError`` carries it back.
    public let origin: Int

    public init(_ source: String, origin: Int = 0) {
        self.source = source
        self.origin = origin
    }

    /// Whether nothing but blanks is written.
    var isBlank: Bool {
        source.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
