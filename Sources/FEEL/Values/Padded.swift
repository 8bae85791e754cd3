/// A number with leading zeros.
struct Padded: CustomStringConvertible {
    let value: Int
    let width: Int

    init(_ value: Int, _ width: Int) {
        self.value = value
        self.width = width
    }

    var description: String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int {
    /// The quotient rounded towards minus infinity, for a divisor above zero.
    func dividedDown(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: Swift.max(divisor, 1))
        return remainder < 0 ? quotient - 1 : quotient
    }
}
