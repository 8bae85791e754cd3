/// What the pool needs of a connection.
///
/// The one implementation is ``ThreadedConnection``: a thread per connection, blocking. An event-driven driver can take its
/// place by conforming to this protocol; only ``transaction(_:_:_:)`` then has to find a thread for the caller's closure.
protocol DriverConnection: AnyObject, Sendable {
    /// Wakes the connection's waiting, to cancel an ``Operation``.
    var wake: WakeSignal { get }

    /// Runs statements in one round trip and, outside a transaction, as one transaction.
    func run(_ statements: [SQL], _ operation: Operation) async throws(DatabaseError) -> [ResultTable]

    /// Runs `body` between BEGIN and COMMIT, or ROLLBACK when it throws.
    func transaction<R: Sendable>(
        _ options: TransactionOptions, _ operation: Operation, _ body: @Sendable (Connection) throws -> R
    ) async throws -> R

    /// Runs `body` on the connection without a transaction around it; one that is left open is rolled back.
    func session<R: Sendable>(_ operation: Operation, _ body: @Sendable (Session) throws -> R) async throws -> R

    /// Ends the session; the next use connects anew.
    func disconnect() async
}
