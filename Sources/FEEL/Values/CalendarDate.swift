/// A day of the proleptic Gregorian calendar, without time and zone.
///
/// Years -999,999,999 … 999,999,999 as in XML Schema and FEEL.
public struct CalendarDate: Hashable, Sendable {
    private let yearNumber: Int32
    private let monthNumber: Int8
    private let dayOfMonth: Int8

    static let years = -999_999_999...999_999_999
    /// 1970-01-01, the day with number 0.
    public static let epoch = CalendarDate(unchecked: 1970, 1, 1)

    public var year: Int { Int(yearNumber) }
    /// 1 … 12.
    public var month: Int { Int(monthNumber) }
    /// 1 … 31.
    public var day: Int { Int(dayOfMonth) }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        yearNumber = Int32(truncatingIfNeeded: year)
        monthNumber = Int8(truncatingIfNeeded: month)
        dayOfMonth = Int8(truncatingIfNeeded: day)
    }

    /// A day that exists, or nil.
    public init?(year: Int, month: Int, day: Int) {
        guard CalendarDate.years.contains(year), (1...12).contains(month),
            day >= 1, day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// Reads `yyyy-MM-dd`; years beyond four digits have no leading zero and may be negative.
    public init?(iso text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    /// Whether February has 29 days.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month (1 … 12); 0 for a month that does not exist.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }
}

extension CalendarDate {
    /// Days since 1970-01-01, negative before it.
    public var dayNumber: Int {
        // Years begin in March here, so that the leap day is the last one of a year.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day with that number, nil beyond the years that exist.
    public init?(dayNumber: Int) {
        guard dayNumber.magnitude < 400_000_000_000 else { return nil }
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard CalendarDate.years.contains(year) else { return nil }
        self.init(unchecked: year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The date that many days later; nil beyond the years that exist.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(dayNumber: sum)
    }

    /// The date that many months later; the day is cut to the month's last one (31 January + 1 month = 28 or 29 February).
    public func adding(months: Int) -> CalendarDate? {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let year = sum.dividedDown(by: 12)
        let month = sum - year * 12 + 1
        return CalendarDate(year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
    }

    /// 1 = Monday … 7 = Sunday (ISO 8601).
    public var weekday: Int {
        let remainder = (dayNumber + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// 1 = 1 January.
    public var dayOfYear: Int {
        dayNumber - CalendarDate(unchecked: year, 1, 1).dayNumber + 1
    }

    /// The ISO 8601 week: the first week of a year holds its first Thursday.
    public var weekOfYear: Int {
        let thursday = dayNumber - weekday + 4
        guard let year = CalendarDate(dayNumber: thursday)?.year else { return 53 }
        return (thursday - CalendarDate(unchecked: year, 1, 1).dayNumber) / 7 + 1
    }

    /// Whole months from this date to `other`, negative when `other` is earlier; a month is whole when the day is reached again.
    public func months(to other: CalendarDate) -> Int {
        if other < self { return -other.months(to: self) }
        let months = (other.year - year) * 12 + other.month - month
        return other.day < day ? months - 1 : months
    }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.yearNumber, left.monthNumber, left.dayOfMonth) < (right.yearNumber, right.monthNumber, right.dayOfMonth)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601: `2026-11-21`.
    public var description: String {
        "\(year < 0 ? "-" : "")\(Padded(Int(year.magnitude), 4))-\(Padded(month, 2))-\(Padded(day, 2))"
    }
}
