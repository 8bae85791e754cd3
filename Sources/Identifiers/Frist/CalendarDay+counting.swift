extension CalendarDay {
    /// The day so many days later, earlier when negative; nil outside ``CalendarDay/years``.
    public func adding(days: Int) -> CalendarDay? {
        let (sum, isTooLarge) = number.addingReportingOverflow(days)
        return isTooLarge ? nil : CalendarDay(number: sum)
    }

    /// The weekday.
    public var weekday: Weekday {
        // 1583-01-01 was a Saturday.
        let order: [Weekday] = [.saturday, .sunday, .monday, .tuesday, .wednesday, .thursday, .friday]
        return order[(number - Self.first) % 7]
    }

    /// The number of 1583-01-01.
    private static let first = 577_814

    /// Days since 0000-12-31, counted as if the Gregorian calendar had always been in force.
    private var number: Int {
        let before = year - 1
        let months = (1..<month).reduce(0) { $0 + Self.days(ofMonth: $1, year: year) }
        return before * 365 + before / 4 - before / 100 + before / 400 + months + day
    }

    private init?(number: Int) {
        guard number >= Self.first, number <= 3_652_059 else { return nil }
        // Years are taken to begin in March, so that the leap day is their last, and counted in cycles of 400 years.
        let (cycle, dayOfCycle) = (number + 305).quotientAndRemainder(dividingBy: 146_097)
        let year = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100)
        // From March on, five months have 153 days.
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        self.init(
            year: cycle * 400 + year + (isNextYear ? 1 : 0), month: isNextYear ? month - 9 : month + 3,
            day: dayOfYear - (153 * month + 2) / 5 + 1)
    }
}

/// A day of the week, by the two letters of German calendars.
public enum Weekday: String, CaseIterable, Sendable {
    case monday = "Mo"
    case tuesday = "Di"
    case wednesday = "Mi"
    case thursday = "Do"
    case friday = "Fr"
    case saturday = "Sa"
    case sunday = "So"
}
