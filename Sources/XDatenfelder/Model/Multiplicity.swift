/// How often an element may occur at its place (Anzahl, `0:1`, `1:*`).
public struct Multiplicity: Hashable, Sendable, CustomStringConvertible {
    public let min: Int
    /// Nil for `*`.
    public let max: Int?

    public init(min: Int, max: Int?) {
        self.min = min
        self.max = max
    }

    static let one = Multiplicity(min: 1, max: 1)
    /// Larger numbers than this mean nothing to a form.
    private static let largest = 1_000_000

    /// Reads `min:max`; nil for anything else, and for a minimum above the maximum.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let min = Self.number(parts[0]) else { return nil }
        if parts[1] == "*" {
            self.init(min: min, max: nil)
        } else {
            guard let max = Self.number(parts[1]), min <= max else { return nil }
            self.init(min: min, max: max)
        }
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else { return nil }
        return Swift.min(number, largest)
    }

    public var isOptional: Bool { min == 0 }
    /// Whether more than one is possible.
    public var isRepeated: Bool { max.map { $0 > 1 } ?? true }

    public var description: String { "\(min):\(max.map(String.init) ?? "*")" }
}
