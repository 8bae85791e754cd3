/// Powers of ten that fit 128 bits, and the number of decimal digits of a magnitude.
enum DecimalPowers {
    /// The precision of decimal128.
    static let precision = 34

    private static let table: [UInt128] = {
        var powers: [UInt128] = [1]
        while powers.count < 39 { powers.append(powers[powers.count - 1] &* 10) }
        return powers
    }()

    /// 10^exponent for 0 … 38; other exponents are clamped.
    static func power(_ exponent: Int) -> UInt128 {
        table[min(max(exponent, 0), 38)]
    }

    /// How many decimal digits `magnitude` has (0 has none).
    static func digits(_ magnitude: UInt128) -> Int {
        let bits = 128 - magnitude.leadingZeroBitCount
        let guess = (bits * 1233) >> 12
        return guess < 39 && magnitude >= table[guess] ? guess + 1 : guess
    }
}
