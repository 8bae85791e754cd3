import FEEL

/// Compares a result with what a case expects.
///
/// An expected number of 15 digits or more was computed in binary fractions by its origin and shows their error: it is
/// compared to twelve digits.
struct CaseComparison {
    /// How far a number may be from the expected one, as a part of it; nil where it must be the same.
    let tolerance: Number?

    func isRight(_ found: Value, _ expected: TypedValue) -> Bool {
        expected.feel.map { isSame(found, $0) } ?? false
    }

    private func isSame(_ found: Value, _ expected: Value) -> Bool {
        switch (found, expected) {
        case (.number(let left), .number(let right)): isNear(left, right)
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
        case (.context(let left), .context(let right)):
            left.count == right.count
                && left.entries.allSatisfy { name, value in right[name].map { isSame(value, $0) } ?? false }
        // A zone by its name or as its distance to UTC: some origins write only the latter.
        case (.time(let left), .time(let right)): left.isSame(as: right)
        case (.dateTime(let left), .dateTime(let right)):
            left.date == right.date && left.offsetSeconds == right.offsetSeconds && left.time.isSame(as: right.time)
        default: found == expected
        }
    }

    private static func tolerance(for expected: Number) -> Number? {
        let digits = expected.description.utf8.filter { (48...57).contains($0) }.drop { $0 == 48 }
        return digits.count >= 15 && !expected.isInteger ? Number("1e-12") : nil
    }

    private func isNear(_ found: Number, _ expected: Number) -> Bool {
        if found == expected { return true }
        guard let tolerance = tolerance ?? CaseComparison.tolerance(for: expected), let distance = (found - expected).divided(by: expected)
        else { return false }
        return distance.absolute <= tolerance
    }
}

extension TimeOfDay {
    fileprivate func isSame(as other: TimeOfDay) -> Bool {
        secondOfDay == other.secondOfDay && nanosecond == other.nanosecond
            && offset.seconds(localSeconds: secondOfDay) == other.offset.seconds(localSeconds: other.secondOfDay)
    }
}
