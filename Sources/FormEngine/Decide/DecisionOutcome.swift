public import FEEL

/// What a decision came to, and how.
public struct DecisionOutcome: Sendable {
    public let value: Value
    /// The tables and variants that led to it; holds values, never for a log.
    public let steps: [DecisionTrace.Step]
    /// The grounds for a notice, as the rules that matched word them.
    public let reasons: [String]

    init(_ value: Value, _ trace: DecisionTrace) {
        self.value = value
        steps = trace.steps
        reasons = trace.reasons
    }

    /// The value as JSON: numbers as decimals, days and durations as texts of ISO 8601.
    public var json: JSONValue { DecisionValues.json(value) }
}
