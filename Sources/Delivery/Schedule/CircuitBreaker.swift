public import FoundationEssentials

/// Whether a destination is worth trying: a pure state machine.
///
/// Closed, every call goes. After `threshold` passing failures in a row it opens: calls wait until the pause is over, then one of them goes as
/// a probe. The probe's success closes it, its failure opens it again with the pause doubled. A failure that only a change of settings can
/// cure opens it at once, so that a wrong password does not send a whole queue into the dead letters.
public struct CircuitBreaker: Sendable, Equatable {
    public enum State: Sendable, Equatable {
        case closed(failures: Int)
        case open(until: Date, openings: Int)
        /// A probe is under way since then.
        case halfOpen(since: Date, openings: Int)
    }

    /// What a call may do.
    public enum Admission: Sendable, Equatable {
        case go
        /// Go; the destination is judged by this call.
        case probe
        case wait(until: Date)
    }

    /// What a call showed about the destination.
    public enum Evidence: Sendable, Equatable {
        /// It answered, be it a refusal of this one application.
        case answered
        /// It did not answer, or that it cannot at the moment.
        case failed
        /// It refuses us altogether until a setting is changed.
        case misconfigured
        /// Nothing: the call was cancelled.
        case nothing
    }

    public private(set) var state: State = .closed(failures: 0)
    public let threshold: Int
    public let firstPause: Duration
    public let longestPause: Duration
    /// After this time a probe that never reported is taken for lost and another one may go.
    public let probeTimeout: Duration

    public init(
        threshold: Int = 20, firstPause: Duration = .seconds(2), longestPause: Duration = .seconds(60),
        probeTimeout: Duration = .seconds(300)
    ) {
        self.threshold = max(1, threshold)
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.probeTimeout = probeTimeout
    }

    /// Asks for leave to call.
    public mutating func admit(now: Date) -> Admission {
        switch state {
        case .closed:
            return .go
        case .open(let until, let openings):
            guard now >= until else { return .wait(until: until) }
            state = .halfOpen(since: now, openings: openings)
            return .probe
        case .halfOpen(let since, let openings):
            let lost = since.addingTimeInterval(RetrySchedule.seconds(probeTimeout))
            guard now < lost else {
                state = .halfOpen(since: now, openings: openings)
                return .probe
            }
            return .wait(until: now.addingTimeInterval(RetrySchedule.seconds(firstPause)))
        }
    }

    /// Reports what a call showed.
    public mutating func record(_ evidence: Evidence, now: Date) {
        switch (state, evidence) {
        case (_, .answered):
            state = .closed(failures: 0)
        case (.closed(let failures), .failed):
            let sum = failures + 1
            state = sum >= threshold ? opened(openings: 1, now: now) : .closed(failures: sum)
        case (.closed, .misconfigured):
            state = opened(openings: 1, now: now)
        case (.halfOpen(_, let openings), .failed), (.halfOpen(_, let openings), .misconfigured):
            state = opened(openings: min(openings + 1, 32), now: now)
        case (.halfOpen(_, let openings), .nothing):
            // The probe came to nothing: the next call may be one.
            state = .open(until: now, openings: openings)
        case (.open, .failed), (.open, .misconfigured), (.open, .nothing), (.closed, .nothing):
            break
        }
    }

    /// Until when no call may go; nil when one may.
    public func pausedUntil(now: Date) -> Date? {
        switch state {
        case .open(let until, _) where now < until: until
        default: nil
        }
    }

    private func opened(openings: Int, now: Date) -> State {
        var pause = RetrySchedule.seconds(firstPause)
        let longest = RetrySchedule.seconds(longestPause)
        for _ in 1..<max(2, openings) where openings > 1 && pause < longest { pause *= 2 }
        return .open(until: now.addingTimeInterval(min(pause, longest)), openings: openings)
    }
}
