import Casework
import PostgreSQL
import Synchronization

/// Wakes the workers when submissions have been committed.
///
/// NOTIFY within the submission would hold a lock of the whole cluster until its commit has reached the disk, and let
/// submissions commit only one after the other. So it is sent when the commit is through, and one NOTIFY stands for all
/// submissions of the last moment. A lost one costs time only: workers also look for themselves.
final class DeliveryWaker: Sendable {
    private enum State { case idle, sending, wantedAgain }

    private let context: StoreContext
    private let state = Mutex(State.idle)

    /// Shortest time between two.
    private static let pause = Duration.milliseconds(10)

    init(context: StoreContext) {
        self.context = context
    }

    /// Returns at once.
    func signal() {
        let isIdle = state.withLock { state in
            defer { state = state == .idle ? .sending : .wantedAgain }
            return state == .idle
        }
        if isIdle { Task { await send() } }
    }

    private func send() async {
        while true {
            _ = try? await context.execute("SELECT pg_notify('delivery_due', \(context.tenant.rawValue))")
            try? await Task.sleep(for: Self.pause)
            let isDone = state.withLock { state in
                defer { state = state == .wantedAgain ? .sending : .idle }
                return state != .wantedAgain
            }
            if isDone { return }
        }
    }
}
