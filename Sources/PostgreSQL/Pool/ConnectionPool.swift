import Logging
import Synchronization

/// Hands out connections, to the task that has waited longest first.
///
/// Connections are made when they are first needed, up to the pool's size, and kept. A connection whose session was lost
/// stays in the pool: it connects anew when it is next used.
final class ConnectionPool: Sendable {
    /// Somebody who needs a connection, or statements that any connection may run.
    struct Waiter {
        enum Kind {
            case connection(CheckedContinuation<Result<any DriverConnection, DatabaseError>, Never>)
            case errand(Errand)
        }

        let id: UInt64
        let deadline: ContinuousClock.Instant
        let kind: Kind

        func refuse(_ error: DatabaseError) {
            switch kind {
            case .connection(let continuation): continuation.resume(returning: .failure(error))
            case .errand(let errand): errand.finish(.failure(error))
            }
        }
    }

    struct State {
        var idle: [any DriverConnection] = []
        var made = 0
        var waiters: [Waiter] = []
        var firstWaiter = 0
        var nextID: UInt64 = 0
        /// Waiters cancelled before they were queued.
        var cancelledEarly: Set<UInt64> = []
        var operations: [ObjectIdentifier: Operation] = [:]
        var isClosed = false
        var hasSweeper = false
        var closing: [CheckedContinuation<Void, Never>] = []
        var acquisitions = 0
        var timeouts = 0

        /// Gives a connection to an errand, so that closing the pool can end it.
        mutating func assign(_ errand: Errand, to connection: any DriverConnection) -> Assignment {
            let operation = errand.begin(on: connection)
            operations[ObjectIdentifier(operation)] = operation
            return Assignment(errand: errand, operation: operation)
        }

        /// Puts somebody at the end of the queue; true when nobody watches over the deadlines yet.
        mutating func append(_ waiter: Waiter) -> Bool {
            waiters.append(waiter)
            defer { hasSweeper = true }
            return !hasSweeper
        }

        var waiting: Int { waiters.count - firstWaiter }
        var inUse: Int { made - idle.count }

        mutating func nextWaiter() -> Waiter? {
            guard firstWaiter < waiters.count else { return nil }
            let waiter = waiters[firstWaiter]
            firstWaiter += 1
            // Cut the used head off from time to time, so that taking the first stays cheap.
            if firstWaiter > 64, firstWaiter * 2 > waiters.count {
                waiters.removeFirst(firstWaiter)
                firstWaiter = 0
            }
            return waiter
        }
    }

    let state = Mutex(State())
    let size: Int
    let patience: Duration
    let make: @Sendable (Int) throws(DatabaseError) -> any DriverConnection

    init(size: Int, patience: Duration, make: @escaping @Sendable (Int) throws(DatabaseError) -> any DriverConnection) {
        self.size = size
        self.patience = patience
        self.make = make
    }

    // MARK: Taking

    private enum Decision {
        case use(any DriverConnection)
        case make(Int)
        case wait(UInt64)
        case refuse(DatabaseError)
    }

    /// Waits for a connection.
    ///
    /// - Throws: ``DatabaseError/Code/poolExhausted`` after the acquisition timeout, `cancelled`, `closed`, or the reason
    ///   why a connection cannot be made.
    func acquire() async throws(DatabaseError) -> any DriverConnection {
        guard !Task.isCancelled else { throw DatabaseError(.cancelled) }
        switch decide() {
        case .use(let connection): return connection
        case .refuse(let error): throw error
        case .wait(let id): return try await wait(id).get()
        case .make(let number):
            do { return try make(number) } catch {
                state.withLock { $0.made -= 1 }
                throw error
            }
        }
    }

    private func decide() -> Decision {
        state.withLock { state in
            guard !state.isClosed else { return .refuse(DatabaseError(.closed)) }
            state.acquisitions &+= 1
            if let connection = state.idle.popLast() { return .use(connection) }
            if state.made < size {
                state.made += 1
                return .make(state.made)
            }
            state.nextID &+= 1
            return .wait(state.nextID)
        }
    }

