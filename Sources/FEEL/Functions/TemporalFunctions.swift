/// Functions on days, and the clock of the environment.
enum TemporalFunctions {
    static let all: [Builtin] =
        [
            Builtin("today", [], .date, .many { _, run in .date(run.environment.today) }, isPure: false),
            Builtin("now", [], .dateTime, .many { _, run in .dateTime(run.environment.now) }, isPure: false),
        ]
        + [ValueType.date, .dateTime].flatMap { type in
            [
                Builtin("day of year", [.must("date", type)], .number, .one { day($0) { .number($0.dayOfYear) } }),
                Builtin("week of year", [.must("date", type)], .number, .one { day($0) { .number($0.weekOfYear) } }),
                Builtin("day of week", [.must("date", type)], .string, .one { day($0) { .string(weekdays[$0.weekday - 1]) } }),
                Builtin("month of year", [.must("date", type)], .string, .one { day($0) { .string(months[$0.month - 1]) } }),
            ]
        } + RangeFunctions.all

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    private static func day(_ value: Value, _ result: (CalendarDate) -> Value) -> Value {
        switch value {
        case .date(let date): result(date)
        case .dateTime(let moment): result(moment.date)
        default: .null
        }
    }
}
