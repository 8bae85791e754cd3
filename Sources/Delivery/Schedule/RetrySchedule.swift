public import FoundationEssentials

/// When a delivery that failed is tried again: exponential waits with full jitter.
///
/// After attempt n the wait is drawn evenly between 1 s and `2 s · 2^(n-1)`, at most an hour. Upper bounds of the first waits:
/// 2 s, 4 s, 8 s, 16 s, 32 s, 64 s, 128 s, 256 s, 512 s, 1024 s, 2048 s (together 68 min, on average half of it), then 3600 s each. It
/// goes on for **seven days** after the first attempt, which makes about 345 attempts; the last one is made at the end of the seventh day.
/// Then the delivery is given up, and a person decides.
///
/// A `Retry-After` of the other side is a lower bound, itself bounded to six hours so that a mistake there does not lose days.
public struct RetrySchedule: Sendable, Equatable {
    /// Upper bound of the first wait.
    public var firstWait: Duration
    /// Upper bound of all waits.
    public var longestWait: Duration
    /// Lower bound of all waits.
    public var shortestWait: Duration
    /// Upper bound for what the other side asks for.
    public var longestRetryAfter: Duration
    /// Time from the first attempt until the delivery is given up.
    public var patience: Duration

    public init(
        firstWait: Duration = .seconds(2), longestWait: Duration = .seconds(3600), shortestWait: Duration = .seconds(1),
        longestRetryAfter: Duration = .seconds(6 * 3600), patience: Duration = .seconds(7 * 86_400)
    ) {
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.shortestWait = shortestWait
        self.longestRetryAfter = longestRetryAfter
        self.patience = patience
    }

    /// The next attempt; nil when the delivery is to be given up.
    ///
    /// - Parameters:
    ///   - attempt: the number of the attempt that failed, from 1.
    ///   - retryAfter: what the other side asked for.
    ///   - random: evenly distributed in 0..<1.
    public func next(
        afterAttempt attempt: Int, firstAttemptAt: Date, now: Date, retryAfter: Duration?, random: Double
    ) -> Date? {
        let end = firstAttemptAt.addingTimeInterval(Self.seconds(patience))
        guard now < end else { return nil }
        let share = min(max(random, 0), 1)
        let shortest = Self.seconds(shortestWait)
        var wait = shortest + share * max(0, Self.seconds(upperBound(afterAttempt: attempt)) - shortest)
        if let retryAfter {
            let asked = min(Self.seconds(retryAfter), Self.seconds(longestRetryAfter))
            // A tenth on top at most: those who were sent away together do not come back together.
            if asked > 0 { wait = max(wait, asked * (1 + share / 10)) }
        }
        return min(now.addingTimeInterval(wait), end)
    }

    /// The longest possible wait after an attempt.
    public func upperBound(afterAttempt attempt: Int) -> Duration {
        var bound = Self.seconds(firstWait)
        let longest = Self.seconds(longestWait)
        var remaining = max(1, attempt) - 1
        while remaining > 0, bound < longest {
            bound *= 2
            remaining -= 1
        }
        return .seconds(min(bound, longest))
    }

    static func seconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
