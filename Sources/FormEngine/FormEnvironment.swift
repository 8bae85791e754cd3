public import FEEL

/// What an evaluation may know of the world: the moment, in the time of the municipality.
public struct FormEnvironment: Sendable {
    /// The day in Europe/Berlin.
    public let today: CalendarDate
    /// Date and time in Europe/Berlin.
    public let now: LocalDateTime
    /// Handed to every expression: an operation without a result is an error, so that null means "not answered yet".
    let expressions: Environment

    /// The moment `epochSeconds` seconds after 1970-01-01T00:00:00Z.
    ///
    /// - Parameter limits: how much work one expression may do.
    public init(epochSeconds: Int64, limits: Limits = .default) {
        let now = GermanTime.local(epochSeconds: epochSeconds)
        self.now = now
        self.today = now.date
        self.expressions = Environment(today: now.date, now: now, limits: limits, noResult: .raise)
    }

    /// Noon of a day; for examples and tests.
    public init(today: CalendarDate, limits: Limits = .default) {
        self.init(epochSeconds: Int64(today.dayNumber) * 86_400 + 11 * 3_600, limits: limits)
    }
}
