/// Reads the cells of a table as sets of values; a cell that asks more than comparisons with constants has none.
struct CellReader {
    func set(of cell: DecisionText) -> ValueSet? {
        guard let syntax = try? Parser.parseTests(cell.source, names: []) else { return nil }
        guard !syntax.tests.isEmpty else { return .everything }
        var intervals: [ValueSet.Interval] = []
        for test in syntax.tests {
            guard let found = self.intervals(of: test) else { return nil }
            intervals += found
        }
        return ValueSet(intervals: intervals, isNegated: syntax.isNegated)
    }

    private func intervals(of test: Syntax) -> [ValueSet.Interval]? {
        switch test.form {
        case .comparison(let operation, let operand): return constant(operand).flatMap { interval(operation, $0) }
        case .binary(let operation, let left, let right):
            guard case .name("?") = left.form, BinaryOperator.comparisons.contains(operation) else { return points(test) }
            return constant(right).flatMap { interval(operation, $0) }
        default: return points(test)
        }
    }

    private func interval(_ operation: BinaryOperator, _ value: Value) -> [ValueSet.Interval]? {
        switch operation {
        case .equal: [.point(value)]
        case .less, .lessOrEqual:
            [.init(low: nil, high: value, includesLow: false, includesHigh: operation == .lessOrEqual)]
        case .greater, .greaterOrEqual:
            [.init(low: value, high: nil, includesLow: operation == .greaterOrEqual, includesHigh: false)]
        case .notEqual:
            [
                .init(low: nil, high: value, includesLow: false, includesHigh: false),
                .init(low: value, high: nil, includesLow: false, includesHigh: false),
            ]
        case .add, .subtract, .multiply, .divide, .power: nil
        }
    }

    /// A constant, a range, or a list of them.
    private func points(_ test: Syntax) -> [ValueSet.Interval]? {
        guard let value = constant(test) else { return nil }
        return intervals(of: value)
    }

    private func intervals(of value: Value) -> [ValueSet.Interval]? {
        switch value {
        case .range(let range):
            return [
                .init(
                    low: range.start.isNull ? nil : range.start, high: range.end.isNull ? nil : range.end,
                    includesLow: range.includesStart, includesHigh: range.includesEnd)
            ]
        case .list(let items):
            let parts = items.compactMap(intervals)
            return parts.count == items.count ? parts.flatMap { $0 } : nil
        case .null, .context, .function: return nil
        default: return [.point(value)]
        }
    }

    private func constant(_ syntax: Syntax) -> Value? {
        (try? Compiler(.empty).check(syntax))?.constant
    }
}

extension BinaryOperator {
    static let comparisons: Set<BinaryOperator> = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
}
