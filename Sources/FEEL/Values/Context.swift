/// Named values in the order in which they were given.
///
/// Two contexts are equal when they have the same names with the same values, in whatever order.
public struct Context: Sendable {
    public private(set) var names: [String]
    public private(set) var values: [Value]

    public init() {
        names = []
        values = []
    }

    /// A later entry replaces an earlier one of the same name.
    public init(_ entries: [(String, Value)]) {
        self.init()
        names.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
        for (name, value) in entries { set(name, value) }
    }

    init(uniqueNames: [String], values: [Value]) {
        names = uniqueNames
        self.values = values
    }

    public var count: Int { names.count }
    public var isEmpty: Bool { names.isEmpty }

    /// The entries in order.
    public var entries: [(name: String, value: Value)] {
        zip(names, values).map { (name: $0, value: $1) }
    }

    /// The value of that name; nil where there is no such entry.
    public subscript(name: String) -> Value? {
        names.firstIndex(of: name).map { values[$0] }
    }

    /// The value of that name, which stands at `hint` in contexts of the expected shape.
    func value(of name: String, hint: Int) -> Value? {
        hint < names.count && names[hint] == name ? values[hint] : self[name]
    }

    /// Adds or replaces an entry.
    public mutating func set(_ name: String, _ value: Value) {
        if let index = names.firstIndex(of: name) {
            values[index] = value
        } else {
            names.append(name)
            values.append(value)
        }
    }
}

extension Context: Hashable {
    public static func == (left: Context, right: Context) -> Bool {
        guard left.count == right.count else { return false }
        if left.names == right.names { return left.values == right.values }
        return zip(left.names, left.values).allSatisfy { right[$0] == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        // Independent of the order of the entries.
        var sum = 0
        for (name, value) in zip(names, values) {
            var entry = Hasher()
            entry.combine(name)
            entry.combine(value)
            sum &+= entry.finalize()
        }
        hasher.combine(sum)
    }
}
