/// What is known of a value before it is computed.
///
/// Every type includes `null`. `any` means that nothing is known; it passes every check, and the value is looked at when it is used.
public indirect enum ValueType: Hashable, Sendable {
    case any, null, boolean, number, string, date, time, dateTime, yearsMonths, daysTime
    case list(ValueType)
    case context([Field])
    case range(ValueType)
    case function(parameters: [ValueType], result: ValueType)

    /// An entry of a context.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let type: ValueType

        public init(name: String, type: ValueType) {
            self.name = name
            self.type = type
        }
    }
}

extension ValueType {
    /// Whether a value of this type can stand where `expected` is wanted; unknown parts pass.
    public func fits(_ expected: ValueType) -> Bool {
        switch (self, expected) {
        case (.any, _), (_, .any), (.null, _), (_, .null): true
        case (.list(let item), .list(let wanted)): item.fits(wanted)
        case (.range(let item), .range(let wanted)): item.fits(wanted)
        case (.context(let fields), .context(let wanted)):
            wanted.allSatisfy { want in fields.first { $0.name == want.name }?.type.fits(want.type) ?? false }
        case (.function(let parameters, let result), .function(let wanted, let wantedResult)):
            parameters.count == wanted.count && result.fits(wantedResult)
                && zip(wanted, parameters).allSatisfy { $0.fits($1) }
        default: self == expected
        }
    }

    /// The narrowest type that holds values of both.
    func joined(_ other: ValueType) -> ValueType {
        switch (self, other) {
        case (.null, _): other
        case (_, .null): self
        case (.list(let left), .list(let right)): .list(left.joined(right))
        case (.range(let left), .range(let right)): .range(left.joined(right))
        default: self == other ? self : .any
        }
    }

    /// The type of the items; of a single value, itself.
    var item: ValueType {
        if case .list(let item) = self { item } else { self }
    }
}

extension ValueType: CustomStringConvertible {
    /// The type's name as FEEL writes it.
    public var description: String {
        switch self {
        case .any: "Any"
        case .null: "Null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .yearsMonths: "years and months duration"
        case .daysTime: "days and time duration"
        case .list(let item): "list<\(item)>"
        case .range(let item): "range<\(item)>"
        case .context(let fields): "context<\(fields.map { "\($0.name): \($0.type)" }.joined(separator: ", "))>"
        case .function(let parameters, let result):
            "function<\(parameters.map(\.description).joined(separator: ", "))> -> \(result)"
        }
    }
}
