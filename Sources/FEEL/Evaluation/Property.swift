/// What can be asked of a date, a time, a duration or a range by a path.
enum Property: String, CaseIterable, Sendable {
    case year, month, day, weekday, hour, minute, second, timezone
    case timeOffset = "time offset"
    case years, months, days, hours, minutes, seconds
    case start, end
    case startIncluded = "start included"
    case endIncluded = "end included"

    /// The property's type on a value of a type; nil where it has none.
    func type(on type: ValueType) -> ValueType? {
        switch (self, type) {
        case (.year, .date), (.month, .date), (.day, .date), (.weekday, .date): .number
        case (.year, .dateTime), (.month, .dateTime), (.day, .dateTime), (.weekday, .dateTime): .number
        case (.hour, .dateTime), (.minute, .dateTime), (.second, .dateTime): .number
        case (.hour, .time), (.minute, .time), (.second, .time): .number
        case (.timeOffset, .time), (.timeOffset, .dateTime): .daysTime
        case (.timezone, .time), (.timezone, .dateTime): .string
        case (.years, .yearsMonths), (.months, .yearsMonths): .number
        case (.days, .daysTime), (.hours, .daysTime), (.minutes, .daysTime), (.seconds, .daysTime): .number
        case (.start, .range(let item)), (.end, .range(let item)): item
        case (.startIncluded, .range), (.endIncluded, .range): .boolean
        default: nil
        }
    }

    /// The names that a value of that type has.
    static func names(on type: ValueType) -> [String] {
        allCases.filter { $0.type(on: type) != nil }.map(\.rawValue)
    }

    func value(of value: Value) -> Value {
        switch value {
        case .date(let date): self.value(of: date)
        case .time(let time): self.value(of: time, offset: time.utcSeconds.map { time.secondOfDay - $0 })
        case .dateTime(let moment):
            switch self {
            case .year, .month, .day, .weekday: self.value(of: moment.date)
            default: self.value(of: moment.time, offset: moment.offsetSeconds)
            }
        case .yearsMonths(let duration):
            switch self {
            case .years: .number(duration.years)
            case .months: .number(duration.monthsOfYear)
            default: .null
            }
        case .daysTime(let duration): self.value(of: duration)
        case .range(let range):
            switch self {
            case .start: range.start
            case .end: range.end
            case .startIncluded: .boolean(range.includesStart)
            case .endIncluded: .boolean(range.includesEnd)
            default: .null
            }
        default: .null
        }
    }

    private func value(of date: CalendarDate) -> Value {
        switch self {
        case .year: .number(date.year)
        case .month: .number(date.month)
        case .day: .number(date.day)
        case .weekday: .number(date.weekday)
        default: .null
        }
    }

    private func value(of time: TimeOfDay, offset: Int?) -> Value {
        switch self {
        case .hour: return .number(time.hour)
        case .minute: return .number(time.minute)
        case .second:
            let fraction = Number.make(isNegative: false, magnitude: UInt128(time.nanosecond), exponent: -9) ?? .zero
            return .number(Number(time.second) + fraction)
        case .timeOffset: return offset.map { .daysTime(DaysTimeDuration(seconds: Int64($0))) } ?? .null
        case .timezone:
            if case .zone(let rule) = time.offset { return .string(rule.name) }
            return .null
        default: return .null
        }
    }

    private func value(of duration: DaysTimeDuration) -> Value {
        let parts = duration.parts
        let sign = duration.isNegative ? -1 : 1
        switch self {
        case .days: return .number(sign * Int(parts.days))
        case .hours: return .number(sign * Int(parts.hours))
        case .minutes: return .number(sign * Int(parts.minutes))
        case .seconds:
            let fraction = Number.make(isNegative: false, magnitude: UInt128(parts.nanoseconds), exponent: -9) ?? .zero
            return .number(Number(sign) * (Number(Int(parts.seconds)) + fraction))
        default: return .null
        }
    }
}
