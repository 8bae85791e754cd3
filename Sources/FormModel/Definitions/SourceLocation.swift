/// A place in a definition file: what every problem points at.
///
/// `file` is relative and begins with the folder of all definitions (`Forms/kita/form.yaml`). Lines and columns count
/// from 1; columns count Unicode scalars, as YAML does.
public struct SourceLocation: Hashable, Sendable, Codable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `Forms/kita/form.yaml:12:9`, the form terminals and editors can jump to.
    public var description: String { "\(file):\(line):\(column)" }
}

extension SourceLocation: Comparable {
    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
