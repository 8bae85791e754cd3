/// `int` and `long`: silent functions wrap around as Java's do, `…Exact` ones have no result beyond the range.
extension JavaMath {
    typealias WholeNumber = FixedWidthInteger & JavaValue & SignedInteger

    static func addWhole<Whole: WholeNumber>(_ table: inout JavaMethodTable, _ type: Whole.Type) {
        table.add("abs") { (x: Whole) in x < 0 ? 0 &- x : x }
        table.add("max") { (x: Whole, y: Whole) in max(x, y) }
        table.add("min") { (x: Whole, y: Whole) in min(x, y) }
        table.add("floorDiv") { (x: Whole, y: Whole) in floorDivision(x, y)?.quotient }
        table.add("floorMod") { (x: Whole, y: Whole) in floorDivision(x, y)?.remainder }
        table.add("ceilDiv") { (x: Whole, y: Whole) in ceilingDivision(x, y)?.quotient }
        table.add("ceilMod") { (x: Whole, y: Whole) in ceilingDivision(x, y)?.remainder }
        addExact(&table, type)
    }

    private static func addExact<Whole: WholeNumber>(_ table: inout JavaMethodTable, _ type: Whole.Type) {
        table.add("addExact") { (x: Whole, y: Whole) in exact(x.addingReportingOverflow(y)) }
        table.add("subtractExact") { (x: Whole, y: Whole) in exact(x.subtractingReportingOverflow(y)) }
        table.add("multiplyExact") { (x: Whole, y: Whole) in exact(x.multipliedReportingOverflow(by: y)) }
        table.add("incrementExact") { (x: Whole) in exact(x.addingReportingOverflow(1)) }
        table.add("decrementExact") { (x: Whole) in exact(x.subtractingReportingOverflow(1)) }
        table.add("negateExact") { (x: Whole) in exact(Whole.zero.subtractingReportingOverflow(x)) }
        table.add("absExact") { (x: Whole) in x < 0 ? exact(Whole.zero.subtractingReportingOverflow(x)) : x }
        table.add("divideExact") { (x: Whole, y: Whole) in exact(x.dividedReportingOverflow(by: y)) }
        table.add("floorDivExact") { (x: Whole, y: Whole) in x == .min && y == -1 ? nil : floorDivision(x, y)?.quotient }
        table.add("ceilDivExact") { (x: Whole, y: Whole) in x == .min && y == -1 ? nil : ceilingDivision(x, y)?.quotient }
    }

    /// A `long` and an `int`.
    static func addMixed(_ table: inout JavaMethodTable) {
        table.add("toIntExact") { (x: Int64) in Int32(exactly: x) }
        table.add("multiplyFull") { (x: Int32, y: Int32) in Int64(x) * Int64(y) }
        table.add("multiplyHigh") { (x: Int64, y: Int64) in x.multipliedFullWidth(by: y).high }
        table.add("multiplyExact") { (x: Int64, y: Int32) in exact(x.multipliedReportingOverflow(by: Int64(y))) }
        table.add("floorDiv") { (x: Int64, y: Int32) in floorDivision(x, Int64(y))?.quotient }
        table.add("floorMod") { (x: Int64, y: Int32) in floorDivision(x, Int64(y)).map { Int32(truncatingIfNeeded: $0.remainder) } }
        table.add("ceilDiv") { (x: Int64, y: Int32) in ceilingDivision(x, Int64(y))?.quotient }
        table.add("ceilMod") { (x: Int64, y: Int32) in ceilingDivision(x, Int64(y)).map { Int32(truncatingIfNeeded: $0.remainder) } }
        table.add("clamp") { (x: Int64, low: Int64, high: Int64) in low <= high ? min(max(x, low), high) : nil }
        table.add("clamp") { (x: Int64, low: Int32, high: Int32) in
            low <= high ? Int32(truncatingIfNeeded: min(max(x, Int64(low)), Int64(high))) : nil
        }
    }

    private static func exact<Whole>(_ result: (partialValue: Whole, overflow: Bool)) -> Whole? {
        result.overflow ? nil : result.partialValue
    }

    /// Rounded towards minus infinity; nil for a division by zero.
    private static func floorDivision<Whole: WholeNumber>(_ x: Whole, _ y: Whole) -> (quotient: Whole, remainder: Whole)? {
        guard let (quotient, remainder) = division(x, y) else { return nil }
        let isBelow = remainder != 0 && (remainder < 0) != (y < 0)
        return isBelow ? (quotient - 1, remainder + y) : (quotient, remainder)
    }

    /// Rounded towards plus infinity.
    private static func ceilingDivision<Whole: WholeNumber>(_ x: Whole, _ y: Whole) -> (quotient: Whole, remainder: Whole)? {
        guard let (quotient, remainder) = division(x, y) else { return nil }
        let isAbove = remainder != 0 && (remainder < 0) == (y < 0)
        return isAbove ? (quotient + 1, remainder - y) : (quotient, remainder)
    }

    /// The smallest number divided by -1 wraps around to itself.
    private static func division<Whole: WholeNumber>(_ x: Whole, _ y: Whole) -> (quotient: Whole, remainder: Whole)? {
        guard y != 0 else { return nil }
        return y == -1 ? (0 &- x, 0) : x.quotientAndRemainder(dividingBy: y)
    }
}
