import FEEL

/// One expression or unary test with the value that it has to give.
public struct ConformanceCase: Decodable, Sendable {
    /// A value that the expression may use.
    public struct Variable: Decodable, Sendable {
        public let name: String
        public let type: String?
        public let value: TypedValue?
    }

    /// An earlier decision: evaluated first, its value then stands under its name.
    public struct Binding: Decodable, Sendable {
        public let name: String
        public let type: String?
        public let expression: String
    }

    enum Kind: String, Decodable, Sendable {
        case expression
        case unaryTests = "unary-tests"
    }

    public let id: String
    public let suite: String?
    private let declaredFeature: String?
    public let expression: String
    public let context: [Variable]
    public let bindings: [Binding]
    let kind: Kind
    /// What `?` stands for.
    let input: TypedValue?
    public let expected: TypedValue
    let resultType: String?

    private enum CodingKeys: String, CodingKey {
        case id, suite, feature, expression, context, bindings, kind, input, expected
        case resultType = "result_type"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        suite = try container.decodeIfPresent(String.self, forKey: .suite)
        declaredFeature = try container.decodeIfPresent(String.self, forKey: .feature)
        expression = try container.decode(String.self, forKey: .expression)
        context = try container.decodeIfPresent([Variable].self, forKey: .context) ?? []
        bindings = try container.decodeIfPresent([Binding].self, forKey: .bindings) ?? []
        kind = try container.decodeIfPresent(Kind.self, forKey: .kind) ?? .expression
        input = try container.decodeIfPresent(TypedValue.self, forKey: .input)
        expected = try container.decode(TypedValue.self, forKey: .expected)
        resultType = try container.decodeIfPresent(String.self, forKey: .resultType)
    }

    /// What the case is counted under: its feature or, without one, its suite.
    public var feature: String { declaredFeature ?? suite ?? "other" }

    /// Whether null or an error is the right answer; an engine that always answers null passes all of these.
    public var expectsNull: Bool { expected.type == "null" || expected.type == "parse error" }

    /// Suites of the TCK whose results are compared as binary fractions in the origin.
    private static let inexactSuites = ["0051", "0052", "0053", "0063", "0075"]

    /// How far a number may be from the expected one, as a part of it.
    var tolerance: Number? {
        guard let suite, ConformanceCase.inexactSuites.contains(where: { suite.hasPrefix($0) }) else { return nil }
        return Number("1e-8")
    }
}
