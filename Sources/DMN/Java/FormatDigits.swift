import FEEL

/// The digits of a number that is not negative, as a field of a format wants them.
enum FormatDigits {
    /// More digits behind the point are refused.
    private static let maximumPrecision = 6_000

    /// Nil for a fraction where a whole number is wanted.
    static func text(_ number: Number, _ field: FormatField) -> (prefix: String, text: String)? {
        switch field.conversion {
        case "d": return number.isInteger ? ("", grouped(number.description, field)) : nil
        case "o": return based(number, 8).map { (field.flags.contains("#") ? "0" : "", $0) }
        case "x": return based(number, 16).map { (field.flags.contains("#") ? "0x" : "", $0) }
        default: break
        }
        let precision = field.precision ?? 6
        guard precision <= maximumPrecision else { return nil }
        // Java rounds a half up, not to the even digit.
        let point = precision == 0 && field.flags.contains("#") ? "." : ""
        guard field.conversion == "e" else {
            let fixed = number.rounded(scale: precision, .halfUp).plain(fractionDigits: precision)
            return ("", grouped(fixed, field) + point)
        }
        return ("", scientific(number, precision, point))
    }

    private static func based(_ number: Number, _ radix: Int) -> String? {
        guard number.isInteger else { return nil }
        return Int128(number.description).map { String($0, radix: radix) }
    }

    /// With a comma between groups of three digits before the point.
    private static func grouped(_ text: String, _ field: FormatField) -> String {
        guard field.flags.contains(",") else { return text }
        let whole = text.prefix { $0 != "." }
        var result = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result + text.dropFirst(whole.count)
    }

    private static func scientific(_ number: Number, _ precision: Int, _ point: String) -> String {
        let rounded = number.rounded(scale: precision - significant(number).exponent, .halfUp)
        let (digits, exponent) = significant(rounded)
        let fraction = digits.dropFirst().prefix(precision)
        let zeros = String(repeating: "0", count: precision - fraction.count)
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return digits.prefix(1) + (precision > 0 ? "." : point) + fraction + zeros + (exponent < 0 ? "e-" : "e+") + power
    }

    /// The digits from the first that is not 0, and its exponent.
    private static func significant(_ number: Number) -> (digits: Substring, exponent: Int) {
        let halves = number.description.split(separator: ".")
        let digits = halves.joined()
        let zeros = digits.prefix { $0 == "0" }.count
        guard zeros < digits.count else { return ("0", 0) }
        return (digits.dropFirst(zeros), (halves.first?.count ?? 1) - 1 - zeros)
    }
}
