/// A decision table as it is written. Source: DMN 1.5, section 8.
public struct DecisionTable: Hashable, Sendable {
    /// A column of conditions.
    public struct Input: Hashable, Sendable {
        /// What the cells are compared with.
        public let expression: DecisionText
        /// The column's words; without them the expression stands for it.
        public let label: String?
        public let type: ValueType?
        /// The values that can occur, as unary tests; for the check of completeness.
        public let values: DecisionText?
        /// Whether the table has no result for any other value but null.
        public let isLimited: Bool

        public init(
            _ expression: DecisionText, label: String? = nil, type: ValueType? = nil, values: DecisionText? = nil, isLimited: Bool = false
        ) {
            self.expression = expression
            self.label = label
            self.type = type
            self.values = values
            self.isLimited = isLimited
        }

        public var heading: String { label ?? expression.source }
    }

    /// A column of results.
    public struct Output: Hashable, Sendable {
        /// The entry's name where a table has several results.
        public let name: String
        public let type: ValueType?
        /// The allowed results; where the hit policy asks for it, the first one goes first.
        public let values: DecisionText?
        /// The result when no rule matches.
        public let defaultValue: DecisionText?

        public init(
            _ name: String, type: ValueType? = nil, values: DecisionText? = nil, defaultValue: DecisionText? = nil
        ) {
            self.name = name
            self.type = type
            self.values = values
            self.defaultValue = defaultValue
        }
    }

    /// A line: one cell for each column.
    public struct Rule: Hashable, Sendable {
        public let conditions: [DecisionText]
        public let results: [DecisionText]
        /// Why the result follows, in words for a notice.
        public let reason: String?

        public init(_ conditions: [DecisionText], _ results: [DecisionText], reason: String? = nil) {
            self.conditions = conditions
            self.results = results
            self.reason = reason
        }
    }

    /// More rules, or more cells in all, are refused.
    public static let maximumRules = 10_000
    public static let maximumCells = 200_000

    /// The decision's name, for errors and explanations.
    public let name: String
    public let hitPolicy: HitPolicy
    public let inputs: [Input]
    public let outputs: [Output]
    public let rules: [Rule]
    /// The place of the table as a whole.
    public let origin: Int

    public init(
        name: String, hitPolicy: HitPolicy, inputs: [Input], outputs: [Output], rules: [Rule], origin: Int = 0
    ) {
        self.name = name
        self.hitPolicy = hitPolicy
        self.inputs = inputs
        self.outputs = outputs
        self.rules = rules
        self.origin = origin
    }
}
