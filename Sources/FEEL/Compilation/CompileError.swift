/// A text that is no valid expression, or one that cannot work with the types of its names.
public struct CompileError: Error, Equatable, Sendable {
    /// 1-based, within the source.
    public let line: Int
    /// 1-based, in Unicode scalars.
    public let column: Int
    /// One English sentence.
    public let message: String
    /// A way out: `Did you mean 'geburtsdatum'?`
    public let suggestion: String?
    /// In which text of a decision, as its ``DecisionText/origin`` says; 0 for a single expression.
    public let origin: Int

    public init(line: Int, column: Int, message: String, suggestion: String? = nil, origin: Int = 0) {
        self.line = line
        self.column = column
        self.message = message
        self.suggestion = suggestion
        self.origin = origin
    }

    /// The same error in a text of a decision.
    func within(_ origin: Int) -> CompileError {
        CompileError(line: line, column: column, message: message, suggestion: suggestion, origin: origin)
    }
}

extension CompileError: CustomStringConvertible {
    public var description: String {
        "\(line):\(column): \(message)" + (suggestion.map { " " + $0 } ?? "")
    }
}