    private func wait(_ id: UInt64) async -> Result<any DriverConnection, DatabaseError> {
        defer { state.withLock { _ = $0.cancelledEarly.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(id, continuation)
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func enqueue(_ id: UInt64, _ continuation: CheckedContinuation<Result<any DriverConnection, DatabaseError>, Never>) {
        let waiter = Waiter(id: id, deadline: .now + patience, kind: .connection(continuation))
        let (answer, mustSweep) = state.withLock { state -> (Result<any DriverConnection, DatabaseError>?, Bool) in
            if state.isClosed { return (.failure(DatabaseError(.closed)), false) }
            if state.cancelledEarly.remove(id) != nil { return (.failure(DatabaseError(.cancelled)), false) }
            // One may have come back since the decision to wait.
            if state.waiting == 0, let connection = state.idle.popLast() { return (.success(connection), false) }
            return (nil, state.append(waiter))
        }
        if let answer { continuation.resume(returning: answer) }
        if mustSweep { sweep() }
    }

    private func cancel(_ id: UInt64) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters[state.firstWaiter...].firstIndex(where: { $0.id == id }) else {
                // Not queued yet, or served already (then the mark is removed when the waiting ends).
                state.cancelledEarly.insert(id)
                return nil
            }
            return state.waiters.remove(at: index)
        }
        waiter?.refuse(DatabaseError(.cancelled))
    }

    /// Sends away those whose time is over, as long as anybody waits.
    func sweep() {
        Task {
            while let next = expire() { try? await Task.sleep(until: next) }
        }
    }

    /// Returns when to look again, or nil when nobody waits.
    private func expire() -> ContinuousClock.Instant? {
        let now = ContinuousClock.now
        var expired: [Waiter] = []
        let next = state.withLock { state -> ContinuousClock.Instant? in
            while state.firstWaiter < state.waiters.count, state.waiters[state.firstWaiter].deadline <= now {
                if let waiter = state.nextWaiter() { expired.append(waiter) }
            }
            state.timeouts += expired.count
            guard state.firstWaiter < state.waiters.count else {
                state.hasSweeper = false
                return nil
            }
            return state.waiters[state.firstWaiter].deadline
        }
        for waiter in expired { waiter.refuse(DatabaseError(.poolExhausted)) }
        return next
    }

    // MARK: Giving back

    /// Marks the operation that runs on a connection, so that closing the pool can end it.
    func track(_ operation: Operation) {
        state.withLock { $0.operations[ObjectIdentifier(operation)] = operation }
    }

    func release(_ connection: any DriverConnection, after operation: Operation) {
        if let assignment = proceed(connection, after: operation) { start(assignment, on: connection) }
    }

    /// Gives a connection that has ended an operation to whoever waits longest; an errand is for the caller to begin.
    func proceed(_ connection: any DriverConnection, after operation: Operation) -> Assignment? {
        var assignment: Assignment?
        var waiting: CheckedContinuation<Result<any DriverConnection, DatabaseError>, Never>?
        let closing = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.operations[ObjectIdentifier(operation)] = nil
            if state.isClosed {
                state.made -= 1
                guard state.made == 0 else { return [] }
                defer { state.closing = [] }
                return state.closing
            }
            switch state.nextWaiter()?.kind {
            case .errand(let errand): assignment = state.assign(errand, to: connection)
            case .connection(let continuation): waiting = continuation
            case nil: state.idle.append(connection)
            }
            return []
        }
        waiting?.resume(returning: .success(connection))
        for continuation in closing { continuation.resume() }
        return assignment
    }

    // MARK: Closing

    /// Refuses new work, ends idle connections, and waits for running work; after `grace` it is cancelled.
    func close(grace: Duration) async {
        let (idle, waiters) = state.withLock { state -> ([any DriverConnection], [Waiter]) in
            state.isClosed = true
            let idle = state.idle
            let waiters = Array(state.waiters[state.firstWaiter...])
            state.idle = []
            state.made -= idle.count
            state.waiters = []
            state.firstWaiter = 0
            return (idle, waiters)
        }
        for waiter in waiters { waiter.refuse(DatabaseError(.closed)) }
        for connection in idle { await connection.disconnect() }
        let ending = Task {
            try await Task.sleep(for: grace)
            for operation in state.withLock({ Array($0.operations.values) }) { operation.cancel() }
        }
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.made > 0 { state.closing.append(continuation) }
                return state.made == 0
            }
            if isEmpty { continuation.resume() }
        }
        ending.cancel()
    }

    func statistics(opened: Int, failed: Int) -> DatabaseStatistics {
        state.withLock { state in
            DatabaseStatistics(
                size: size, inUse: state.inUse, idle: state.idle.count, waiting: state.waiting, acquisitions: state.acquisitions,
                acquisitionTimeouts: state.timeouts, connectionsOpened: opened, connectAttemptsFailed: failed)
        }
    }
}

/// What the pool is doing, for metrics and for `doctor`.
public struct DatabaseStatistics: Sendable, Equatable {
    public let size: Int
    public let inUse: Int
    public let idle: Int
    /// Tasks waiting for a connection.
    public let waiting: Int
    /// Totals since the start.
    public let acquisitions: Int
    public let acquisitionTimeouts: Int
    public let connectionsOpened: Int
    public let connectAttemptsFailed: Int
}
