/// Texts as they stand in a YAML file.
enum YAMLScalar {
    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    /// Plain where that is safe, in double quotes everywhere else.
    static func text(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true && text.last.map { !$0.isWhitespace } == true && !words.contains(text.lowercased())
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || " -_./();!?,+–'\u{A7}".unicodeScalars.contains(scalar)
            }
        return isPlain ? text : quoted(text)
    }

    /// In double quotes, with everything escaped that YAML or the reader of definitions would take for something else.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            // A text that looks like an anchor is refused, wherever it stands.
            case "&": result += "\\x26"
            default:
                result += isPrintable(scalar) ? String(scalar) : escape(scalar)
            }
        }
        return result + "\""
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && !(0x7F...0xA0).contains(scalar.value) && ![0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value <= 0xFFFF ? 4 : 8
        return "\\" + (width == 4 ? "u" : "U") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Lines of a comment, each at most `width` characters long where there are blanks to break at.
    static func comment(_ text: String, width: Int = 110) -> [String] {
        var lines: [String] = []
        var current = ""
        // What YAML does not allow raw is not allowed in comments either.
        let printable = String(
            String.UnicodeScalarView(text.unicodeScalars.map { isPrintable($0) || $0.properties.isWhitespace ? $0 : "?" }))
        for word in printable.collapsed.split(separator: " ") {
            // Even in a comment the reader of definitions takes '&name' for an anchor.
            let word = word == "&" ? "&" : word.replacing("&", with: "+")
            if !current.isEmpty, current.count + word.count + 1 > width {
                lines.append("# " + current)
                current = "  " + word
            } else {
                current += current.isEmpty ? word : " " + word
            }
        }
        return lines + ["# " + current]
    }
}
