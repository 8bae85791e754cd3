/// What the examination of a decision table found.
public enum TableFinding: Equatable, Sendable {
    /// No rule matches these inputs.
    case gap(example: [TableExample])
    /// Two rules match these inputs, with different results.
    case overlap(first: Int, second: Int, example: [TableExample])
    /// A rule that no input can reach.
    case unreachable(rule: Int)
}

/// A value of one column that shows a finding.
public struct TableExample: Equatable, Sendable {
    public let heading: String
    /// The value as FEEL writes it, or `any other value`.
    public let value: String

    public init(heading: String, value: String) {
        self.heading = heading
        self.value = value
    }
}
