/// The order of values: nil where two values have none.
enum Ordering {
    /// -1, 0 or 1.
    static func compare(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.number(let first), .number(let second)): sign(first, second)
        case (.date(let first), .date(let second)): sign(first, second)
        case (.string(let first), .string(let second)): compare(first, second)
        case (.yearsMonths(let first), .yearsMonths(let second)): sign(first, second)
        case (.daysTime(let first), .daysTime(let second)): sign(first, second)
        case (.time(let first), .time(let second)): compare(first, second)
        case (.dateTime(let first), .dateTime(let second)): compare(first, second)
        default: nil
        }
    }

    static func isOrdered(_ value: Value) -> Bool {
        switch value {
        case .number, .date, .string, .yearsMonths, .daysTime, .time, .dateTime: true
        case .null, .boolean, .list, .context, .range, .function: false
        }
    }

    static func isOrdered(_ type: ValueType) -> Bool {
        switch type {
        case .any, .null, .number, .date, .string, .yearsMonths, .daysTime, .time, .dateTime: true
        case .boolean, .list, .context, .range, .function: false
        }
    }

    private static func sign<T: Comparable>(_ left: T, _ right: T) -> Int {
        left < right ? -1 : right < left ? 1 : 0
    }

    /// By code points.
    private static func compare(_ left: String, _ right: String) -> Int {
        if Equality.isSame(left, right) { return 0 }
        return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    }

    /// To the second: FEEL compares the whole seconds of times and moments. Source: DMN 1.5, section 10.3.2.3.4.
    private static func compare(_ left: TimeOfDay, _ right: TimeOfDay) -> Int? {
        switch (left.utcSeconds, right.utcSeconds) {
        case (let first?, let second?): sign(first, second)
        case (nil, nil): sign(left.secondOfDay, right.secondOfDay)
        default: nil
        }
    }

    private static func compare(_ left: LocalDateTime, _ right: LocalDateTime) -> Int? {
        switch (left.epochSeconds, right.epochSeconds) {
        case (let first?, let second?): sign(first, second)
        case (nil, nil): sign(left.localSeconds, right.localSeconds)
        default: nil
        }
    }

    static func less(_ left: Value, _ right: Value) -> Value {
        compare(left, right).map { .boolean($0 < 0) } ?? .null
    }

    static func lessOrEqual(_ left: Value, _ right: Value) -> Value {
        compare(left, right).map { .boolean($0 <= 0) } ?? .null
    }

    static func greater(_ left: Value, _ right: Value) -> Value {
        compare(left, right).map { .boolean($0 > 0) } ?? .null
    }

    static func greaterOrEqual(_ left: Value, _ right: Value) -> Value {
        compare(left, right).map { .boolean($0 >= 0) } ?? .null
    }

    /// Whether a value lies in a range; nil where it cannot be compared with the endpoints.
    static func contains(_ range: ValueRange, _ value: Value) -> Bool? {
        var result = true
        if !range.start.isNull {
            guard let order = compare(range.start, value) else { return nil }
            result = order < 0 || (order == 0 && range.includesStart)
        }
        if !range.end.isNull {
            guard let order = compare(value, range.end) else { return nil }
            result = result && (order < 0 || (order == 0 && range.includesEnd))
        }
        return value.isNull ? nil : result
    }
}
