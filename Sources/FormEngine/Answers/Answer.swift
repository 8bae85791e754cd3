public import FEEL

/// What was answered to one field.
public indirect enum Answer: Sendable, Equatable {
    /// The typed value; `.null` says that the field was seen and deliberately left empty.
    case value(Value)
    /// The rows of a repeated group, in order.
    case rows([Answers])
}
