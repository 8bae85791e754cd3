public import FEEL

/// What conditions of transitions can see of a case.
///
/// Answers are not among the facts: they stay encrypted while a case moves.
public enum Facts {
    /// The names and types, in the order of their slots.
    public static let all: [(name: String, type: ValueType)] = [
        ("fee", .number), ("service", .string), ("state", .string), ("days_open", .number),
    ]

    static let scope: Scope = all.reduce(into: Scope()) { scope, fact in _ = scope.declare(fact.name, fact.type) }

    /// The values in the order of the slots; facts that are not given are null, others are ignored.
    static func frame(_ facts: [String: Value]) -> Frame {
        let frame = Frame(count: all.count)
        for (index, fact) in all.enumerated() {
            if let value = facts[fact.name] { frame[index] = value }
        }
        return frame
    }
}
