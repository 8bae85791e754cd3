/// A decimal number as FEEL has it: 34 significant digits, half-even, never a binary fraction.
///
/// The value is `coefficient × 10^exponent` in one canonical form: a fraction carries no trailing
/// zeros, a whole number has exponent 0 while it fits 34 digits. So `==` compares values.
/// Range and precision are those of IEEE 754 decimal128 (about ±9.99e6144); what falls below
/// 1e-6176 is zero. No operation traps.
public struct Number: Hashable, Sendable {
    // The coefficient in two's complement; two words keep the size at 24 bytes.
    private let high: Int64
    private let low: UInt64
    let exponent: Int32

    /// Zero.
    public static let zero = Number(0)

    static let largestExponent = 6111
    static let smallestExponent = -6176

    init(unchecked coefficient: Int128, exponent: Int32) {
        self.high = Int64(truncatingIfNeeded: coefficient >> 64)
        self.low = UInt64(truncatingIfNeeded: coefficient)
        self.exponent = exponent
    }

    /// A whole number.
    public init(_ value: Int) {
        self.init(unchecked: Int128(value), exponent: 0)
    }

    var coefficient: Int128 {
        (Int128(high) << 64) | Int128(low)
    }

    var magnitude: UInt128 {
        coefficient.magnitude
    }

    /// Whether the number is below zero.
    public var isNegative: Bool { high < 0 }

    /// Whether the number is zero.
    public var isZero: Bool { high == 0 && low == 0 }

    /// Whether the number has no fraction.
    public var isInteger: Bool { exponent >= 0 }

    /// The number as `Int`, if it is whole and fits.
    public var int: Int? {
        guard exponent == 0 else { return nil }
        return Int(exactly: coefficient)
    }

    /// The exponent of the first digit: 2 for 123.4.
    var adjustedExponent: Int {
        DecimalPowers.digits(magnitude) + Int(exponent) - 1
    }

    /// Rounds half-even to 34 digits and brings the result into canonical form.
    ///
    /// - Parameter isInexact: the true magnitude lies a little above `magnitude` (only sound when that has more than 34 digits).
    /// - Returns: nil when the result is beyond the range of decimal128.
    static func make(isNegative: Bool, magnitude: UInt128, exponent: Int, isInexact: Bool = false) -> Number? {
        var magnitude = magnitude
        var exponent = exponent
        let surplus = DecimalPowers.digits(magnitude) - DecimalPowers.precision
        let tooSmall = smallestExponent - exponent
        let drop = max(surplus, tooSmall)
        if drop > 0 {
            guard drop < 39 else { return zero }
            let unit = DecimalPowers.power(drop)
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: unit)
            let half = unit / 2
            let isUp = remainder > half || (remainder == half && (isInexact || quotient & 1 == 1))
            magnitude = isUp ? quotient + 1 : quotient
            exponent += drop
        }
        return canonical(isNegative: isNegative, magnitude: magnitude, exponent: exponent)
    }

    private static func canonical(isNegative: Bool, magnitude: UInt128, exponent: Int) -> Number? {
        var magnitude = magnitude
        var exponent = exponent
        if magnitude == 0 { return zero }
        if magnitude == DecimalPowers.power(DecimalPowers.precision) {
            // Rounding up gave one digit more than fits, all zeros behind it.
            magnitude /= 10
            exponent += 1
        }
        if exponent < 0 {
            (magnitude, exponent) = withoutTrailingZeros(magnitude, exponent)
        } else if exponent > 0 {
            let room = DecimalPowers.precision - DecimalPowers.digits(magnitude)
            let shift = min(room, exponent)
            if shift > 0 {
                magnitude *= DecimalPowers.power(shift)
                exponent -= shift
            }
            guard exponent <= largestExponent else { return nil }
        }
        let signed = Int128(truncatingIfNeeded: magnitude)
        return Number(unchecked: isNegative ? -signed : signed, exponent: Int32(exponent))
    }

    private static func withoutTrailingZeros(_ magnitude: UInt128, _ exponent: Int) -> (UInt128, Int) {
        var exponent = exponent
        if var small = UInt64(exactly: magnitude) {
            while exponent < 0, small % 10 == 0 {
                small /= 10
                exponent += 1
            }
            return (UInt128(small), exponent)
        }
        var magnitude = magnitude
        while exponent < 0 {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { break }
            magnitude = quotient
            exponent += 1
        }
        return (magnitude, exponent)
    }
}

extension Number: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension Number: Comparable {
    public static func < (left: Number, right: Number) -> Bool {
        if left.exponent == right.exponent { return left.coefficient < right.coefficient }
        if left.isNegative != right.isNegative { return left.isNegative }
        if left.isZero || right.isZero { return left.isZero ? !right.isNegative && !right.isZero : left.isNegative }
        let isSmaller = magnitudeIsSmaller(left, right)
        return left.isNegative ? magnitudeIsSmaller(right, left) : isSmaller
    }

    private static func magnitudeIsSmaller(_ left: Number, _ right: Number) -> Bool {
        let (leftTop, rightTop) = (left.adjustedExponent, right.adjustedExponent)
        if leftTop != rightTop { return leftTop < rightTop }
        // With the same first digit's place the exponents differ by less than 34.
        let shift = Int(left.exponent) - Int(right.exponent)
        return shift >= 0
            ? left.magnitude * DecimalPowers.power(shift) < right.magnitude
            : left.magnitude < right.magnitude * DecimalPowers.power(-shift)
    }
}
