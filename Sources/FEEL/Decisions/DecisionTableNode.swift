/// A decision table, ready to run.
final class DecisionTableNode: Node {
    struct Shape: Sendable {
        let name: String
        let hitPolicy: HitPolicy
        /// Names of the result columns.
        let outputs: [String]
        /// The allowed results of each column, the best one first.
        let ranks: [[Value]]
    }

    struct Column: Sendable {
        let heading: String
        let node: any Node
        /// What every value but null must hold to.
        let limit: CompiledCell?
    }

    struct Rule: Sendable {
        let cells: [CompiledCell]
        let results: [any Node]
        let reason: String?
    }

    let shape: Shape
    private let inputs: [Column]
    private let rules: [Rule]
    private let defaults: [any Node]?
    private let index: RuleIndex

    init(_ shape: Shape, inputs: [Column], rules: [Rule], defaults: [any Node]?) {
        self.shape = shape
        self.inputs = inputs
        self.rules = rules
        self.defaults = defaults
        index = RuleIndex(rules.map(\.cells), columns: inputs.count)
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(inputs.count)
        var values: [Value] = []
        values.reserveCapacity(inputs.count)
        for input in inputs { values.append(try input.node.value(frame, &run)) }
        let isWithin = try isWithinLimits(values, frame, &run)
        let matches = isWithin ? try self.matches(values, frame, &run) : []
        let result = isWithin ? try self.result(of: matches, frame, &run) : .null
        if let trace = run.trace { note(matches, values, result, in: trace) }
        return result
    }

    /// Whether all inputs are among the allowed values; of a list, its items.
    private func isWithinLimits(_ values: [Value], _ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Bool {
        for (input, value) in zip(inputs, values) {
            guard let limit = input.limit, !value.isNull else { continue }
            for item in value.items ?? [value] where try !limit.holds(item, in: Frame(values: [item], parent: frame), &run) {
                guard run.raisesNoResult else { return false }
                throw EvaluationError(
                    kind: .noResult, message: "'\(input.heading)' is not among the values that '\(shape.name)' allows.")
            }
        }
        return true
    }

    /// The numbers of the rules that match, from 0, in order; for a table that takes the first one, only that.
    private func matches(_ values: [Value], _ frame: Frame, _ run: inout Run) throws(EvaluationError) -> [Int] {
        let inner = values.map { Frame(values: [$0], parent: frame) }
        var found: [Int] = []
        for rule in index.candidates(for: values) {
            try run.step()
            var holds = true
            for (column, cell) in rules[rule].cells.enumerated() where holds {
                holds = try cell.holds(values[column], in: inner[column], &run)
            }
            if holds {
                found.append(rule)
                if shape.hitPolicy == .first { return found }
            }
        }
        return found
    }

    // MARK: Results

    private func result(of matches: [Int], _ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        guard !matches.isEmpty else {
            guard let defaults else { return shape.hitPolicy.resultWithoutMatch }
            let value = try self.value(of: defaults, frame, &run)
            return shape.hitPolicy.isList ? .list([value]) : value
        }
        if shape.hitPolicy == .unique, matches.count > 1 { return try contradiction(matches, run) }
        var results: [[Value]] = []
        for match in matches {
            var row: [Value] = []
            for node in rules[match].results { row.append(try node.value(frame, &run)) }
            results.append(row)
        }
        switch shape.hitPolicy {
        case .unique, .first: return combined(results[0])
        case .any:
            for other in results.dropFirst() {
                guard try Equality.isEqual(.list(results[0]), .list(other), &run) == true else { return try contradiction(matches, run) }
            }
            return combined(results[0])
        case .priority: return combined(try ranked(results, &run)[0])
        case .outputOrder: return .list(try ranked(results, &run).map(combined))
        case .ruleOrder, .collect: return .list(results.map(combined))
        case .count: return .number(Number(results.count))
        case .sum, .minimum, .maximum: return combined(aggregated(results))
        }
    }

    /// Rules that match although the hit policy forbids it: null, or an error where null must mean "not answered yet".
    private func contradiction(_ matches: [Int], _ run: Run) throws(EvaluationError) -> Value {
        guard run.raisesNoResult else { return .null }
        let rules = matches.map { "\($0 + 1)" }.joined(separator: ", ")
        throw EvaluationError(
            kind: .noResult, message: "The rules \(rules) of '\(shape.name)' contradict each other (\(shape.hitPolicy.rawValue)).")
    }

    private func value(of nodes: [any Node], _ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        var row: [Value] = []
        for node in nodes { row.append(try node.value(frame, &run)) }
        return combined(row)
    }

    /// One value alone, several as a context.
    private func combined(_ row: [Value]) -> Value {
        row.count == 1 ? row[0] : .context(Context(Array(zip(shape.outputs, row))))
    }

    /// The rows by the order of the allowed results, the first column first; equal ones keep the order of the rules.
    private func ranked(_ rows: [[Value]], _ run: inout Run) throws(EvaluationError) -> [[Value]] {
        try run.step(rows.count * shape.outputs.count)
        let ranks = rows.map { row in
            zip(row, shape.ranks).map { value, allowed in allowed.firstIndex(of: value) ?? allowed.count }
        }
        return rows.indices.sorted { first, second in
            ranks[first].lexicographicallyPrecedes(ranks[second]) || (ranks[first] == ranks[second] && first < second)
        }.map { rows[$0] }
    }

    /// Each column added up, or its smallest or greatest value.
    private func aggregated(_ rows: [[Value]]) -> [Value] {
        shape.outputs.indices.map { column in
            let values = rows.map { $0[column] }
            return values.dropFirst().reduce(values[0]) { result, value in
                switch shape.hitPolicy {
                case .minimum: Ordering.compare(value, result).map { $0 < 0 ? value : result } ?? .null
                case .maximum: Ordering.compare(value, result).map { $0 > 0 ? value : result } ?? .null
                default: Arithmetic.add(result, value)
                }
            }
        }
    }

    private func note(_ matches: [Int], _ values: [Value], _ result: Value, in trace: DecisionTrace) {
        trace.add(
            .table(
                DecisionTrace.TableStep(
                    decision: shape.name, hitPolicy: shape.hitPolicy,
                    inputs: values.indices.map { column in
                        DecisionTrace.Input(
                            heading: inputs[column].heading, value: values[column],
                            decides: matches.isEmpty || matches.contains { !rules[$0].cells[column].isAlways })
                    },
                    rules: matches.map { $0 + 1 }, reasons: matches.compactMap { rules[$0].reason },
                    isDefault: matches.isEmpty && defaults != nil, result: result)))
    }
}

extension HitPolicy {
    /// What a table without defaults gives when no rule matches.
    var resultWithoutMatch: Value {
        switch self {
        case .collect: .list([])
        case .count: .number(0)
        case .unique, .any, .priority, .first, .ruleOrder, .outputOrder, .sum, .minimum, .maximum: .null
        }
    }
}
