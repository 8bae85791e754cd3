/// The `=` of FEEL: nil where two values cannot be compared.
enum Equality {
    static func isEqual(_ left: Value, _ right: Value, _ run: inout Run) throws(EvaluationError) -> Bool? {
        switch (left, right) {
        case (.list(let first), .list(let second)): return try areEqual(first, second, &run)
        case (.context(let first), .context(let second)):
            guard first.count == second.count else { return false }
            try run.step(first.count)
            for (name, value) in zip(first.names, first.values) {
                guard let other = second[name], try isEqual(value, other, &run) == true else { return false }
            }
            return true
        case (.range(let first), .range(let second)):
            guard first.includesStart == second.includesStart, first.includesEnd == second.includesEnd else { return false }
            guard let starts = try isEqual(first.start, second.start, &run),
                let ends = try isEqual(first.end, second.end, &run)
            else { return nil }
            return starts && ends
        default: return scalar(left, right)
        }
    }

    private static func areEqual(_ first: [Value], _ second: [Value], _ run: inout Run) throws(EvaluationError) -> Bool? {
        guard first.count == second.count else { return false }
        try run.step(first.count)
        for (left, right) in zip(first, second) {
            guard try isEqual(left, right, &run) == true else { return false }
        }
        return true
    }

    private static func scalar(_ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.null, .null): true
        case (.null, _), (_, .null): false
        case (.number(let first), .number(let second)): first == second
        case (.string(let first), .string(let second)): isSame(first, second)
        case (.boolean(let first), .boolean(let second)): first == second
        case (.date(let first), .date(let second)): first == second
        case (.time, .time), (.dateTime, .dateTime): Ordering.compare(left, right).map { $0 == 0 } ?? false
        case (.yearsMonths(let first), .yearsMonths(let second)): first == second
        case (.daysTime(let first), .daysTime(let second)): first == second
        case (.function(let first), .function(let second)): first == second
        default: nil
        }
    }

    /// Equality by code points; the standard library's takes composed and decomposed characters for the same.
    static func isSame(_ first: String, _ second: String) -> Bool {
        first == second && first.utf8.elementsEqual(second.utf8)
    }
}
