extension Number {
    /// The square root to 34 digits; nil below zero.
    var squareRoot: Number? {
        if isNegative { return nil }
        if isZero { return .zero }
        // A first guess of the right order, then Newton's method, which doubles the right digits each time.
        let half = Number(10).raised(to: adjustedExponent / 2) ?? 1
        var guess = half * 3
        for _ in 0..<200 {
            guard let next = divided(by: guess)?.adding(guess)?.divided(by: 2) else { return nil }
            if next == guess || (next - guess).absolute <= (Number(10).raised(to: next.adjustedExponent - 33) ?? 0) {
                return exactRoot(near: next) ?? next
            }
            guess = next
        }
        return exactRoot(near: guess) ?? guess
    }

    /// The last digit of an iteration may be off; a shorter root is taken when its square is exact.
    private func exactRoot(near guess: Number) -> Number? {
        let shorter = guess.rounded(scale: 32 - guess.adjustedExponent, .halfEven)
        return shorter.multiplied(by: shorter) == self ? shorter : nil
    }

    /// e to this power, to about 30 digits; nil beyond the range.
    var exponential: Number? {
        guard absolute < 20_000 else { return isNegative ? .zero : nil }
        // e^x = (e^(x / 2^k))^(2^k): with a small argument the series is short.
        var halvings = 0
        var argument = self
        while argument.absolute > Number.quarter {
            argument = argument.divided(by: 2) ?? 0
            halvings += 1
        }
        var term = Number(1)
        var sum = Number(1)
        for index in 1..<60 {
            guard let next = term.multiplied(by: argument)?.divided(by: Number(index)) else { break }
            term = next
            if term.isZero || term.adjustedExponent < -40 { break }
            sum = sum + term
        }
        for _ in 0..<halvings {
            guard let square = sum.multiplied(by: sum) else { return nil }
            sum = square
        }
        return sum
    }

    private static let quarter = Number("0.25") ?? 1
    private static let ln10 = Number("2.302585092994045684017991454684364") ?? 1

    /// The natural logarithm to about 32 digits; nil unless above zero.
    var naturalLogarithm: Number? {
        guard !isNegative, !isZero else { return nil }
        // x = m × 10^k with m near 1; ln m = 2 artanh((m - 1) / (m + 1)).
        let power = adjustedExponent
        guard let scaled = Number(10).raised(to: -power).flatMap({ multiplied(by: $0) }) else { return nil }
        var mantissa = scaled
        var roots = 0
        while mantissa > Number.nearOne, roots < 20 {
            guard let root = mantissa.squareRoot else { return nil }
            mantissa = root
            roots += 1
        }
        guard let ratio = (mantissa - 1).divided(by: mantissa + 1) else { return nil }
        let square = ratio * ratio
        var term = ratio
        var sum = ratio
        for index in stride(from: 3, to: 200, by: 2) {
            term = term * square
            if term.isZero || term.adjustedExponent < -40 { break }
            sum = sum + (term.divided(by: Number(index)) ?? 0)
        }
        let factor = Number(1 << (roots + 1))
        return sum * factor + Number(power) * Number.ln10
    }

    private static let nearOne = Number("1.2") ?? 2

    /// The power with any exponent; nil for a negative base with a fraction, and beyond the range.
    func raised(to power: Number) -> Number? {
        if let whole = power.int { return raised(to: whole) }
        if isZero { return power.isNegative ? nil : .zero }
        if let halves = power.multiplied(by: 2)?.int, let root = squareRoot { return root.raised(to: halves) }
        guard let result = naturalLogarithm?.multiplied(by: power)?.exponential else { return nil }
        // The last digits of the logarithm's error would hide that 8 ** (1/3) is 2.
        return result.rounded(scale: 29 - result.adjustedExponent, .halfEven)
    }
}
