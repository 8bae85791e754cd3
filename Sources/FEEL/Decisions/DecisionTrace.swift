/// What decision tables and variants did during one evaluation, in the order in which they came to their results.
///
/// Holds values: for people who may see them, never for a log.
public final class DecisionTrace {
    public enum Step: Equatable, Sendable {
        /// The rules of a table that matched, with the values that its columns looked at.
        case table(TableStep)
        /// The variant that holds on a date.
        case variant(VariantStep)
    }

    public struct VariantStep: Equatable, Sendable {
        public let decision: String
        /// For which cases the variant holds, in words, where the definition has them.
        public let title: String?
        /// The days for which it holds, both included; nil is open to that side.
        public let from: CalendarDate?
        public let until: CalendarDate?
        /// The date that picked it.
        public let date: CalendarDate
    }

    public struct TableStep: Equatable, Sendable {
        public let decision: String
        public let hitPolicy: HitPolicy
        public let inputs: [Input]
        /// Numbers of the rules that matched, from 1.
        public let rules: [Int]
        /// What the matching rules say of themselves.
        public let reasons: [String]
        /// Whether the result is that for the case that no rule matches.
        public let isDefault: Bool
        public let result: Value
    }

    public struct Input: Equatable, Sendable {
        public let heading: String
        public let value: Value
        /// Whether a rule that matched asks for it; where none matches, every input counts.
        public let decides: Bool

        public init(heading: String, value: Value, decides: Bool = true) {
            self.heading = heading
            self.value = value
            self.decides = decides
        }
    }

    /// Later steps are not kept.
    static let maximumSteps = 1_000

    public private(set) var steps: [Step] = []

    public init() {}

    func add(_ step: Step) {
        if steps.count < DecisionTrace.maximumSteps { steps.append(step) }
    }

    /// What the rules that led to the result say of themselves, without repetition: the grounds of a notice.
    public var reasons: [String] {
        var seen: Set<String> = []
        return steps.flatMap { step -> [String] in
            if case .table(let table) = step { table.reasons } else { [] }
        }.filter { seen.insert($0).inserted }
    }
}

extension DecisionTrace.VariantStep {
    /// The title or, without one, the days: `2024-04-01 to 2025-03-31`.
    public var words: String {
        if let title { return title }
        return switch (from, until) {
        case (let from?, let until?): "\(from) to \(until)"
        case (let from?, nil): "from \(from)"
        case (nil, let until?): "until \(until)"
        case (nil, nil): "always"
        }
    }
}
