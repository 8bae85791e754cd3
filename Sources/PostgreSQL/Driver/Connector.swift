import Logging
import Synchronization

/// Opens connections: tries every host, and again with growing pauses, until the connect timeout.
final class Connector: Sendable {
    let configuration: DatabaseConfiguration
    private let targets: Result<[ConnectTarget], DatabaseError>
    private let logger: Logger
    private let opened = Atomic<Int>(0)
    private let failed = Atomic<Int>(0)
    /// Host of the last success, tried first.
    private let preferred = Atomic<Int>(0)

    init(_ configuration: DatabaseConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        targets = Result { () throws(DatabaseError) in try configuration.targets() }
    }

    var connectionsOpened: Int { opened.load(ordering: .relaxed) }
    var attemptsFailed: Int { failed.load(ordering: .relaxed) }

    /// Blocks the calling thread until there is a connection, the time is over or the operation is cancelled.
    func connect(_ operation: Operation) throws(DatabaseError) -> LibpqConnection {
        let targets = try targets.get()
        let deadline = ContinuousClock.now + configuration.connectTimeout
        var attempt = 0
        while true {
            let failure: ConnectFailure
            do { return try round(targets, until: deadline, operation) } catch { failure = error }
            failed.add(1, ordering: .relaxed)
            logger.debug("no connection to the database", metadata: ["error": "\(failure.error)", "attempt": "\(attempt + 1)"])
            let pause = Self.pause(attempt: attempt, random: Double.random(in: 0..<1))
            attempt += 1
            guard failure.isWorthRetrying, ContinuousClock.now + pause < deadline else { throw failure.error }
            try sleep(pause, operation)
        }
    }

    /// Every host once.
    private func round(
        _ targets: [ConnectTarget], until deadline: ContinuousClock.Instant, _ operation: Operation
    ) throws(ConnectFailure) -> LibpqConnection {
        var failure = ConnectFailure(error: DatabaseError(.invalidConfiguration, "no host is configured"), isWorthRetrying: false)
        let first = preferred.load(ordering: .relaxed)
        for offset in targets.indices {
            let index = (first + offset) % targets.count
            // A host that does not answer must leave time for the others.
            let share = (deadline - .now) / max(1, targets.count - offset)
            do {
                let connection = try LibpqConnection.open(targets[index], configuration, until: .now + share, operation)
                preferred.store(index, ordering: .relaxed)
                opened.add(1, ordering: .relaxed)
                return connection
            } catch {
                if error.error.code == .cancelled { throw error }
                // A refusal by one host does not hide that another one may only be starting.
                let mayRetry = offset > 0 ? failure.isWorthRetrying || error.isWorthRetrying : error.isWorthRetrying
                failure = ConnectFailure(error: error.error, isWorthRetrying: mayRetry)
            }
        }
        throw failure
    }

    /// 25 ms, doubled each time up to 2 s, of which a random half is taken: many clients must not come back at one moment.
    static func pause(attempt: Int, random: Double) -> Duration {
        let full = min(2000, 25 << min(attempt, 10))
        return .milliseconds(Double(full) * (0.5 + random / 2))
    }

    private func sleep(_ pause: Duration, _ operation: Operation) throws(DatabaseError) {
        let until = ContinuousClock.now + pause
        while ContinuousClock.now < until {
            _ = Poll.sleep(wake: operation.wake, until: until)
            if operation.isCancelled { throw DatabaseError(.cancelled) }
        }
    }
}
