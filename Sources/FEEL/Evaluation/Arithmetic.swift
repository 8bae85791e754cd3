/// The arithmetic of numbers, texts, dates and durations; what has no result is null.
enum Arithmetic {
    static func add(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let first), .number(let second)): .number(orNull: first.adding(second))
        case (.string(let first), .string(let second)): .string(first + second)
        case (.date(let date), .yearsMonths(let duration)), (.yearsMonths(let duration), .date(let date)):
            date.adding(months: duration.months).map { .date($0) } ?? .null
        case (.date(let date), .daysTime(let duration)), (.daysTime(let duration), .date(let date)):
            LocalDateTime(date: date, time: .midnight).adding(duration).map { .date($0.date) } ?? .null
        case (.dateTime(let moment), .yearsMonths(let duration)), (.yearsMonths(let duration), .dateTime(let moment)):
            moment.date.adding(months: duration.months).map { .dateTime(LocalDateTime(date: $0, time: moment.time)) } ?? .null
        case (.dateTime(let moment), .daysTime(let duration)), (.daysTime(let duration), .dateTime(let moment)):
            moment.adding(duration).map { .dateTime($0) } ?? .null
        case (.time(let time), .daysTime(let duration)), (.daysTime(let duration), .time(let time)):
            .time(time.adding(duration))
        case (.yearsMonths(let first), .yearsMonths(let second)): months(first.months.addingReportingOverflow(second.months))
        case (.daysTime(let first), .daysTime(let second)): first.adding(second).map { .daysTime($0) } ?? .null
        default: .null
        }
    }

    private static func months(_ sum: (partialValue: Int, overflow: Bool)) -> Value {
        sum.overflow ? .null : .yearsMonths(YearsMonthsDuration(months: sum.partialValue))
    }

    static func subtract(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let first), .number(let second)): .number(orNull: first.subtracting(second))
        case (.date, .date), (.dateTime, .dateTime), (.date, .dateTime), (.dateTime, .date), (.time, .time):
            distance(left, right)
        case (.yearsMonths(let first), .yearsMonths(let second)):
            months(first.months.subtractingReportingOverflow(second.months))
        case (.date, .yearsMonths), (.date, .daysTime), (.dateTime, .yearsMonths), (.dateTime, .daysTime),
            (.time, .daysTime), (.daysTime, .daysTime):
            add(left, negate(right))
        default: .null
        }
    }

    /// The days and time duration from `right` to `left`.
    private static func distance(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.date(let first), .date(let second)):
            return .daysTime(DaysTimeDuration(days: first.dayNumber - second.dayNumber))
        case (.time(let first), .time(let second)):
            let seconds: Int
            switch (first.utcSeconds, second.utcSeconds) {
            case (let one?, let other?): seconds = one - other
            case (nil, nil): seconds = first.secondOfDay - second.secondOfDay
            default: return .null
            }
            return duration(seconds: seconds, nanoseconds: first.nanosecond - second.nanosecond)
        default: break
        }
        guard let first = moment(left), let second = moment(right) else { return .null }
        let seconds: Int
        switch (first.epochSeconds, second.epochSeconds) {
        case (let one?, let other?): seconds = one - other
        case (nil, nil): seconds = first.localSeconds - second.localSeconds
        default: return .null
        }
        return duration(seconds: seconds, nanoseconds: first.time.nanosecond - second.time.nanosecond)
    }

    /// A date counts as its midnight in UTC.
    private static func moment(_ value: Value) -> LocalDateTime? {
        switch value {
        case .date(let date): LocalDateTime(date: date, time: .midnightUTC)
        case .dateTime(let moment): moment
        default: nil
        }
    }

    private static func duration(seconds: Int, nanoseconds: Int) -> Value {
        let borrow = nanoseconds < 0 ? 1 : 0
        return .daysTime(
            DaysTimeDuration(
                seconds: Int64(seconds - borrow), nanoseconds: Int32(nanoseconds + borrow * 1_000_000_000)))
    }

    static func multiply(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let first), .number(let second)): .number(orNull: first.multiplied(by: second))
        case (.yearsMonths(let duration), .number(let factor)), (.number(let factor), .yearsMonths(let duration)):
            scaled(duration, Number(duration.months).multiplied(by: factor))
        case (.daysTime(let duration), .number(let factor)), (.number(let factor), .daysTime(let duration)):
            duration.number.multiplied(by: factor).flatMap { DaysTimeDuration(number: $0) }.map { .daysTime($0) } ?? .null
        default: .null
        }
    }

    private static func scaled(_ duration: YearsMonthsDuration, _ months: Number?) -> Value {
        months?.rounded(scale: 0, .down).int.map { .yearsMonths(YearsMonthsDuration(months: $0)) } ?? .null
    }

    static func divide(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let first), .number(let second)): .number(orNull: first.divided(by: second))
        case (.yearsMonths(let duration), .number(let divisor)):
            scaled(duration, Number(duration.months).divided(by: divisor))
        case (.daysTime(let duration), .number(let divisor)):
            duration.number.divided(by: divisor).flatMap { DaysTimeDuration(number: $0) }.map { .daysTime($0) } ?? .null
        case (.yearsMonths(let first), .yearsMonths(let second)):
            .number(orNull: Number(first.months).divided(by: Number(second.months)))
        case (.daysTime(let first), .daysTime(let second)): .number(orNull: first.number.divided(by: second.number))
        default: .null
        }
    }

    static func power(_ left: Value, _ right: Value) -> Value {
        guard case .number(let base) = left, case .number(let exponent) = right else { return .null }
        if let exponent = exponent.int { return .number(orNull: base.raised(to: exponent)) }
        return .number(orNull: base.raised(to: exponent))
    }

    static func negate(_ operand: Value) -> Value {
        switch operand {
        case .number(let number): .number(-number)
        case .yearsMonths(let duration): months(Int(0).subtractingReportingOverflow(duration.months))
        case .daysTime(let duration): duration.negated.map { .daysTime($0) } ?? .null
        default: .null
        }
    }

    /// The type of a result, nil where the operator does not work on such operands.
    static func type(_ operation: BinaryOperator, _ left: ValueType, _ right: ValueType) -> ValueType? {
        let isUnknown = { (type: ValueType) in type == .any || type == .null }
        switch (operation, left, right) {
        case (_, .number, .number): return .number
        case (.power, let first, let second):
            return [first, second].allSatisfy { isUnknown($0) || $0 == .number } ? .number : nil
        case (.add, .string, let other), (.add, let other, .string): return other == .string || isUnknown(other) ? .string : nil
        case (.add, .number, let other), (.add, let other, .number), (.subtract, .number, let other):
            return isUnknown(other) ? .number : nil
        case (_, let first, let second) where isUnknown(first) && isUnknown(second): return .any
        case (.add, let moment, let duration) where isUnknown(moment) || isUnknown(duration):
            return isTemporal(isUnknown(moment) ? duration : moment) ? .any : nil
        case (.add, let moment, let duration): return shifted(moment, by: duration) ?? shifted(duration, by: moment)
        case (.subtract, let first, let second) where isUnknown(first) || isUnknown(second):
            return isUnknown(first) && second == .number ? .number : isTemporal(isUnknown(first) ? second : first) ? .any : nil
        case (.subtract, .date, .date), (.subtract, .date, .dateTime), (.subtract, .dateTime, .date),
            (.subtract, .dateTime, .dateTime), (.subtract, .time, .time):
            return .daysTime
        case (.subtract, let moment, let duration): return shifted(moment, by: duration)
        case (.multiply, let first, let second): return scaled(first, second) ?? scaled(second, first)
        case (.divide, .yearsMonths, .yearsMonths), (.divide, .daysTime, .daysTime): return .number
        case (.divide, let first, let second): return scaled(first, second)
        default: return nil
        }
    }

    private static func isTemporal(_ type: ValueType) -> Bool {
        [.date, .time, .dateTime, .yearsMonths, .daysTime].contains(type)
    }

    private static func shifted(_ moment: ValueType, by duration: ValueType) -> ValueType? {
        switch (moment, duration) {
        case (.date, .yearsMonths), (.date, .daysTime): .date
        case (.dateTime, .yearsMonths), (.dateTime, .daysTime): .dateTime
        case (.time, .daysTime): .time
        case (.yearsMonths, .yearsMonths): .yearsMonths
        case (.daysTime, .daysTime): .daysTime
        default: nil
        }
    }

    private static func scaled(_ value: ValueType, _ factor: ValueType) -> ValueType? {
        let isUnknown = value == .any || value == .null
        guard factor == .number || factor == .any || factor == .null else { return nil }
        switch value {
        case .yearsMonths, .daysTime: return factor == .number ? value : .any
        case .number: return .any
        default: return isUnknown ? .any : nil
        }
    }
}
