import XMLReading

/// A document that cannot be read as a DMN model or as its tests.
public struct DMNError: Error, Equatable, Sendable, CustomStringConvertible {
    /// 1-based; 1:1 stands for the document as a whole.
    public let line: Int
    public let column: Int
    /// What is wrong, in one sentence.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ message: String, _ remedy: String, line: Int = 1, column: Int = 1) {
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    init(_ message: String, _ remedy: String, at node: XMLTree) {
        self.init(message, remedy, line: node.line, column: node.column)
    }

    init(_ fault: XMLFault) {
        self.init(fault.message, fault.remedy, line: fault.line, column: fault.column)
    }

    public var description: String { "\(line):\(column): \(message) \(remedy)" }
}

extension XMLTree {
    /// The root of a document.
    static func read(_ bytes: [UInt8]) throws(DMNError) -> XMLTree {
        do { return try XMLTreeReader.read(bytes) } catch { throw DMNError(error) }
    }
}
