/// `x in tests`: true when one of the tests holds, null when none does and one cannot be decided.
final class MembershipNode: Node {
    private let operand: any Node
    private let tests: MembershipTests
    private let site: Site

    init(_ operand: any Node, _ tests: MembershipTests, _ site: Site) {
        self.operand = operand
        self.tests = tests
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        let inner = Frame(values: [operand], parent: frame)
        return try tests.outcome(of: operand, within: inner, &run, at: site).map { .boolean($0) } ?? .null
    }
}

/// Tests of which one must hold for a value.
struct MembershipTests: Sendable {
    enum Test: Sendable {
        /// A comparison with `x` in the slot of the test's frame.
        case condition(any Node)
        case value(any Node)
    }

    let tests: [Test]

    init(_ tests: [Test]) {
        self.tests = tests
    }

    /// - Parameter inner: the tests' own frame, which holds `operand`.
    /// - Parameter isCell: as in a decision table, where a condition need not name the value and null is a value like others.
    /// - Returns: nil when no test holds and one cannot be decided.
    func outcome(
        of operand: Value, within inner: Frame, _ run: inout Run, isCell: Bool = false, at site: Site = Site("in", Position())
    ) throws(EvaluationError) -> Bool? {
        var isKnown = true
        var misfit: Value?
        for test in tests {
            let outcome: Bool?
            switch test {
            case .condition(let node):
                if case .boolean(let truth) = try node.value(inner, &run) { outcome = truth } else { outcome = nil }
            case .value(let node):
                let value = try node.value(inner, &run)
                outcome = try isCell ? MembershipTests.holds(operand, value, &run) : MembershipTests.matches(operand, value, &run)
                if outcome == nil { misfit = value }
            }
            if outcome == true { return true }
            if outcome == nil { isKnown = false }
        }
        if let misfit { try run.hasNoResult(site, operand, misfit) }
        return isKnown ? false : nil
    }

    private static func holds(_ operand: Value, _ test: Value, _ run: inout Run) throws(EvaluationError) -> Bool? {
        switch (operand, test) {
        case (_, .null): operand.isNull
        case (.boolean, _), (.null, _): try matches(operand, test, &run)
        case (_, .boolean(let truth)): truth
        default: try matches(operand, test, &run)
        }
    }

    private static func matches(_ operand: Value, _ test: Value, _ run: inout Run) throws(EvaluationError) -> Bool? {
        switch test {
        case .null: return operand.isNull ? true : nil
        case .range(let range):
            if case .range = operand { return try Equality.isEqual(operand, test, &run) }
            return Ordering.contains(range, operand)
        case .list(let items):
            if case .list = operand, try Equality.isEqual(operand, test, &run) == true { return true }
            var isKnown = true
            for item in items {
                try run.step()
                let outcome: Bool?
                if case .range(let range) = item, !isRange(operand) {
                    outcome = Ordering.contains(range, operand)
                } else {
                    outcome = try Equality.isEqual(operand, item, &run)
                }
                if outcome == true { return true }
                if outcome == nil { isKnown = false }
            }
            return isKnown ? false : nil
        default: return try Equality.isEqual(operand, test, &run)
        }
    }

    private static func isRange(_ value: Value) -> Bool {
        if case .range = value { true } else { false }
    }
}
