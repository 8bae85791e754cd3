import Yams

/// How the characters of a text lie in the file: YAML strips indentation, folds lines and resolves escapes.
extension YAMLText {
    func segments(of scalar: Node.Scalar, at start: SourceLocation) -> [TextSegment] {
        let value = Array(scalar.string.unicodeScalars)
        switch scalar.style {
        case .literal, .folded: return blockSegments(of: value, headerLine: start.line, isLiteral: scalar.style == .literal)
        case .singleQuoted, .doubleQuoted: return quotedSegments(of: value, isDouble: scalar.style == .doubleQuoted, at: start)
        default: return foldedSegments(of: value, from: start.line, column: start.column)
        }
    }

    // MARK: Block texts

    private func blockSegments(of value: [Unicode.Scalar], headerLine: Int, isLiteral: Bool) -> [TextSegment] {
        let indentation = blockIndentation(of: value, headerLine: headerLine)
        guard isLiteral else {
            return foldedSegments(of: value, from: headerLine + 1, column: indentation + 1, indentation: indentation)
        }
        var segments = [TextSegment(offset: 0, line: headerLine + 1, column: indentation + 1)]
        var line = headerLine + 1
        for (offset, scalar) in value.enumerated() where scalar == "\n" {
            line += 1
            segments.append(TextSegment(offset: offset + 1, line: line, column: indentation + 1))
        }
        return segments
    }

    /// The blanks that YAML takes from each line: those of the first line with text, less those the value kept.
    private func blockIndentation(of value: [Unicode.Scalar], headerLine: Int) -> Int {
        var number = headerLine + 1
        while number <= lines.count, line(number).allSatisfy({ $0 == " " }) { number += 1 }
        let inFile = line(number).prefix { $0 == " " }.count
        let kept = value.drop { $0 == "\n" }.prefix { $0 == " " }.count
        return max(0, inFile - kept)
    }

    // MARK: Folded lines

    /// Plain texts and `>` blocks: line by line, the value continues with the line's text after some white space.
    private func foldedSegments(
        of value: [Unicode.Scalar], from firstLine: Int, column: Int, indentation: Int? = nil
    ) -> [TextSegment] {
        var segments: [TextSegment] = []
        var offset = 0
        var number = firstLine
        var start = column - 1
        while offset < value.count, number <= lines.count {
            let content = trimmed(line(number).dropFirst(start))
            if let first = content.first {
                while offset < value.count, value[offset] != first, isSpace(value[offset]) { offset += 1 }
                segments.append(TextSegment(offset: offset, line: number, column: start + 1))
                offset += content.count
            }
            number += 1
            start = indentation ?? line(number).prefix { $0 == " " || $0 == "\t" }.count
        }
        return segments
    }

    // MARK: Quoted texts

    private func quotedSegments(of value: [Unicode.Scalar], isDouble: Bool, at start: SourceLocation) -> [TextSegment] {
        var segments = [TextSegment(offset: 0, line: start.line, column: start.column + 1)]
        var offset = 0
        var number = start.line
        var column = start.column
        while offset < value.count, number <= lines.count {
            let line = line(number)
            if trimmed(line.dropFirst(column)).isEmpty || (isDouble && line.count == column + 1 && line[column] == "\\") {
                number += 1
                column = self.line(number).prefix { $0 == " " || $0 == "\t" }.count
                while offset < value.count, isSpace(value[offset]) { offset += 1 }
                segments.append(TextSegment(offset: offset, line: number, column: column + 1))
                continue
            }
            let width = escapeWidth(in: line, at: column, isDouble: isDouble)
            offset += 1
            column += width
            if width > 1 { segments.append(TextSegment(offset: offset, line: number, column: column + 1)) }
        }
        return segments
    }

    /// How many characters of the file make one character of the value.
    private func escapeWidth(in line: [Unicode.Scalar], at column: Int, isDouble: Bool) -> Int {
        guard isDouble else { return line[column] == "'" ? 2 : 1 }
        guard line[column] == "\\", column + 1 < line.count else { return 1 }
        switch line[column + 1] {
        case "x": return 4
        case "u": return 6
        case "U": return 10
        default: return 2
        }
    }

    private func trimmed(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        line.dropLast(line.reversed().prefix { isSpace($0) }.count)
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }
}
