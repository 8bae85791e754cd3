/// The words definitions may use as names.
enum Names {
    static let pattern = "^[a-z][a-z0-9_]*$"
    static let maxLength = 80

    /// Words with a meaning of their own in expressions, or names of the form's own controls.
    static let reserved: Set<String> = [
        "action", "and", "between", "date", "else", "every", "external", "false", "for", "function", "if", "in", "instance", "item",
        "not", "now", "null", "or", "return", "satisfies", "some", "then", "time", "today", "true", "value",
    ]

    /// Whether `text` is lower-case letters, digits and underscores, beginning with a letter but not with `xml`.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLower(first), text.utf8.count <= maxLength, !text.hasPrefix("xml") else { return false }
        return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// Whether `text` can be the value of an option: `^[a-z0-9_]+$`.
    static func isOptionValue(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= maxLength
            && text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    static func isDigits(_ text: String, count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy(isDigit)
    }

    /// A name near `text` that would be allowed: umlauts written out, blanks and hyphens as underscores.
    static func proposal(for text: String) -> String {
        var name = ""
        for character in text.lowercased() {
            switch character {
            case "ä": name += "ae"
            case "ö": name += "oe"
            case "ü": name += "ue"
            case "ß": name += "ss"
            case "a"..."z", "0"..."9": name.append(character)
            default: name += name.isEmpty || name.hasSuffix("_") ? "" : "_"
            }
        }
        let trimmed = String(name.drop { !$0.isLetter }.prefix(maxLength))
        return isIdentifier(trimmed) ? trimmed : "feld_\(trimmed)"
    }

    private static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
