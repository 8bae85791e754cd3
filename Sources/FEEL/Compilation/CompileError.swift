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

    public init(line: Int, column: Int, message: String, suggestion: String? = nil) {
        self.line = line
        self.column = column
        self.message = message
        self.suggestion = suggestion
    }
}

extension CompileError: CustomStringConvertible {
    public var description: String {
        "\(line):\(column): \(message)" + (suggestion.map { " " + $0 } ?? "")
    }
}
