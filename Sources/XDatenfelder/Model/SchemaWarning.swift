/// Something in a file that its standard does not allow, or that cannot be carried over; reading goes on in spite of it.
public struct SchemaWarning: Hashable, Sendable, CustomStringConvertible {
    /// The file's name; nil for the schema itself.
    public let file: String?
    /// 1-based; nil where no place can be told.
    public let line: Int?
    public let column: Int?
    /// Stable and short, such as `missing_element`.
    public let code: String
    /// What is so, and what was done about it.
    public let message: String

    init(_ code: String, _ message: String, line: Int? = nil, column: Int? = nil, file: String? = nil) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.file = file
    }

    /// `12:5: warning: …`
    public var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
        return (place.isEmpty ? "" : place + ": ") + "warning: \(message)"
    }
}

extension SchemaWarning {
    /// A code list that cannot be read.
    public init(unreadable file: String, _ error: SchemaError) {
        self.init(
            "unreadable_code_list", "\(error.message) It was passed over.", line: error.line, column: error.column, file: file)
    }
}

/// A file that is no XDatenfelder message at all, or one without a form in it.
public struct SchemaError: Error, Equatable, Sendable, CustomStringConvertible {
    public let line: Int
    public let column: Int
    /// What is wrong, in one sentence.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ message: String, _ remedy: String, line: Int = 1, column: Int = 1) {
        self.message = message
        self.remedy = remedy
        self.line = line
        self.column = column
    }

    public var description: String { "\(line):\(column): \(message) \(remedy)" }
}
