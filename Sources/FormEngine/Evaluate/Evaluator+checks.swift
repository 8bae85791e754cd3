import FEEL
import FormModel

extension Evaluator {
    /// What has to be corrected at a relevant field: missing, else its type's rule, else its range, else the definition's checks.
    mutating func errors(of field: CompiledField, value: Value, rowCount: Int, at place: Place) -> [FieldError] {
        if let missing = FieldRules.missing(field, value: value, rowCount: rowCount, at: place.path) { return missing }
        if value != .null {
            let broken = FieldRules.broken(field, value: value, rowCount: rowCount, at: place.path)
            if !broken.isEmpty { return broken }
            if let error = rangeError(of: field, value: value, at: place) { return [error] }
        }
        return field.checks.isEmpty ? [] : failedChecks(of: field, value: value, at: place)
    }

    private mutating func rangeError(of field: CompiledField, value: Value, at place: Place) -> FieldError? {
        let minimum = limit(field.minimum, at: place)
        let maximum = limit(field.maximum, at: place)
        let ends = Evaluator.ends(of: value)
        let isBelow = minimum.map { Evaluator.isLess(ends.first, $0) } ?? false
        let isAbove = maximum.map { Evaluator.isLess($0, ends.last) } ?? false
        guard isBelow || isAbove else { return nil }
        return Messages.range(
            field, minimum: minimum, maximum: maximum, isBelow: isBelow, today: environment.today, at: place.path)
    }

    private mutating func limit(_ formula: Formula?, at place: Place) -> Value? {
        guard let formula, let value = result(of: formula, in: place.frame, page: place.page, path: place.path) else { return nil }
        return value == .null ? nil : value
    }

    /// The least and the greatest value: of a span its ends.
    private static func ends(of value: Value) -> (first: Value, last: Value) {
        guard case .context(let span) = value, let dates = DateRangeKind.dates(span) else { return (value, value) }
        return (.date(dates.first), .date(dates.last))
    }

    private static func isLess(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): a < b
        case (.date(let a), .date(let b)): a < b
        case (.time(let a), .time(let b)): a.secondOfDay < b.secondOfDay
        default: false
        }
    }

    private mutating func failedChecks(of field: CompiledField, value: Value, at place: Place) -> [FieldError] {
        let inner = Frame(count: 1, parent: place.frame)
        inner[0] = value
        var errors: [FieldError] = []
        for check in field.checks {
            guard let kept = result(of: check.formula, in: inner, page: place.page, path: place.path) else { continue }
            if kept == .boolean(false) {
                errors.append(FieldError(path: place.path, code: check.code, message: check.message))
            }
        }
        return errors
    }
}
