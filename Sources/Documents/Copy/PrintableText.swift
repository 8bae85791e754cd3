/// Text as it goes on paper: in the order in which it was written, line by line.
///
/// Characters that steer the direction of writing are left out, because a line could read differently than it was meant
/// (Unicode Technical Report 36, section 2.4); other control characters become blanks. What the fonts cannot show is replaced where
/// the fonts are known.
enum PrintableText {
    /// The lines of a text, without empty ones at its end.
    static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var last: UnicodeScalar?
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where last == "\r": break
            case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
                lines.append(String(line))
                line = String.UnicodeScalarView()
            default: if let visible = visible(scalar) { line.append(visible) }
            }
            last = scalar
        }
        lines.append(String(line))
        while lines.count > 1, lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines
    }

    /// A text that stands in one line.
    static func line(_ text: String) -> String {
        lines(text).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func visible(_ scalar: UnicodeScalar) -> UnicodeScalar? {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: nil
        case 0x00...0x1F, 0x7F...0x9F: " "
        default: scalar
        }
    }
}
