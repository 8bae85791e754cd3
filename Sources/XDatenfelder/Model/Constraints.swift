/// What the value of a field has to keep (Präzisierung): lengths, limits, pattern.
///
/// The values are the texts of the file, as schemas write all of them as texts.
public struct Constraints: Hashable, Sendable {
    public static let known = ["minLength", "maxLength", "minValue", "maxValue", "pattern"]

    /// Key → value, those of the standard and whatever else the file has.
    public let entries: [String: String]

    public init(_ entries: [String: String] = [:]) {
        self.entries = entries
    }

    public var isEmpty: Bool { entries.isEmpty }
    public var minLength: Int? { length("minLength") }
    public var maxLength: Int? { length("maxLength") }
    public var minValue: String? { entries["minValue"] }
    public var maxValue: String? { entries["maxValue"] }
    /// A pattern of XML Schema: the whole value has to match it, `^` and `$` stand for themselves.
    public var pattern: String? { entries["pattern"] }

    private func length(_ key: String) -> Int? {
        entries[key].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The keys in the standard's order, others behind them.
    var keys: [String] {
        Self.known.filter { entries[$0] != nil } + entries.keys.filter { !Self.known.contains($0) }.sorted()
    }
}
