/// How digits are dropped.
public enum RoundingMode: Sendable {
    /// Away from zero.
    case up
    /// Towards zero.
    case down
    case halfUp
    case halfDown
    case halfEven
    /// Towards minus infinity.
    case floor
    /// Towards plus infinity.
    case ceiling
}

extension Number {
    /// The number with at most `scale` digits behind the point; a negative scale rounds before it.
    public func rounded(scale: Int, _ mode: RoundingMode) -> Number {
        let scale = min(max(scale, -Number.largestExponent), -Number.smallestExponent)
        let drop = -Int(exponent) - scale
        guard drop > 0 else { return self }
        let quotient: UInt128
        let isUp: Bool
        if drop > 38 {
            quotient = 0
            isUp = carries(mode, quotient: 0, tail: isZero ? .none : .belowHalf)
        } else {
            let unit = DecimalPowers.power(drop)
            let (whole, remainder) = magnitude.quotientAndRemainder(dividingBy: unit)
            let half = unit / 2
            let tail: Tail = remainder == 0 ? .none : remainder < half ? .belowHalf : remainder == half ? .half : .aboveHalf
            quotient = whole
            isUp = carries(mode, quotient: whole, tail: tail)
        }
        let magnitude = isUp ? quotient + 1 : quotient
        return Number.make(isNegative: isNegative, magnitude: magnitude, exponent: -scale) ?? self
    }

    private enum Tail {
        case none, belowHalf, half, aboveHalf
    }

    private func carries(_ mode: RoundingMode, quotient: UInt128, tail: Tail) -> Bool {
        if tail == .none { return false }
        return switch mode {
        case .up: true
        case .down: false
        case .floor: isNegative
        case .ceiling: !isNegative
        case .halfUp: tail != .belowHalf
        case .halfDown: tail == .aboveHalf
        case .halfEven: tail == .aboveHalf || (tail == .half && quotient & 1 == 1)
        }
    }
}
