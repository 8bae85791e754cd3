public import Logging

/// A PostgreSQL database, reached through a pool of connections.
///
/// Connections are made when they are needed and made anew when the server went away. A statement that was under way when
/// its connection broke throws ``DatabaseError/Code/connectionLost`` and is never repeated behind the caller's back: only
/// the caller knows whether repeating is safe. Cancelling the task cancels the statement in the server.
public final class Database: Sendable {
    public let configuration: DatabaseConfiguration
    let logger: Logger
    private let connector: Connector
    private let pool: ConnectionPool
    private let listeners = ListenerRegistry()

    public init(_ configuration: DatabaseConfiguration, logger: Logger) {
        let connector = Connector(configuration, logger: logger)
        self.configuration = configuration
        self.logger = logger
        self.connector = connector
        pool = ConnectionPool(size: configuration.poolSize, patience: configuration.acquisitionTimeout) {
            number throws(DatabaseError) in
            try ThreadedConnection(connector: connector, number: number)
        }
    }

    /// Runs a statement and returns its rows.
    public func query(_ sql: SQL) async throws(DatabaseError) -> [Row] {
        try await run([sql]).first?.rows ?? []
    }

    /// Runs a statement and returns its only row, or nil when there is none.
    ///
    /// - Throws: ``DatabaseError/Code/decoding`` when there is more than one.
    public func one(_ sql: SQL) async throws(DatabaseError) -> Row? {
        try Self.only(await run([sql]))
    }

    /// Runs a statement and returns the number of rows it touched.
    @discardableResult
    public func execute(_ sql: SQL) async throws(DatabaseError) -> Int {
        try await run([sql]).first?.affectedRows ?? 0
    }

    /// Runs several statements in one round trip and as one transaction: all or nothing.
    ///
    /// None may need a result of another. BEGIN and COMMIT are not needed and must not be part of it. `set_config(…, true)`
    /// lasts for the pipeline.
    @discardableResult
    public func pipeline(_ statements: [SQL]) async throws(DatabaseError) -> [[Row]] {
        try await run(statements).map(\.rows)
    }

    /// Runs `body` in a transaction on a connection's own thread; commits when it returns, rolls back when it throws.
    ///
    /// The closure is synchronous, so nothing else gets between its statements. It should hold no locks and wait for
    /// nothing but the database.
    ///
    /// - Throws: what `body` throws, and ``DatabaseError``. After ``DatabaseError/Code/connectionLost`` from the commit
    ///   itself the outcome is unknown.
    public func transaction<R: Sendable>(
        _ options: TransactionOptions = TransactionOptions(), _ body: @Sendable (Connection) throws -> R
    ) async throws -> R {
        let connection = try await pool.acquire()
        let operation = Operation(wake: connection.wake)
        pool.track(operation)
        defer { pool.release(connection, after: operation) }
        return try await withTaskCancellationHandler {
            try await connection.transaction(options, operation, body)
        } onCancel: {
            operation.cancel()
        }
    }

    /// Listens on channels over a connection of its own, until the stream is no longer read or the database is closed.
    ///
    /// The stream begins with ``DatabaseNotification/reconnected`` when the connection stands, and repeats it after every
    /// interruption and when notifications had to be dropped because nobody read them: the reader should then look for
    /// itself what there is to do.
    public func listen(_ channels: [String]) -> AsyncStream<DatabaseNotification> {
        listeners.listen(channels, connector: connector, logger: logger)
    }

    /// Ends all connections. Work under way gets `grace` to finish and is cancelled then.
    public func close(grace: Duration = .seconds(10)) async {
        listeners.close()
        await pool.close(grace: grace)
    }

    /// What the pool is doing now.
    public func statistics() -> DatabaseStatistics {
        pool.statistics(opened: connector.connectionsOpened, failed: connector.attemptsFailed)
    }

    /// Runs a script of several statements, without bindings and on a connection of the pool.
    ///
    /// Without BEGIN in it, it is one transaction. Never put anything into it that came from outside the program.
    public func script(unescaped text: String) async throws(DatabaseError) {
        do { try await withSession { try $0.script(text) } } catch {
            throw (error as? DatabaseError) ?? DatabaseError(.server)
        }
    }

    /// Runs `body` on one connection, without a transaction around it.
    func withSession<R: Sendable>(_ body: @Sendable (Session) throws -> R) async throws -> R {
        let connection = try await pool.acquire()
        let operation = Operation(wake: connection.wake)
        pool.track(operation)
        defer { pool.release(connection, after: operation) }
        return try await withTaskCancellationHandler {
            try await connection.session(operation, body)
        } onCancel: {
            operation.cancel()
        }
    }

    private func run(_ statements: [SQL]) async throws(DatabaseError) -> [ResultTable] {
        guard !statements.isEmpty else { return [] }
        return try await pool.run(statements)
    }

    static func only(_ tables: [ResultTable]) throws(DatabaseError) -> Row? {
        guard let table = tables.first, table.rowCount > 0 else { return nil }
        guard table.rowCount == 1 else { throw DatabaseError(.decoding, "one row was expected, there are more") }
        return Row(table: table, index: 0)
    }
}
