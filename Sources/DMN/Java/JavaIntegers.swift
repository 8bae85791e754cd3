/// `java.lang.Byte`, `Short`, `Integer` and `Long`.
enum JavaIntegers {
    static let byte = methods(Int8.self, "parseByte")
    static let short = methods(Int16.self, "parseShort")
    static let int = words(Int32.self, "parseInt")
    static let long = words(Int64.self, "parseLong")

    private static func methods<Whole: JavaMath.WholeNumber>(_ type: Whole.Type, _ parse: String) -> [String: JavaMethod] {
        var table = JavaMethodTable()
        addConversions(&table, type, parse)
        table.add("compare") { (x: Whole, y: Whole) in Int32(x) - Int32(y) }
        table.add("compareUnsigned") { (x: Whole, y: Whole) in
            Int32(Whole.Magnitude(truncatingIfNeeded: x)) - Int32(Whole.Magnitude(truncatingIfNeeded: y))
        }
        table.add("toUnsignedInt") { (x: Whole) in Int32(Whole.Magnitude(truncatingIfNeeded: x)) }
        table.add("toUnsignedLong") { (x: Whole) in Int64(Whole.Magnitude(truncatingIfNeeded: x)) }
        return table.methods
    }

    private static func addConversions<Whole: JavaMath.WholeNumber>(
        _ table: inout JavaMethodTable, _ type: Whole.Type, _ parse: String
    ) {
        for name in ["valueOf", parse] {
            table.add(name) { (text: String) in Whole(text, radix: 10) }
            table.add(name) { (text: String, radix: Int32) in (2...36).contains(radix) ? Whole(text, radix: Int(radix)) : nil }
        }
        table.add("valueOf") { (x: Whole) in x }
        table.add("decode") { (text: String) in decoded(text, type) }
        table.add("toString") { (x: Whole) in String(x) }
    }

    /// `Integer` and `Long` have more than the smaller ones.
    private static func words<Whole: JavaMath.WholeNumber>(_ type: Whole.Type, _ parse: String) -> [String: JavaMethod] {
        var table = JavaMethodTable()
        addConversions(&table, type, parse)
        table.add("compare") { (x: Whole, y: Whole) in Int32(x < y ? -1 : x > y ? 1 : 0) }
        table.add("signum") { (x: Whole) in Int32(x.signum()) }
        table.add("sum") { (x: Whole, y: Whole) in x &+ y }
        table.add("max") { (x: Whole, y: Whole) in max(x, y) }
        table.add("min") { (x: Whole, y: Whole) in min(x, y) }
        table.add("toString") { (x: Whole, radix: Int32) in String(x, radix: (2...36).contains(radix) ? Int(radix) : 10) }
        for (name, radix) in [("toBinaryString", 2), ("toOctalString", 8), ("toHexString", 16)] {
            table.add(name) { (x: Whole) in String(Whole.Magnitude(truncatingIfNeeded: x), radix: radix) }
        }
        addUnsigned(&table, type)
        addBits(&table, type)
        return table.methods
    }

    private static func addUnsigned<Whole: JavaMath.WholeNumber>(_ table: inout JavaMethodTable, _ type: Whole.Type) {
        typealias Bits = Whole.Magnitude
        table.add("compareUnsigned") { (x: Whole, y: Whole) in
            let (left, right) = (Bits(truncatingIfNeeded: x), Bits(truncatingIfNeeded: y))
            return Int32(left < right ? -1 : left > right ? 1 : 0)
        }
        table.add("divideUnsigned") { (x: Whole, y: Whole) in
            y == 0 ? nil : Whole(truncatingIfNeeded: Bits(truncatingIfNeeded: x) / Bits(truncatingIfNeeded: y))
        }
        table.add("remainderUnsigned") { (x: Whole, y: Whole) in
            y == 0 ? nil : Whole(truncatingIfNeeded: Bits(truncatingIfNeeded: x) % Bits(truncatingIfNeeded: y))
        }
        table.add("toUnsignedString") { (x: Whole) in String(Bits(truncatingIfNeeded: x)) }
        if Whole.bitWidth == 32 { table.add("toUnsignedLong") { (x: Whole) in Int64(Bits(truncatingIfNeeded: x)) } }
    }

    private static func addBits<Whole: JavaMath.WholeNumber>(_ table: inout JavaMethodTable, _ type: Whole.Type) {
        table.add("bitCount") { (x: Whole) in Int32(x.nonzeroBitCount) }
        table.add("numberOfLeadingZeros") { (x: Whole) in Int32(x.leadingZeroBitCount) }
        table.add("numberOfTrailingZeros") { (x: Whole) in Int32(x.trailingZeroBitCount) }
        table.add("lowestOneBit") { (x: Whole) in x & (0 &- x) }
        table.add("highestOneBit") { (x: Whole) in x == 0 ? x : 1 &<< Whole(truncatingIfNeeded: Whole.bitWidth - 1 - x.leadingZeroBitCount)
        }
        table.add("reverseBytes") { (x: Whole) in x.byteSwapped }
    }

    /// `+`, `-`, then `0x`, `#` or `0` before another radix.
    private static func decoded<Whole: JavaMath.WholeNumber>(_ text: String, _ type: Whole.Type) -> Whole? {
        var digits = Substring(text)
        var sign = ""
        if let first = digits.first, "+-".contains(first) {
            sign = String(first)
            digits.removeFirst()
        }
        var radix = 10
        for (prefix, value) in [("0x", 16), ("0X", 16), ("#", 16), ("0", 8)] where digits.hasPrefix(prefix) && digits.count > prefix.count {
            digits.removeFirst(prefix.count)
            radix = value
            break
        }
        guard digits.first?.isHexDigit == true else { return nil }
        return Whole(sign + digits, radix: radix)
    }
}
