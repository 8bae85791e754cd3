import Casework
import Foundation
import Synchronization

/// An outbox in memory with leases, due times and a journal, like the one in the database.
final class MemoryQueue: DeliveryQueue {
    struct Row: Sendable {
        var job: DeliveryJob
        var dueAt: Date
        var lease: (worker: String, until: Date)?
        var attempts = 0
        var journal: [String: String] = [:]
        var final: DeliveryOutcome?
        var outcomes: [DeliveryOutcome] = []
    }

    struct Broken: Error {}

    private struct State {
        var rows: [DeliveryID: Row] = [:]
        var order: [DeliveryID] = []
        var claims = 0
        var finishes = 0
        var failuresToCome = 0
        var listeners: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())

    func add(_ job: DeliveryJob) {
        let listeners = state.withLock { state in
            state.rows[job.id] = Row(job: job, dueAt: .distantPast)
            state.order.append(job.id)
            return state.listeners
        }
        for listener in listeners { listener.yield() }
    }

    var rows: [Row] { state.withLock { state in state.order.compactMap { state.rows[$0] } } }
    var claims: Int { state.withLock { $0.claims } }
    var finishes: Int { state.withLock { $0.finishes } }
    var openCount: Int { state.withLock { $0.rows.values.count { $0.final == nil } } }

    /// The next calls fail, as if the database were away.
    func fail(_ count: Int) { state.withLock { $0.failuresToCome = count } }

    func claim(worker: String, limit: Int, lease: Duration) async throws -> [DeliveryJob] {
        try failIfAsked()
        let now = Date()
        return state.withLock { state in
            state.claims += 1
            var jobs: [DeliveryJob] = []
            for id in state.order where jobs.count < limit {
                guard var row = state.rows[id], row.final == nil, row.dueAt <= now, (row.lease?.until ?? .distantPast) <= now else {
                    continue
                }
                row.attempts += 1
                row.lease = (worker, now.addingTimeInterval(Double(lease.components.seconds) + Double(lease.components.attoseconds) / 1e18))
                state.rows[id] = row
                let job = row.job
                jobs.append(
                    DeliveryJob(
                        id: job.id, caseID: job.caseID, reference: job.reference, channel: job.channel, target: job.target,
                        attempt: row.attempts, firstAttemptAt: job.firstAttemptAt, createdAt: job.createdAt, application: job.application,
                        journal: row.journal))
            }
            return jobs
        }
    }

    func finish(_ id: DeliveryID, worker: String, outcome: DeliveryOutcome) async throws -> Bool {
        try await finish([(id, outcome)], worker: worker)
        return true
    }

    func finish(_ batch: [(DeliveryID, DeliveryOutcome)], worker: String) async throws {
        try failIfAsked()
        state.withLock { state in
            state.finishes += 1
            for (id, outcome) in batch {
                guard var row = state.rows[id], row.final == nil, row.lease?.worker == worker else { continue }
                row.lease = nil
                row.outcomes.append(outcome)
                switch outcome {
                case .delivered, .dead: row.final = outcome
                case .retry(let at, _): row.dueAt = at
                case .pending(let receipt, let at):
                    row.journal["receipt"] = receipt
                    row.dueAt = at
                }
                state.rows[id] = row
            }
        }
    }

    func recordStep(_ id: DeliveryID, worker: String, step: String, value: String) async throws -> Bool {
        state.withLock { state in
            guard state.rows[id]?.lease?.worker == worker else { return false }
            state.rows[id]?.journal[step] = value
            return true
        }
    }

    func nextDue() async throws -> Date? {
        state.withLock { state in
            state.rows.values.filter { $0.final == nil }.map { max($0.dueAt, $0.lease?.until ?? .distantPast) }.min()
        }
    }

    func wakeups() -> AsyncStream<Void> {
        AsyncStream { continuation in state.withLock { $0.listeners.append(continuation) } }
    }

    private func failIfAsked() throws {
        try state.withLock { state in
            guard state.failuresToCome > 0 else { return }
            state.failuresToCome -= 1
            throw Broken()
        }
    }
}
