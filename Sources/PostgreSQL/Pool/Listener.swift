import CLibpq
import Logging
import Synchronization

/// What a listening stream yields.
public enum DatabaseNotification: Sendable, Equatable {
    /// A `NOTIFY` of another session.
    case message(channel: String, payload: String)
    /// The connection stands (again): notifications may have been missed, look for yourself.
    case reconnected
}

/// The listeners of a database, so that closing it ends them.
final class ListenerRegistry: Sendable {
    private struct State {
        var isClosed = false
        var nextNumber = 0
        var listeners: [Int: Listener] = [:]
    }

    private let state = Mutex(State())

    func listen(_ channels: [String], connector: Connector, logger: Logger) -> AsyncStream<DatabaseNotification> {
        let (stream, continuation) = AsyncStream.makeStream(of: DatabaseNotification.self, bufferingPolicy: .bufferingOldest(4096))
        let listener = Listener(channels: channels, connector: connector, logger: logger, continuation: continuation)
        let number = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            state.nextNumber += 1
            state.listeners[state.nextNumber] = listener
            return state.nextNumber
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            listener.stop()
            self?.state.withLock { $0.listeners[number] = nil }
        }
        if !DedicatedThread.start(name: "pg-listen-\(number)", { listener.run() }) { continuation.finish() }
        return stream
    }

    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.stop() }
    }
}

/// One listening connection with a thread of its own.
final class Listener: Sendable {
    private let channels: [String]
    private let connector: Connector
    private let logger: Logger
    private let continuation: AsyncStream<DatabaseNotification>.Continuation
    private let operation = Operation(wake: WakeSignal())
    /// A silent connection is asked this often whether it still stands.
    private static let heartbeat = Duration.seconds(30)
    private static let retry = Duration.milliseconds(100)

    init(channels: [String], connector: Connector, logger: Logger, continuation: AsyncStream<DatabaseNotification>.Continuation) {
        self.channels = channels
        self.connector = connector
        self.logger = logger
        self.continuation = continuation
    }

    func stop() { operation.cancel() }

    /// Listens until stopped; connects again whenever the connection is lost.
    func run() {
        var attempt = 0
        while !operation.isCancelled {
            do {
                let connection = try connector.connect(operation)
                for channel in channels { _ = try connection.run(["LISTEN \(identifier: channel)"], operation) }
                attempt = 0
                var isMissing = true
                while !operation.isCancelled { try pass(on: connection, &isMissing) }
            } catch {
                guard !operation.isCancelled else { break }
                logger.warning("the listening connection was lost", metadata: ["error": "\(error)", "channels": "\(channels)"])
                pause(Connector.pause(attempt: attempt, random: Double.random(in: 0..<1)))
                attempt += 1
            }
        }
        continuation.finish()
    }

    /// Passes on what is there, then waits for more.
    private func pass(on connection: LibpqConnection, _ isMissing: inout Bool) throws(DatabaseError) {
        for notification in connection.takeNotifications() {
            offer(.message(channel: notification.channel, payload: notification.payload), &isMissing)
        }
        if isMissing { offer(.reconnected, &isMissing) }
        // A marker that found no room is offered again before long: the reader may be waiting for nothing else.
        let patience = isMissing ? Self.retry : Self.heartbeat
        let outcome = Poll.wait(socket: PQsocket(connection.handle), write: false, wake: operation.wake, until: .now + patience)
        if outcome.contains(.readable) {
            guard connection.consumeInput(), PQstatus(connection.handle) == CONNECTION_OK else { throw connection.lost() }
            _ = PQisBusy(connection.handle)
        } else if outcome.contains(.timedOut), !isMissing {
            _ = try connection.run(["SELECT 1"], operation)
        }
    }

    /// Puts a notification into the stream; what does not fit is made up for by a ``DatabaseNotification/reconnected``.
    private func offer(_ notification: DatabaseNotification, _ isMissing: inout Bool) {
        if isMissing, notification != .reconnected {
            guard case .enqueued = continuation.yield(.reconnected) else { return }
            isMissing = false
        }
        switch continuation.yield(notification) {
        case .enqueued: if notification == .reconnected { isMissing = false }
        case .dropped: isMissing = true
        default: operation.cancel()
        }
    }

    private func pause(_ pause: Duration) {
        let until = ContinuousClock.now + pause
        while ContinuousClock.now < until, !operation.isCancelled { _ = Poll.sleep(wake: operation.wake, until: until) }
    }
}
