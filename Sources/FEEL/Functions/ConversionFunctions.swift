/// Functions that make a value of one type from others.
enum ConversionFunctions {
    static let all: [Builtin] =
        [
            Builtin("string", [.must("from", .any)], .string, .many(string)),
            Builtin("number", [.must("from", .string)], .number, .one { .number(orNull: $0.text.flatMap { Number($0) }) }),
            Builtin(
                "number", [.must("from", .string), .may("grouping separator", .string), .may("decimal separator", .string)],
                .number, .many(number)),
            Builtin("date", [.must("from", .string)], .date, .one(date)),
            Builtin("date", [.must("from", .dateTime)], .date, .one(date)),
            Builtin("date", [.must("from", .date)], .date, .one(date)),
            Builtin(
                "date", [.must("year", .number), .must("month", .number), .must("day", .number)], .date, .many(dateOfParts)),
            Builtin("time", [.must("from", .string)], .time, .one(time)),
            Builtin("time", [.must("from", .time)], .time, .one(time)),
            Builtin("time", [.must("from", .dateTime)], .time, .one(time)),
            Builtin("time", [.must("from", .date)], .time, .one(time)),
            Builtin(
                "time",
                [.must("hour", .number), .must("minute", .number), .must("second", .number), .may("offset", .daysTime)],
                .time, .many(timeOfParts)),
            Builtin("date and time", [.must("from", .string)], .dateTime, .one(dateTime)),
            Builtin("date and time", [.must("from", .dateTime)], .dateTime, .one(dateTime)),
            Builtin("date and time", [.must("date", .date), .must("time", .time)], .dateTime, .two(joined)),
            Builtin("date and time", [.must("date", .dateTime), .must("time", .time)], .dateTime, .two(joined)),
            Builtin("duration", [.must("from", .string)], .any, .one(duration)),
            Builtin("duration", [.must("from", .yearsMonths)], .yearsMonths, .one(duration)),
            Builtin("duration", [.must("from", .daysTime)], .daysTime, .one(duration)),
        ] + monthsBetween

    private static let monthsBetween: [Builtin] = [ValueType.date, .dateTime].flatMap { from in
        [ValueType.date, .dateTime].map { to in
            Builtin("years and months duration", [.must("from", from), .must("to", to)], .yearsMonths, .two(monthsBetween))
        }
    }

    @Sendable private static func string(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let value = values.first, !value.isNull else { return .null }
        var writer = ValueWriter()
        try writer.write(value, isOuter: true, &run)
        return .string(writer.text)
    }

    @Sendable private static func number(_ values: [Value], _ run: inout Run) -> Value {
        guard values.count >= 2, let text = values[0].text else { return .null }
        let separators = values.dropFirst() + [.null]
        let (grouping, point) = (separators[1].text, separators[2].text)
        guard separators[1].isNull || [" ", ",", "."].contains(grouping), separators[2].isNull || [",", "."].contains(point),
            grouping == nil || grouping != point
        else { return .null }
        var plain = text
        if let grouping { plain = String(plain.filter { String($0) != grouping }) }
        if let point, point != "." {
            guard !plain.contains(".") else { return .null }
            plain = String(plain.map { String($0) == point ? "." : $0 })
        }
        return .number(orNull: Number(plain))
    }

    @Sendable private static func date(_ value: Value) -> Value {
        switch value {
        case .string(let text): CalendarDate(iso: text).map { .date($0) } ?? .null
        case .date: value
        case .dateTime(let moment): .date(moment.date)
        default: .null
        }
    }

    @Sendable private static func dateOfParts(_ values: [Value], _ run: inout Run) -> Value {
        let parts = values.compactMap(\.number?.int)
        guard parts.count == 3 else { return .null }
        return CalendarDate(year: parts[0], month: parts[1], day: parts[2]).map { .date($0) } ?? .null
    }

    @Sendable private static func time(_ value: Value) -> Value {
        switch value {
        case .string(let text): TimeOfDay(iso: text).map { .time($0) } ?? .null
        case .time: value
        case .dateTime(let moment): .time(moment.time)
        case .date: .time(.midnightUTC)
        default: .null
        }
    }

    @Sendable private static func timeOfParts(_ values: [Value], _ run: inout Run) -> Value {
        guard values.count >= 3, let hour = values[0].number?.int, let minute = values[1].number?.int,
            let seconds = values[2].number, let second = seconds.rounded(scale: 0, .floor).int,
            let nanosecond = (seconds - Number(second)).multiplied(by: 1_000_000_000)?.rounded(scale: 0, .down).int
        else { return .null }
        var offset = TimeOffset.none
        if values.count > 3, !values[3].isNull {
            guard case .daysTime(let duration) = values[3], duration.nanoseconds == 0,
                duration.seconds > -18 * 3600, duration.seconds < 18 * 3600
            else { return .null }
            offset = .seconds(Int(duration.seconds))
        }
        return TimeOfDay(hour: hour, minute: minute, second: second, nanosecond: nanosecond, offset: offset)
            .map { .time($0) } ?? .null
    }

    @Sendable private static func dateTime(_ value: Value) -> Value {
        switch value {
        case .string(let text): LocalDateTime(iso: text).map { .dateTime($0) } ?? .null
        case .dateTime: value
        default: .null
        }
    }

    @Sendable private static func joined(_ date: Value, _ time: Value) -> Value {
        guard case .time(let time) = time else { return .null }
        return switch date {
        case .date(let date): .dateTime(LocalDateTime(date: date, time: time))
        case .dateTime(let moment): .dateTime(LocalDateTime(date: moment.date, time: time))
        default: .null
        }
    }

    @Sendable private static func duration(_ value: Value) -> Value {
        switch value {
        case .string(let text):
            YearsMonthsDuration(iso: text).map { .yearsMonths($0) } ?? DaysTimeDuration(iso: text).map { .daysTime($0) } ?? .null
        case .yearsMonths, .daysTime: value
        default: .null
        }
    }

    /// What `@"…"` stands for; nil when it is none of the temporal forms.
    static func temporal(_ text: String) -> Value? {
        if let date = CalendarDate(iso: text) { return .date(date) }
        if let moment = LocalDateTime(iso: text) { return .dateTime(moment) }
        if let time = TimeOfDay(iso: text) { return .time(time) }
        let duration = duration(.string(text))
        return duration.isNull ? nil : duration
    }

    /// Days count, times of day do not.
    @Sendable private static func monthsBetween(_ from: Value, _ to: Value) -> Value {
        guard let first = date(from).date, let second = date(to).date else { return .null }
        return .yearsMonths(YearsMonthsDuration(months: first.months(to: second)))
    }
}
