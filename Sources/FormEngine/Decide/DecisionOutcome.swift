public import FEEL

/// What a decision came to, and how.
public struct DecisionOutcome: Sendable {
    public let value: Value
    /// The tables and variants that led to it; holds values, never for a log.
    public let steps: [DecisionTrace.Step]
    /// The grounds for a notice, as the rules that matched word them.
    public let reasons: [String]
    private let service: CompiledService

    init(_ value: Value, _ trace: DecisionTrace, of service: CompiledService) {
        self.value = value
        self.service = service
        steps = trace.steps
        reasons = trace.reasons
    }

    /// The grounds (Begründung) as a notice can print them: a German paragraph for each table and variant that led to the result, with the
    /// rules that hold, the inputs that decided, and the provision of law. Holds values, never for a log.
    public var begruendung: [String] { DecisionGrounds(service: service).paragraphs(steps) }

    /// The value as JSON: numbers as decimals, days and durations as texts of ISO 8601.
    public var json: JSONValue { DecisionValues.json(value) }
}
