import CLibpq

/// One session with the server, driven by blocking calls from one thread.
///
/// The socket is non-blocking and libpq stays in pipeline mode: a call queues all its messages, sends them, and reads the
/// answers as they come. Waiting is a `poll` on the socket and on a ``WakeSignal``, so that a cancelled task interrupts it.
final class LibpqConnection {
    let handle: OpaquePointer
    var cache: StatementCache
    /// Set once the session can no longer be used; the owner closes it and connects anew.
    private(set) var isBroken = false
    /// The server turned out to be read-only: after a failover the next connection may find the right one.
    var isSuspect = false
    /// Limit for one statement; the server enforces it, the client only steps in when the server does not answer.
    let statementTimeout: Duration?
    /// Time between asking the server to stop and giving the connection up.
    static let grace = Duration.seconds(5)

    init(handle: OpaquePointer, statementTimeout: Duration?, cacheSize: Int) {
        self.handle = handle
        self.statementTimeout = statementTimeout
        cache = StatementCache(capacity: cacheSize)
    }

    deinit { PQfinish(handle) }

    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Process id of the server's side, for `pg_terminate_backend` and logs.
    var backendProcess: Int32 { PQbackendPID(handle) }

    /// Whether an idle session still stands. Looks at the socket only; when the server has said something unasked (its
    /// farewell, or a notice), one round trip tells.
    func isAlive(_ operation: Operation) -> Bool {
        guard !isBroken, !isSuspect, PQstatus(handle) == CONNECTION_OK, !isInTransaction else { return false }
        let outcome = Poll.wait(socket: PQsocket(handle), write: false, wake: operation.wake, until: .now)
        guard outcome.contains(.readable) else { return true }
        guard consumeInput(), PQpipelineSync(handle) == 1 else { return false }
        var patience = patience(operation, statements: 1, ignoresCancellation: true)
        do throws(DatabaseError) {
            guard let end = try nextResult(&patience) else { return false }
            defer { PQclear(end) }
            return PQresultStatus(end) == PGRES_PIPELINE_SYNC
        } catch {
            return false
        }
    }

    func consumeInput() -> Bool {
        if PQconsumeInput(handle) == 1 { return true }
        isBroken = true
        return false
    }

    func markBroken() { isBroken = true }

    /// The failure of a connection that broke; what was under way may or may not have happened.
    func lost(sqlState: String? = nil, message: String? = nil) -> DatabaseError {
        isBroken = true
        return DatabaseError(
            .connectionLost, "the outcome of what was under way is unknown", sqlState: sqlState,
            serverMessage: message ?? String(cString: PQerrorMessage(handle)))
    }

    /// Asks the server to stop the running statement, over a connection of its own.
    func requestCancel() {
        guard let cancel = PQgetCancel(handle) else { return }
        defer { PQfreeCancel(cancel) }
        var buffer = [CChar](repeating: 0, count: 256)
        _ = PQcancel(cancel, &buffer, Int32(buffer.count))
    }
}

/// How far the waiting for answers has gone.
struct Patience {
    let operation: Operation
    /// When the client asks the server to stop, although the server should have by itself.
    var deadline: ContinuousClock.Instant?
    /// Cancelling no longer counts (during COMMIT and ROLLBACK).
    var ignoresCancellation = false
    var hasAskedToStop = false
    var wasCancelled = false
}

extension LibpqConnection {
    func patience(_ operation: Operation, statements: Int, ignoresCancellation: Bool = false) -> Patience {
        let deadline = statementTimeout.map { ContinuousClock.now + $0 * max(1, statements) + Self.grace }
        return Patience(operation: operation, deadline: deadline, ignoresCancellation: ignoresCancellation)
    }

    /// Waits until a result can be taken without blocking, sending what is still to be sent meanwhile.
    func waitForResult(_ patience: inout Patience) throws(DatabaseError) {
        var mustFlush = true
        while PQisBusy(handle) == 1 {
            if mustFlush {
                let state = PQflush(handle)
                guard state >= 0 else { throw lost() }
                mustFlush = state == 1
            }
            try stopIfAsked(&patience)
            let outcome = Poll.wait(
                socket: PQsocket(handle), write: mustFlush, wake: patience.operation.wake, until: patience.deadline)
            if outcome.contains(.timedOut) {
                guard !patience.hasAskedToStop else { throw lost(message: "the server does not answer") }
                patience.hasAskedToStop = true
                patience.deadline = .now + Self.grace
                requestCancel()
            }
            if outcome.contains(.readable), !consumeInput() {
                // The last words may have come before the end: libpq hands them out as a result.
                guard PQisBusy(handle) == 0 else { throw lost() }
            }
        }
    }

    private func stopIfAsked(_ patience: inout Patience) throws(DatabaseError) {
        guard patience.operation.isCancelled, !patience.ignoresCancellation, !patience.wasCancelled else { return }
        patience.wasCancelled = true
        patience.hasAskedToStop = true
        patience.deadline = .now + Self.grace
        requestCancel()
    }
}
