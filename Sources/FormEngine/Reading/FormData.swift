/// A decoded form body: names and values in the order they were sent.
///
/// The edge bounds the number of pairs and their length before it builds one.
public struct FormData: Sendable {
    /// All values of a name, in order.
    private let values: [String: [String]]
    /// The names in the order of their first appearance.
    public let names: [String]

    /// Groups the pairs of an `application/x-www-form-urlencoded` body by name.
    public init(_ pairs: [(name: String, value: String)]) {
        var values: [String: [String]] = [:]
        var names: [String] = []
        for (name, value) in pairs {
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(value)
        }
        self.values = values
        self.names = names
    }

    /// All values sent under a name, `nil` when the name was not sent.
    public subscript(_ name: String) -> [String]? { values[name] }

    /// The first value sent under a name.
    public func first(_ name: String) -> String? { values[name]?.first }

    /// Whether the name was sent at all.
    public func contains(_ name: String) -> Bool { values[name] != nil }
}
