/// Why a text cannot be read as XML: what is wrong, where, and what to do about it.
public struct XMLFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// 1-based; 1:1 stands for the document as a whole.
    public let line: Int
    public let column: Int
    /// What is wrong, in one sentence.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ message: String, _ remedy: String, line: Int = 1, column: Int = 1) {
        self.line = max(line, 1)
        self.column = max(column, 1)
        self.message = message
        self.remedy = remedy
    }

    public var description: String { "\(line):\(column): \(message) \(remedy)" }
}
