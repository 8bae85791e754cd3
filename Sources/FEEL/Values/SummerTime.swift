/// When clocks stand an hour ahead.
enum SummerTime: String, Hashable, Sendable {
    case none
    /// Last Sunday of March to last Sunday of October, both 01:00 UTC. Source: Directive 2000/84/EC.
    case european
    /// First Sunday of October to first Sunday of April, both 02:00 standard time.
    case australian
    /// Last Sunday of September to first Sunday of April, both 02:00 standard time.
    case newZealand
    /// Second Sunday of March 02:00 standard time to first Sunday of November 01:00 standard time.
    case american

    func isSummer(epochSeconds: Int, standardOffset: Int) -> Bool {
        let (local, overflow) = epochSeconds.addingReportingOverflow(standardOffset)
        if overflow { return false }
        switch self {
        case .none: return false
        case .european:
            return SummerTime.isBetween(epochSeconds, from: (3, .last, 3600), to: (10, .last, 3600))
        case .american:
            return SummerTime.isBetween(local, from: (3, .second, 7200), to: (11, .first, 3600))
        case .australian:
            return !SummerTime.isBetween(local, from: (4, .first, 7200), to: (10, .first, 7200))
        case .newZealand:
            return !SummerTime.isBetween(local, from: (4, .first, 7200), to: (9, .last, 7200))
        }
    }

    private enum Sunday {
        case first, second, last
    }

    /// Whether a clock's time lies between two changes of its year.
    private static func isBetween(
        _ clock: Int, from start: (month: Int, sunday: Sunday, seconds: Int), to end: (month: Int, sunday: Sunday, seconds: Int)
    ) -> Bool {
        guard let date = CalendarDate(dayNumber: clock.dividedDown(by: 86400)) else { return false }
        if date.month > start.month, date.month < end.month { return true }
        let isStart = date.month == start.month
        guard isStart || date.month == end.month else { return false }
        let change = isStart ? start : end
        let isAfter = clock >= dayNumber(of: change.sunday, date.year, change.month) * 86400 + change.seconds
        return isStart ? isAfter : !isAfter
    }

    private static func dayNumber(of sunday: Sunday, _ year: Int, _ month: Int) -> Int {
        let days = CalendarDate.days(inMonth: month, of: year)
        let place = sunday == .first ? 7 : sunday == .second ? 14 : days
        // The Sunday at that day or within the six days before it.
        guard let latest = CalendarDate(year: year, month: month, day: place) else { return 0 }
        return latest.dayNumber - latest.weekday % 7
    }
}
