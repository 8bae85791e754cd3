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

    nonisolated func work(_ first: Assignment, next: @escaping @Sendable (Operation) -> Assignment?) {
        executor.perform { self.assumeIsolated { $0.workOff(first, next) } }
    }

    private func workOff(_ first: Assignment, _ next: (Operation) -> Assignment?) {
        var current: Assignment? = first
        while let assignment = current {
            let answer = run(assignment.errand.statements, assignment.operation)
            current = next(assignment.operation)
            assignment.errand.finish(answer)
        }
    }

    private func run(_ statements: [SQL], _ operation: Operation) -> Errand.Answer {
        do throws(DatabaseError) {
            let connection = try usable(operation)
            defer { settle(connection, operation) }
            return .success(try connection.run(statements, operation))
        } catch {
            return .failure(error)
        }
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
        wake.clearIfRaised()
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
