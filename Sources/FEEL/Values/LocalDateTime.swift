/// A date with a time of day and, where it is known, the distance to UTC.
public struct LocalDateTime: Hashable, Sendable {
    public let date: CalendarDate
    public let time: TimeOfDay

    public init(date: CalendarDate, time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Reads `yyyy-MM-ddThh:mm:ss`, with a fraction, and `Z`, `+hh:mm` or `@Zone/Name` behind it; a date alone is its midnight.
    public init?(iso text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let date = reader.date() else { return nil }
        if reader.isAtEnd {
            self.init(date: date, time: .midnight)
            return
        }
        guard reader.skip("T") else { return nil }
        // 24:00:00 is the midnight that ends the day.
        let isEndOfDay = reader.skipEndOfDay()
        guard let time = reader.time(), reader.isAtEnd, let day = isEndOfDay ? date.adding(days: 1) : date else { return nil }
        self.init(date: day, time: time)
    }

    /// Seconds since 1970-01-01 by the wall clock, as if it stood at UTC.
    var localSeconds: Int {
        date.dayNumber * 86400 + time.secondOfDay
    }

    /// Seconds east of UTC at this moment, where it is known.
    public var offsetSeconds: Int? {
        time.offset.seconds(localSeconds: localSeconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z, where the distance to UTC is known.
    public var epochSeconds: Int? {
        offsetSeconds.map { localSeconds - $0 }
    }

    init?(localSeconds: Int, nanosecond: Int, offset: TimeOffset) {
        let day = localSeconds.dividedDown(by: 86400)
        guard let date = CalendarDate(dayNumber: day) else { return nil }
        self.init(date: date, time: TimeOfDay(secondOfDay: localSeconds - day * 86400, nanosecond: nanosecond, offset: offset))
    }

    /// The moment a duration later by the wall clock; nil beyond the years that exist.
    func adding(_ duration: DaysTimeDuration) -> LocalDateTime? {
        let total = time.nanosecond + Int(duration.nanoseconds)
        let carry = total >= 1_000_000_000 ? 1 : 0
        // The wall clock stays far below 2^62 seconds, so that only the duration can be too long.
        let (sum, overflow) = (localSeconds + carry).addingReportingOverflow(Int(duration.seconds))
        guard !overflow else { return nil }
        return LocalDateTime(localSeconds: sum, nanosecond: total - carry * 1_000_000_000, offset: time.offset)
    }
}

extension LocalDateTime: CustomStringConvertible {
    /// ISO 8601: `2026-11-21T13:05:00+01:00`.
    public var description: String { "\(date)T\(time)" }
}
