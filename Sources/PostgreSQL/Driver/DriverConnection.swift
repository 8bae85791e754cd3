/// What the pool needs of a connection.
///
/// The one implementation is ``ThreadedConnection``: a thread per connection, blocking. An event-driven driver can take its
/// place by conforming to this protocol; only ``transaction(_:_:_:)`` then has to find a thread for the caller's closure.
protocol DriverConnection: AnyObject, Sendable {
    /// Wakes the connection's waiting, to cancel an ``Operation``.
    var wake: WakeSignal { get }

    /// Runs an errand, in one round trip and as one transaction, then those that `next` gives until it gives none.
    ///
    /// Returns at once. `next` is called with the operation that has ended, before the errand's caller gets the answer: from
    /// then on the connection belongs to somebody else.
    func work(_ first: Assignment, next: @escaping @Sendable (Operation) -> Assignment?)

    /// Runs `body` between BEGIN and COMMIT, or ROLLBACK when it throws.
    func transaction<R: Sendable>(
        _ options: TransactionOptions, _ operation: Operation, _ body: @Sendable (Connection) throws -> R
    ) async throws -> R

    /// Runs `body` on the connection without a transaction around it; one that is left open is rolled back.
    func session<R: Sendable>(_ operation: Operation, _ body: @Sendable (Session) throws -> R) async throws -> R

    /// Ends the session; the next use connects anew.
    func disconnect() async
}
