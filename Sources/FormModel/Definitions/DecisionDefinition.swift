/// A named expression of a service, or a function where it has parameters.
public struct DecisionDefinition: Equatable, Sendable {
    public struct Parameter: Equatable, Sendable {
        public let name: String
        public let type: DecisionType
        public let location: SourceLocation
    }

    public let id: String
    public let title: String?
    /// The provision of law it carries out (`§ 2 Abs. 2 BEEG`).
    public let source: String?
    /// In the order they are written; empty for a named expression over the form's fields.
    public let parameters: [Parameter]
    public let returns: DecisionType?
    public let expression: Located<String>
    /// Where the id is written.
    public let location: SourceLocation
}

/// The type of a parameter or result, as written in `decisions.yaml`.
public indirect enum DecisionType: Hashable, Sendable, CustomStringConvertible {
    case any, number, string, boolean, date
    case list(DecisionType)

    /// Reads `number`, `list<date>` and the like; nil for anything else.
    public init?(_ text: some StringProtocol) {
        self.init(text, depth: 0)
    }

    private init?(_ text: some StringProtocol, depth: Int) {
        guard depth < 4 else { return nil }
        switch text {
        case "any": self = .any
        case "number": self = .number
        case "string": self = .string
        case "boolean": self = .boolean
        case "date": self = .date
        default:
            guard text.hasPrefix("list<"), text.hasSuffix(">"),
                let element = DecisionType(text.dropFirst(5).dropLast(), depth: depth + 1)
            else { return nil }
            self = .list(element)
        }
    }

    public var description: String {
        switch self {
        case .any: "any"
        case .number: "number"
        case .string: "string"
        case .boolean: "boolean"
        case .date: "date"
        case .list(let element): "list<\(element)>"
        }
    }
}
