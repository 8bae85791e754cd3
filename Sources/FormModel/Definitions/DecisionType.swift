public import FEEL

/// The type of a parameter or result, as written in `decisions.yaml`.
public indirect enum DecisionType: Hashable, Sendable, CustomStringConvertible {
    case any, number, string, boolean, date, time, dateTime, daysTime, yearsMonths
    /// Named entries of any kind.
    case context
    case list(DecisionType)
    case entries([Entry])

    public struct Entry: Hashable, Sendable {
        public let name: String
        public let type: DecisionType

        public init(_ name: String, _ type: DecisionType) {
            self.name = name
            self.type = type
        }
    }

    static let words: [(word: String, type: DecisionType)] = [
        ("any", .any), ("number", .number), ("string", .string), ("boolean", .boolean), ("date", .date), ("time", .time),
        ("date and time", .dateTime), ("days and time duration", .daysTime), ("years and months duration", .yearsMonths),
        ("context", .context),
    ]

    /// Reads `number`, `list<date>` and the like; nil for anything else.
    public init?(_ text: some StringProtocol) {
        self.init(text, depth: 0)
    }

    private init?(_ text: some StringProtocol, depth: Int) {
        guard depth < 4 else { return nil }
        if let found = DecisionType.words.first(where: { text == $0.word }) {
            self = found.type
        } else if text.hasPrefix("list<"), text.hasSuffix(">"),
            let element = DecisionType(text.dropFirst(5).dropLast(), depth: depth + 1)
        {
            self = .list(element)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .list(let element): "list<\(element)>"
        case .entries(let entries): "{" + entries.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + "}"
        default: DecisionType.words.first { $0.type == self }?.word ?? "any"
        }
    }

    /// The type in expressions.
    public var valueType: ValueType {
        switch self {
        case .any, .context: .any
        case .number: .number
        case .string: .string
        case .boolean: .boolean
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .daysTime: .daysTime
        case .yearsMonths: .yearsMonths
        case .list(let element): .list(element.valueType)
        case .entries(let entries): .context(entries.map { ValueType.Field(name: $0.name, type: $0.type.valueType) })
        }
    }
}
