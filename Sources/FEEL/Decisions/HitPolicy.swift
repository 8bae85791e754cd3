/// What a decision table does with the rules that match. Source: DMN 1.5, section 8.2.10.
public enum HitPolicy: String, CaseIterable, Hashable, Sendable {
    /// At most one rule matches.
    case unique = "U"
    /// Several may match, all with the same result.
    case any = "A"
    /// The result that stands first among the allowed ones.
    case priority = "P"
    /// The first rule that matches.
    case first = "F"
    /// All results in the order of the rules.
    case ruleOrder = "R"
    /// All results in the order of the allowed ones.
    case outputOrder = "O"
    /// All results.
    case collect = "C"
    case sum = "C+"
    case minimum = "C<"
    case maximum = "C>"
    case count = "C#"

    /// The words that may be written instead of the letters.
    public static let words: [(word: String, policy: HitPolicy)] = [
        ("unique", .unique), ("any", .any), ("priority", .priority), ("first", .first), ("rule order", .ruleOrder),
        ("output order", .outputOrder), ("collect", .collect), ("sum", .sum), ("min", .minimum), ("max", .maximum),
        ("count", .count),
    ]

    /// Reads letters (`C+`) or words (`sum`); nil for anything else.
    public init?(_ text: String) {
        if let policy = HitPolicy(rawValue: text) {
            self = policy
        } else if let found = HitPolicy.words.first(where: { $0.word == text.lowercased() }) {
            self = found.policy
        } else {
            return nil
        }
    }

    /// Whether the result is the list of all results, before any operator.
    var isList: Bool {
        switch self {
        case .ruleOrder, .outputOrder, .collect: true
        case .unique, .any, .priority, .first, .sum, .minimum, .maximum, .count: false
        }
    }

    /// Whether at most one rule gives the result.
    public var isSingle: Bool {
        switch self {
        case .unique, .any, .priority, .first: true
        case .ruleOrder, .outputOrder, .collect, .sum, .minimum, .maximum, .count: false
        }
    }
}
