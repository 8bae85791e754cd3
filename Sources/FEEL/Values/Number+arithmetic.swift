extension Number {
    /// The sum; nil beyond the range of decimal128.
    public func adding(_ other: Number) -> Number? {
        if exponent == other.exponent {
            // Two coefficients below 10^34 cannot overflow 128 bits.
            let sum = coefficient + other.coefficient
            return Number.make(isNegative: sum < 0, magnitude: sum.magnitude, exponent: Int(exponent))
        }
        return exponent > other.exponent ? Number.aligned(self, other) : Number.aligned(other, self)
    }

    /// The difference; nil beyond the range of decimal128.
    public func subtracting(_ other: Number) -> Number? {
        adding(-other)
    }

    /// The sum of two numbers of which `upper` has the larger exponent.
    private static func aligned(_ upper: Number, _ lower: Number) -> Number? {
        if upper.isZero { return lower }
        if lower.isZero { return upper }
        let distance = Int(upper.exponent) - Int(lower.exponent)
        let digits = DecimalPowers.digits(upper.magnitude)
        if digits + distance <= 37 {
            let sum = upper.coefficient * Int128(DecimalPowers.power(distance)) + lower.coefficient
            return make(isNegative: sum < 0, magnitude: sum.magnitude, exponent: Int(lower.exponent))
        }
        // The lower one reaches below what 36 digits of the upper one show: its tail only decides ties.
        let shift = 36 - digits
        let cut = distance - shift
        let scaled = upper.coefficient * Int128(DecimalPowers.power(shift))
        let unit = DecimalPowers.power(cut)
        let (quotient, remainder) =
            cut > 38
            ? (UInt128(0), lower.magnitude) : lower.magnitude.quotientAndRemainder(dividingBy: unit)
        var tail = Int128(quotient) * 10 + (remainder == 0 ? 0 : 1)
        if lower.isNegative { tail = -tail }
        let sum = scaled * 10 + tail
        return make(isNegative: sum < 0, magnitude: sum.magnitude, exponent: Int(upper.exponent) - shift - 1)
    }

    /// The product; nil beyond the range of decimal128.
    public func multiplied(by other: Number) -> Number? {
        if isZero || other.isZero { return .zero }
        let isNegative = isNegative != other.isNegative
        let exponent = Int(exponent) + Int(other.exponent)
        let (high, low) = magnitude.multipliedFullWidth(by: other.magnitude)
        if high == 0 { return Number.make(isNegative: isNegative, magnitude: low, exponent: exponent) }
        // 39 to 68 digits: keep 36 or 37 of them, the tail only decides ties.
        let drop = DecimalPowers.digits(magnitude) + DecimalPowers.digits(other.magnitude) - 37
        let (quotient, remainder) = DecimalPowers.power(drop).dividingFullWidth((high, low))
        return Number.make(isNegative: isNegative, magnitude: quotient, exponent: exponent + drop, isInexact: remainder != 0)
    }

    /// The quotient, rounded half-even to 34 digits; nil for a divisor of zero and beyond the range.
    public func divided(by other: Number) -> Number? {
        if other.isZero { return nil }
        if isZero { return .zero }
        let isNegative = isNegative != other.isNegative
        let fill = DecimalPowers.precision - DecimalPowers.digits(magnitude)
        // One digit more than the divisor has leaves a quotient of 35 or 36 digits.
        let width = DecimalPowers.digits(other.magnitude) + 1
        let (high, low) = (magnitude * DecimalPowers.power(fill)).multipliedFullWidth(by: DecimalPowers.power(width))
        let (quotient, remainder) = other.magnitude.dividingFullWidth((high, low))
        let exponent = Int(exponent) - fill - width - Int(other.exponent)
        return Number.make(isNegative: isNegative, magnitude: quotient, exponent: exponent, isInexact: remainder != 0)
    }

    /// The remainder with the sign of the divisor, as `modulo` of FEEL: `a - b * floor(a / b)`.
    public func modulo(_ other: Number) -> Number? {
        guard !other.isZero else { return nil }
        if let left = int, let right = other.int {
            let (remainder, overflow) = left.remainderReportingOverflow(dividingBy: right)
            if overflow { return .zero }
            return Number(remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder)
        }
        guard let floor = divided(by: other)?.rounded(scale: 0, .floor) else { return nil }
        return other.multiplied(by: floor).flatMap { subtracting($0) }
    }

    /// The power with a whole exponent of at most six digits; nil for 0 to a negative power and beyond the range.
    public func raised(to power: Int) -> Number? {
        guard power.magnitude <= 999_999 else { return nil }
        var result = Number(1)
        var base = self
        var rest = power.magnitude
        while rest > 0 {
            if rest & 1 == 1 {
                guard let next = result.multiplied(by: base) else { return power < 0 ? .zero : nil }
                result = next
            }
            rest >>= 1
            guard rest > 0 else { break }
            guard let square = base.multiplied(by: base) else { return power < 0 ? .zero : nil }
            base = square
        }
        return power < 0 ? Number(1).divided(by: result) : result
    }

    /// The absolute value.
    public var absolute: Number { isNegative ? -self : self }

    public static prefix func - (number: Number) -> Number {
        Number(unchecked: -number.coefficient, exponent: number.exponent)
    }

    /// The sum; beyond the range the largest number of that sign (use ``adding(_:)`` to notice).
    public static func + (left: Number, right: Number) -> Number {
        left.adding(right) ?? largest(isNegative: left.isNegative)
    }

    /// The difference; beyond the range the largest number of that sign (use ``subtracting(_:)`` to notice).
    public static func - (left: Number, right: Number) -> Number {
        left.subtracting(right) ?? largest(isNegative: left.isNegative)
    }

    /// The product; beyond the range the largest number of that sign (use ``multiplied(by:)`` to notice).
    public static func * (left: Number, right: Number) -> Number {
        left.multiplied(by: right) ?? largest(isNegative: left.isNegative != right.isNegative)
    }

    private static func largest(isNegative: Bool) -> Number {
        let coefficient = Int128(DecimalPowers.power(34)) - 1
        return Number(unchecked: isNegative ? -coefficient : coefficient, exponent: Int32(largestExponent))
    }
}
