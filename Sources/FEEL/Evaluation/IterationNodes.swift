/// One `name in domain` of a `for`, `some` or `every`.
struct IterationPlan: Sendable {
    let domain: any Node
    let end: (any Node)?
    var site = Site("in", Position())

    /// The values to go through; nil when the domain is none.
    func values(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> [Value]? {
        let start = try domain.value(frame, &run)
        if let end {
            let last = try end.value(frame, &run)
            let values = try IterationPlan.sequence(from: start, to: last, &run)
            if values == nil { try run.hasNoResult(site, start, last) }
            return values
        }
        switch start {
        case .list(let items): return items
        case .range(let range):
            let values = try IterationPlan.values(of: range, &run)
            if values == nil { try run.hasNoResult(site, start) }
            return values
        case .null: return nil
        default: return [start]
        }
    }

    private static func values(of range: ValueRange, _ run: inout Run) throws(EvaluationError) -> [Value]? {
        guard var values = try sequence(from: range.start, to: range.end, &run) else { return nil }
        if !range.includesStart, !values.isEmpty { values.removeFirst() }
        if !range.includesEnd, !values.isEmpty { values.removeLast() }
        return values
    }

    /// Whole numbers or days from one end to the other, backwards when the first is greater.
    private static func sequence(from start: Value, to end: Value, _ run: inout Run) throws(EvaluationError) -> [Value]? {
        let first: Int
        let last: Int
        let isDate: Bool
        switch (start, end) {
        case (.number(let low), .number(let high)):
            guard let low = low.int, let high = high.int else { return nil }
            (first, last, isDate) = (low, high, false)
        case (.date(let low), .date(let high)): (first, last, isDate) = (low.dayNumber, high.dayNumber, true)
        default: return nil
        }
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        try run.check(listSize: overflow ? Int.max : Int(clamping: distance.magnitude))
        try run.step(Int(clamping: distance.magnitude))
        return stride(from: first, through: last, by: first <= last ? 1 : -1).map { number in
            isDate ? CalendarDate(dayNumber: number).map { .date($0) } ?? .null : .number(Number(number))
        }
    }
}

/// Goes through all combinations of the iterations' values.
struct IterationWalk: Sendable {
    let plans: [IterationPlan]
    /// Slots of the frame: one for each iteration, and one for `partial`.
    let slots: Int

    /// - Parameter visit: is given the frame with the current values; false ends the walk.
    /// - Returns: false when a domain is none.
    func run(
        over frame: Frame, _ run: inout Run,
        _ visit: (Frame, inout Run) throws(EvaluationError) -> Bool
    ) throws(EvaluationError) -> Bool {
        var isOver = false
        return try level(0, Frame(count: slots, parent: frame), &isOver, &run, visit)
    }

    private func level(
        _ depth: Int, _ frame: Frame, _ isOver: inout Bool, _ run: inout Run,
        _ visit: (Frame, inout Run) throws(EvaluationError) -> Bool
    ) throws(EvaluationError) -> Bool {
        guard depth < plans.count else {
            try run.step()
            isOver = !(try visit(frame, &run))
            return true
        }
        guard let values = try plans[depth].values(frame, &run) else { return false }
        for value in values {
            try run.step()
            frame[depth] = value
            guard try level(depth + 1, frame, &isOver, &run, visit) else { return false }
            if isOver { return true }
        }
        return true
    }
}

final class LoopNode: Node {
    private let walk: IterationWalk
    private let body: any Node
    private let readsPartial: Bool

    init(_ walk: IterationWalk, body: any Node, readsPartial: Bool) {
        self.walk = walk
        self.body = body
        self.readsPartial = readsPartial
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        var results: [Value] = []
        let partial = walk.slots - 1
        let isComplete = try walk.run(over: frame, &run) { inner, run throws(EvaluationError) in
            try run.check(listSize: results.count + 1)
            if readsPartial {
                inner[partial] = .list(results)
                let result = try body.value(inner, &run)
                // Results may hold earlier results: that must not become a tower that nothing can walk.
                try Nesting.check(result, &run)
                inner[partial] = .null
                results.append(result)
            } else {
                results.append(try body.value(inner, &run))
            }
            return true
        }
        return isComplete ? .list(results) : .null
    }
}

/// `some … satisfies`, `every … satisfies` in three-valued logic.
final class QuantifierNode: Node {
    private let walk: IterationWalk
    private let condition: any Node
    private let isEvery: Bool

    init(_ walk: IterationWalk, condition: any Node, isEvery: Bool) {
        self.walk = walk
        self.condition = condition
        self.isEvery = isEvery
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        var isKnown = true
        var isDecided = false
        let isComplete = try walk.run(over: frame, &run) { inner, run throws(EvaluationError) in
            guard case .boolean(let truth) = try condition.value(inner, &run) else {
                isKnown = false
                return true
            }
            isDecided = truth != isEvery
            return !isDecided
        }
        guard isComplete else { return .null }
        if isDecided { return .boolean(!isEvery) }
        return isKnown ? .boolean(isEvery) : .null
    }
}
