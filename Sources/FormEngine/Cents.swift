public import FEEL

/// An amount of money in euro cents.
public struct Cents: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Whole cents; negative for a refund.
    public let value: Int64

    /// An amount of whole cents.
    public init(value: Int64) {
        self.value = value
    }

    /// An amount in euros as FEEL computes it, rounded half up to the cent; `nil` beyond 64 bits.
    public init?(euros: Number) {
        guard let plain = Cents.wholeCents(euros) else { return nil }
        self.value = plain
    }

    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    public static func < (left: Cents, right: Cents) -> Bool {
        left.value < right.value
    }

    /// German notation with thousands points and a no-break space: `1.234,50 €`.
    public var display: String {
        let magnitude = value.magnitude
        let euros = GermanFormat.grouped(String(magnitude / 100))
        let rest = magnitude % 100
        return (value < 0 ? "-" : "") + euros + "," + (rest < 10 ? "0" : "") + String(rest) + "\u{A0}€"
    }

    public var description: String { display }

    private static func wholeCents(_ euros: Number) -> Int64? {
        // "1234.50" without its point is the number of cents: no multiplication, no overflow.
        let text = euros.rounded(scale: 2, .halfUp).plain(fractionDigits: 2)
        return Int64(String(text.utf8.filter { $0 != 0x2E }.map { Character(UnicodeScalar($0)) }))
    }
}
