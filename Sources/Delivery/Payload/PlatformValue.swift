import FormEngine

/// Values as the platform writes them.
enum PlatformValue {
    /// The text of an entry that holds one value; nil when nothing was answered.
    ///
    /// Canonical values of the document are already ISO dates, `true`/`false`, option values and plain texts. Money gets its two
    /// decimals here; a computed amount is known by its German display, which ends with the euro sign.
    static func text(of entry: ApplicationDocument.Entry) -> String? {
        guard let value = entry.value else { return nil }
        let isMoney = entry.kind == "money" || (entry.kind == "computed" && entry.display.hasSuffix("€"))
        return isMoney ? money(value) : value
    }

    /// A plain decimal ("1234.5") with a dot and exactly two decimals ("1234.50"); further decimals are rounded half up in magnitude.
    /// What is no plain decimal stays as it is.
    static func money(_ text: String) -> String {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : Substring(text)).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty, whole.utf8.allSatisfy(isDigit) else { return text }
        let fraction: [UInt8] = parts.count == 2 ? parts.last.map { Array($0.utf8) } ?? [] : []
        guard fraction.allSatisfy(isDigit) else { return text }
        var digits: [UInt8] = Array(whole.utf8)
        digits += (fraction + [0x30, 0x30]).prefix(2)
        if let third = fraction.dropFirst(2).first, third >= 0x35 { increment(&digits) }
        let isZero = digits.allSatisfy { $0 == 0x30 }
        let sign = isNegative && !isZero ? "-" : ""
        return sign + String(decoding: digits.dropLast(2), as: UTF8.self) + "." + String(decoding: digits.suffix(2), as: UTF8.self)
    }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] < 0x39 {
                digits[index] += 1
                return
            }
            digits[index] = 0x30
        }
        digits.insert(0x31, at: 0)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
