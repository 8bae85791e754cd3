/// `java.lang.Float` and `Double`.
enum JavaFloats {
    static let float = methods(Float.self, "parseFloat")
    static let double = methods(Double.self, "parseDouble")

    typealias RealNumber = BinaryFloatingPoint & JavaValue & LosslessStringConvertible & CustomStringConvertible

    private static func methods<Real: RealNumber>(_ type: Real.Type, _ parse: String) -> [String: JavaMethod] {
        var table = JavaMethodTable()
        for name in ["valueOf", parse] { table.add(name) { (text: String) in parsed(text, type) } }
        table.add("valueOf") { (x: Real) in x }
        table.add("toString") { (x: Real) in text(x) }
        table.add("compare") { (x: Real, y: Real) in Int32(x < y ? -1 : x > y ? 1 : 0) }
        table.add("sum") { (x: Real, y: Real) in x + y }
        table.add("max") { (x: Real, y: Real) in max(x, y) }
        table.add("min") { (x: Real, y: Real) in min(x, y) }
        table.add("isNaN") { (x: Real) in x.isNaN }
        table.add("isInfinite") { (x: Real) in x.isInfinite }
        table.add("isFinite") { (x: Real) in x.isFinite }
        return table.methods
    }

    /// Blanks around, a sign, digits with a point and an exponent, a suffix of `f` or `d`; hexadecimal fractions are left out.
    private static func parsed<Real: RealNumber>(_ text: String, _ type: Real.Type) -> Real? {
        var digits = Substring(text)
        while let first = digits.unicodeScalars.first, first.value <= 0x20 { digits.unicodeScalars.removeFirst() }
        while let last = digits.unicodeScalars.last, last.value <= 0x20 { digits.unicodeScalars.removeLast() }
        if let last = digits.last, "fFdD".contains(last) { digits.removeLast() }
        guard digits.utf8.contains(where: { (48...57).contains($0) }), digits.utf8.allSatisfy(isDecimal) else { return nil }
        if digits.first == "+" { digits.removeFirst() }
        // Java lets either side of the point be empty.
        var plain = String(digits).replacing(".e", with: ".0e").replacing(".E", with: ".0E")
        if plain.hasSuffix(".") { plain += "0" }
        guard plain.first != "+", plain.first != "e", plain.first != "E" else { return nil }
        return Real(plain)
    }

    private static func isDecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte)
            || [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte)
    }

    /// As Java writes it: `1.0`, `0.001`, `1.0E7`.
    static func text<Real: RealNumber>(_ x: Real) -> String {
        if x.isNaN { return "NaN" }
        if x.isInfinite { return x < 0 ? "-Infinity" : "Infinity" }
        let sign = x.sign == .minus ? "-" : ""
        let (digits, exponent) = significant(x.magnitude.description)
        guard !(-3..<7).contains(exponent) else { return sign + plain(digits, exponent) }
        return sign + plain(digits, 0) + "E\(exponent)"
    }

    /// Digits without zeros at either end, and the exponent of the first: `1.5e-7` is `15` and -7.
    private static func significant(_ text: String) -> (digits: String, exponent: Int) {
        let parts = text.split(separator: "e")
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        var digits = halves.joined()
        var exponent = (halves.first?.count ?? 1) - 1 + power
        while digits.first == "0", digits.count > 1 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.last == "0", digits.count > 1 { digits.removeLast() }
        return digits == "0" ? (digits, 0) : (digits, exponent)
    }

    /// At least one digit on either side of the point.
    private static func plain(_ digits: String, _ exponent: Int) -> String {
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = digits.prefix(exponent + 1)
        let rest = digits.dropFirst(exponent + 1)
        return whole + String(repeating: "0", count: exponent + 1 - whole.count) + "." + (rest.isEmpty ? "0" : rest)
    }
}
