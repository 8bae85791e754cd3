extension Number {
    /// Reads `1234.50`, `-3`, `.5` or `1e3`: ASCII digits, a point, an optional exponent. Digits beyond 34 are rounded half-even.
    public init?(_ text: some StringProtocol) {
        var bytes = Substring(text).utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        var digits = DigitReader()
        digits.read(&bytes)
        let whole = digits.count
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            digits.isFraction = true
            digits.read(&bytes)
            guard digits.count > whole else { return nil }
        }
        guard digits.count > 0 else { return nil }
        guard let power = Number.readExponent(&bytes), bytes.isEmpty else { return nil }
        guard
            let number = Number.make(
                isNegative: isNegative, magnitude: digits.magnitude, exponent: digits.exponent + power, isInexact: digits.isInexact)
        else { return nil }
        self = number
    }

    private struct DigitReader {
        var magnitude: UInt128 = 0
        var exponent = 0
        var count = 0
        var isFraction = false
        var isInexact = false

        mutating func read(_ bytes: inout Substring.UTF8View.SubSequence) {
            while let byte = bytes.first, byte >= 48, byte <= 57 {
                bytes = bytes.dropFirst()
                count += 1
                if magnitude < DecimalPowers.power(36) {
                    magnitude = magnitude * 10 + UInt128(byte - 48)
                    if isFraction { exponent -= 1 }
                } else {
                    if byte != 48 { isInexact = true }
                    if !isFraction { exponent += 1 }
                }
            }
        }
    }

    /// The exponent part, 0 when there is none, nil when it is malformed.
    private static func readExponent(_ bytes: inout Substring.UTF8View.SubSequence) -> Int? {
        guard let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return 0 }
        bytes = bytes.dropFirst()
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        var value = 0
        var count = 0
        while let byte = bytes.first, byte >= 48, byte <= 57 {
            bytes = bytes.dropFirst()
            count += 1
            value = min(value * 10 + Int(byte - 48), 1_000_000)
        }
        guard count > 0 else { return nil }
        return isNegative ? -value : value
    }

    /// Plain notation with exactly `fractionDigits` digits behind the point, rounded half-even: `1234.50`.
    public func plain(fractionDigits: Int) -> String {
        let digits = min(max(fractionDigits, 0), 6176)
        let text = rounded(scale: digits, .halfEven).description
        guard digits > 0 else { return text }
        let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        let present = point.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
        return text + (point == nil ? "." : "") + String(repeating: "0", count: digits - present)
    }
}

extension Number: CustomStringConvertible {
    /// Plain notation without trailing zeros: `1234.5`.
    public var description: String {
        let digits = String(magnitude)
        let sign = isNegative ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: Int(exponent)) }
        let fraction = -Int(exponent)
        let count = digits.utf8.count
        if count > fraction { return sign + digits.prefix(count - fraction) + "." + digits.suffix(fraction) }
        return sign + "0." + String(repeating: "0", count: fraction - count) + digits
    }
}
