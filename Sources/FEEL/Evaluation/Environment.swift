/// What an evaluation may know of the world, and how much work it may do.
public struct Environment: Sendable {
    public let today: CalendarDate
    public let now: LocalDateTime
    public let limits: Limits
    public let noResult: NoResultPolicy

    public init(today: CalendarDate, now: LocalDateTime, limits: Limits = .default, noResult: NoResultPolicy = .null) {
        self.today = today
        self.now = now
        self.limits = limits
        self.noResult = noResult
    }

    /// The date and time in Germany at an instant.
    public init(epochSeconds: Int64, limits: Limits = .default, noResult: NoResultPolicy = .null) {
        let now = GermanTime.local(epochSeconds: epochSeconds)
        self.init(today: now.date, now: now, limits: limits, noResult: noResult)
    }
}

/// What an operation gives that has no result although all its operands are there: a division by zero, a number beyond the
/// range, a value of unknown type that turns out to be of the wrong one.
public enum NoResultPolicy: Sendable {
    /// Null, as the standard wants it.
    case null
    /// An ``EvaluationError`` of kind `noResult`: null then always means "not answered yet".
    case raise
}
