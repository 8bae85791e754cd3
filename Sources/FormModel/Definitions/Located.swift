/// A value together with the place it was read from, so that a later check can still name line and column.
///
/// Expressions are `Located<String>`: they keep how their characters lie in the file (a block of lines, a quoted text),
/// and ``location(line:column:)`` turns a position inside the expression into a position in the file.
public struct Located<Value> {
    public let value: Value
    public let location: SourceLocation
    let segments: [TextSegment]

    public init(_ value: Value, at location: SourceLocation) {
        self.init(value, at: location, segments: [])
    }

    init(_ value: Value, at location: SourceLocation, segments: [TextSegment]) {
        self.value = value
        self.location = location
        self.segments = segments
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
extension Located: Sendable where Value: Sendable {}

/// A run of characters of a text that lies in one piece in its file.
///
/// `offset` counts Unicode scalars from the beginning of the text; the run ends where the next one begins.
struct TextSegment: Hashable, Sendable {
    let offset: Int
    let line: Int
    let column: Int
}

extension Located where Value == String {
    /// The place in the file of a position inside this text.
    ///
    /// `line` and `column` count from 1 within the text, columns in Unicode scalars. Right for plain, quoted and block
    /// texts; a position beyond the end gives the place just behind the last character.
    public func location(line: Int, column: Int) -> SourceLocation {
        location(offset: offset(line: line, column: column))
    }

    private func offset(line: Int, column: Int) -> Int {
        var currentLine = 1
        var currentColumn = 1
        var offset = 0
        for scalar in value.unicodeScalars {
            if currentLine > line || (currentLine == line && currentColumn >= column) { break }
            if scalar == "\n" {
                if currentLine == line { break }
                currentLine += 1
                currentColumn = 1
            } else {
                currentColumn += 1
            }
            offset += 1
        }
        return offset
    }

    private func location(offset: Int) -> SourceLocation {
        guard let segment = segments.last(where: { $0.offset <= offset }) else { return location }
        return SourceLocation(file: location.file, line: segment.line, column: segment.column + offset - segment.offset)
    }
}
