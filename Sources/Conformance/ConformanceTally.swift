import FEEL

/// Counts outcomes by feature, cases that expect a value and cases that expect null or an error apart.
public struct ConformanceTally: Sendable {
    /// How many cases there are, how many of them passed, and how many of these by a refusal before anything ran.
    public struct Count: Sendable, Equatable {
        public var passed = 0
        public var refused = 0
        public var all = 0

        public var failed: Int { all - passed }

        mutating func add(_ outcome: CaseOutcome) {
            all += 1
            switch outcome {
            case .passed: passed += 1
            case .refused:
                passed += 1
                refused += 1
            case .failed: break
            }
        }
    }

    public struct Row: Sendable {
        public let feature: String
        public fileprivate(set) var values = Count()
        public fileprivate(set) var nulls = Count()
    }

    /// In the order in which the features first came.
    public private(set) var rows: [Row] = []
    public private(set) var values = Count()
    public private(set) var nulls = Count()

    public init() {}

    public var passed: Int { values.passed + nulls.passed }
    public var failed: Int { values.failed + nulls.failed }

    public mutating func add(_ outcome: CaseOutcome, feature: String, expectsNull: Bool) {
        let index = rows.firstIndex { $0.feature == feature } ?? rows.count
        if index == rows.count { rows.append(Row(feature: feature)) }
        if expectsNull {
            rows[index].nulls.add(outcome)
            nulls.add(outcome)
        } else {
            rows[index].values.add(outcome)
            values.add(outcome)
        }
    }
}
