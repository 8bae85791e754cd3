import FEEL

/// Brings a pattern of XML Schema to the one that a field of type text has: FEEL's, over the whole text as well.
struct PatternTranslation {
    /// Nil when the engine could not use it.
    let pattern: String?
    /// What was changed, for the warning.
    let change: String?

    /// In XML Schema `^` and `$` stand for themselves, but who writes them at the ends means the ends.
    init(_ schemaPattern: String) {
        var scalars = Array(schemaPattern.unicodeScalars)
        var changes: [String] = []
        if scalars.first == "^" {
            scalars.removeFirst()
            changes.append("'^' at its beginning was left out")
        }
        if scalars.last == "$", !Self.isEscaped(at: scalars.count - 1, in: scalars) {
            scalars.removeLast()
            changes.append("'$' at its end was left out")
        }
        let escaped = Self.escapingAnchors(scalars)
        change = changes.isEmpty ? nil : changes.joined(separator: ", ") + ": in XML Schema it would stand for itself"
        pattern = Self.isUsable(escaped) ? escaped : nil
    }

    private static func isEscaped(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        scalars[..<index].reversed().prefix { $0 == "\\" }.count % 2 == 1
    }

    private static func escapingAnchors(_ scalars: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var depth = 0
        var isEscaped = false
        for scalar in scalars {
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "[" {
                depth += 1
            } else if scalar == "]" {
                depth = max(0, depth - 1)
            } else if depth == 0, scalar == "^" || scalar == "$" {
                result.append("\\")
            }
            result.append(scalar)
        }
        return String(result)
    }

    /// A wrong pattern shows in the result: null instead of true or false.
    private static func isUsable(_ pattern: String) -> Bool {
        let source = "matches(\"a\", \(FEELText.literal("^(\(pattern))$")))"
        guard let expression = try? CompiledExpression.compile(source, in: .empty) else { return false }
        let result = try? expression.evaluate(Frame(count: 0), Environment(epochSeconds: 0))
        return result == .boolean(true) || result == .boolean(false)
    }
}

/// Texts in FEEL.
enum FEELText {
    static func literal(_ text: String) -> String {
        var result = "\""
        for character in text {
            switch character {
            case "\"", "\\": result += "\\\(character)"
            case "\n", "\r", "\r\n", "\t": result += " "
            default: result.append(character)
            }
        }
        return result + "\""
    }
}
