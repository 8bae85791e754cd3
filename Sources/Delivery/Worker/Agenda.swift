import Casework
import FoundationEssentials
import Synchronization

/// When the worker looks into the outbox again: at a due time, when it is told that something is due, or when it shall stop.
///
/// Deliveries that the worker itself puts off are noted here, so that no notification and no query is needed for them.
final class Agenda: Sendable {
    private struct State {
        var isTold = false
        var isOver = false
        var earliest: Date?
    }

    private let state = Mutex(State())
    private let bell = Bell()
    private let clock: any WallClock

    init(clock: any WallClock) {
        self.clock = clock
    }

    /// The worker shall begin nothing new.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// Something may be due now.
    func tell() {
        state.withLock { $0.isTold = true }
        bell.ring()
    }

    /// Something will be due at that time.
    func note(_ date: Date) {
        state.withLock { state in state.earliest = min(state.earliest ?? date, date) }
        bell.ring()
    }

    /// The worker shall stop.
    func end() {
        state.withLock { $0.isOver = true }
        bell.ring()
    }

    /// Forgets what was told and noted; called before the outbox is asked, which knows all of it.
    func clear() {
        state.withLock { state in
            state.isTold = false
            state.earliest = nil
        }
    }

    /// Waits until `date` or the earliest noted time, or until told or over.
    func wait(until date: Date) async {
        while !Task.isCancelled {
            let (isDone, end) = state.withLock { ($0.isTold || $0.isOver, min($0.earliest ?? date, date)) }
            let now = clock.now
            guard !isDone, now < end else { return }
            // Never shorter than ten milliseconds, so that a clock that disagrees with the database's does not make a busy loop.
            await bell.wait(timeout: .seconds(max(0.01, min(end.timeIntervalSince(now), 86_400))))
        }
    }
}
