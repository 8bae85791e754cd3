/// One `%…` of a format: `%[argument$][flags][width][.precision]conversion`.
struct FormatField {
    enum Argument {
        case next
        /// `%<s`: the one before once more.
        case same
        /// 1-based.
        case number(Int)
    }

    private(set) var argument = Argument.next
    private(set) var flags: Set<Unicode.Scalar> = []
    private(set) var width: Int?
    private(set) var precision: Int?
    /// In lower case.
    let conversion: Unicode.Scalar
    let isUpper: Bool

    private static let maximumDigits = 9
    private static let allFlags: Set<Unicode.Scalar> = ["-", "+", " ", "0", ",", "(", "#"]

    /// Reads behind the `%`; nil when Java would not read it.
    init?(_ rest: inout Substring.UnicodeScalarView) {
        var start = rest
        if let number = FormatField.number(&start), number > 0, start.first == "$" {
            argument = .number(number)
            rest = start.dropFirst()
        } else if rest.first == "<" {
            argument = .same
            rest = rest.dropFirst()
        }
        while let flag = rest.first, FormatField.allFlags.contains(flag) {
            guard flags.insert(flag).inserted else { return nil }
            rest = rest.dropFirst()
        }
        if rest.first.map(FormatField.isDigit) == true {
            guard let number = FormatField.number(&rest) else { return nil }
            width = number
        }
        if rest.first == "." {
            rest = rest.dropFirst()
            guard let number = FormatField.number(&rest) else { return nil }
            precision = number
        }
        guard let letter = rest.popFirst(), letter.isASCII else { return nil }
        let lower = letter.properties.lowercaseMapping.unicodeScalars.first ?? letter
        isUpper = lower != letter
        conversion = lower
        guard !isUpper || ["b", "s", "c", "x", "e"].contains(lower), isConsistent else { return nil }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

    private static func number(_ rest: inout Substring.UnicodeScalarView) -> Int? {
        let digits = rest.prefix { isDigit($0) }
        guard (1...maximumDigits).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return Int(String(digits))
    }

    private var isConsistent: Bool {
        if flags.contains("-") || flags.contains("0"), width == nil { return false }
        return !flags.isSuperset(of: ["-", "0"]) && !flags.isSuperset(of: ["+", " "])
    }

    func allows(_ allowed: String) -> Bool { flags.isSubset(of: Set(allowed.unicodeScalars)) }

    // MARK: Layout

    /// Cut to the precision.
    func cut(_ text: String) -> String {
        precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
    }

    /// Filled up with blanks to the width, which counts UTF-16 units.
    func padded(_ text: String) -> String {
        let blanks = String(repeating: " ", count: max(0, (width ?? 0) - text.utf16.count))
        return flags.contains("-") ? text + blanks : blanks + text
    }

    /// Digits with their sign, filled up with zeros where that is asked for.
    func signed(_ digits: (prefix: String, text: String), isNegative: Bool) -> String {
        let isBracketed = isNegative && flags.contains("(")
        let sign = isBracketed ? "(" : isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
        let start = sign + digits.prefix
        let end = isBracketed ? ")" : ""
        guard flags.contains("0") else { return padded(start + digits.text + end) }
        let zeros = max(0, (width ?? 0) - start.utf16.count - digits.text.utf16.count - end.utf16.count)
        return start + String(repeating: "0", count: zeros) + digits.text + end
    }
}
