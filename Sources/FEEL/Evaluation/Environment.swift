/// What an evaluation may know of the world, and how much work it may do.
public struct Environment: Sendable {
    public let today: CalendarDate
    public let now: LocalDateTime
    public let limits: Limits

    public init(today: CalendarDate, now: LocalDateTime, limits: Limits = .default) {
        self.today = today
        self.now = now
        self.limits = limits
    }

    /// The date and time in Germany at an instant.
    public init(epochSeconds: Int64, limits: Limits = .default) {
        let now = GermanTime.local(epochSeconds: epochSeconds)
        self.init(today: now.date, now: now, limits: limits)
    }
}
