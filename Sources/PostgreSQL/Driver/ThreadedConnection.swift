/// A connection with a thread of its own: the actor's jobs run there, and block there.
///
/// It connects when it is first used, and again when the session was lost before anything was sent.
actor ThreadedConnection: DriverConnection {
    nonisolated let wake = WakeSignal()
    private nonisolated let executor: ThreadExecutor
    private let connector: Connector
    private var connection: LibpqConnection?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(connector: Connector, number: Int) throws(DatabaseError) {
        executor = try ThreadExecutor(name: "pg-\(number)")
        self.connector = connector
    }

    func run(_ statements: [SQL], _ operation: Operation) throws(DatabaseError) -> [ResultTable] {
        guard !statements.isEmpty else { return [] }
        let connection = try usable(operation)
        defer { settle(connection, operation) }
        return try connection.run(statements, operation)
    }

    func transaction<R: Sendable>(
        _ options: TransactionOptions, _ operation: Operation, _ body: @Sendable (Connection) throws -> R
    ) throws -> R {
        let session = try usable(operation)
        defer { settle(session, operation) }
        let handle = Connection(session: session, options: options, operation: operation)
        let result: R
        do {
            defer { handle.invalidate() }
            result = try body(handle)
        } catch {
            session.rollBackIfNeeded(operation)
            throw error
        }
        try handle.commit()
        return result
    }

    func session<R: Sendable>(_ operation: Operation, _ body: @Sendable (Session) throws -> R) throws -> R {
        let connection = try usable(operation)
        defer { settle(connection, operation) }
        return try body(Session(connection: connection, operation: operation))
    }

    func disconnect() {
        connection = nil
    }

    /// The session, after a look whether it still stands.
    private func usable(_ operation: Operation) throws(DatabaseError) -> LibpqConnection {
        wake.clear()
        guard !operation.isCancelled else { throw DatabaseError(.cancelled) }
        if let connection, connection.isAlive(operation) { return connection }
        connection = nil
        let fresh = try connector.connect(operation)
        connection = fresh
        return fresh
    }

    /// No session goes back with a transaction open or out of step.
    private func settle(_ used: LibpqConnection, _ operation: Operation) {
        used.rollBackIfNeeded(operation)
        if used.isBroken || used.isSuspect { connection = nil }
    }
}
