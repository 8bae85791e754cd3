/// How a transaction behaves.
public struct TransactionOptions: Sendable, Hashable {
    public enum Isolation: String, Sendable {
        case readCommitted = "READ COMMITTED"
        case repeatableRead = "REPEATABLE READ"
        case serializable = "SERIALIZABLE"
    }

    public var isolation: Isolation
    public var isReadOnly: Bool

    public init(isolation: Isolation = .readCommitted, isReadOnly: Bool = false) {
        self.isolation = isolation
        self.isReadOnly = isReadOnly
    }

    var begin: String {
        var text = "BEGIN"
        if isolation != .readCommitted { text += " ISOLATION LEVEL \(isolation.rawValue)" }
        if isReadOnly { text += " READ ONLY" }
        return text
    }
}

/// A transaction as seen from inside: synchronous calls on the connection's thread.
///
/// It is valid only within the closure of ``Database/transaction(_:_:)``; later calls throw ``DatabaseError/Code/misuse``.
/// After an error of a statement the server refuses everything else in the transaction: let the error leave the closure, or
/// wrap the attempt in ``savepoint(_:)``.
public final class Connection {
    private let session: LibpqConnection
    private let options: TransactionOptions
    private let operation: Operation
    private var hasBegun = false
    private var isOver = false
    private var savepoints = 0

    init(session: LibpqConnection, options: TransactionOptions, operation: Operation) {
        self.session = session
        self.options = options
        self.operation = operation
    }

    /// Runs a statement and returns its rows.
    public func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try run([sql]).first?.rows ?? []
    }

    /// Runs a statement and returns its only row, or nil when there is none.
    ///
    /// - Throws: ``DatabaseError/Code/decoding`` when there is more than one.
    public func one(_ sql: SQL) throws(DatabaseError) -> Row? {
        try Database.only(run([sql]))
    }

    /// Runs a statement and returns the number of rows it touched.
    @discardableResult
    public func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try run([sql]).first?.affectedRows ?? 0
    }

    /// Runs several statements in one round trip; none may need a result of another.
    @discardableResult
    public func pipeline(_ statements: [SQL]) throws(DatabaseError) -> [[Row]] {
        try run(statements).map(\.rows)
    }

    /// Runs `body`; when it throws, only what it did is undone and the transaction can go on.
    public func savepoint<R>(_ body: (Connection) throws -> R) throws -> R {
        savepoints += 1
        let name = "sp\(savepoints)"
        try execute("SAVEPOINT \(identifier: name)")
        do {
            let result = try body(self)
            try execute("RELEASE SAVEPOINT \(identifier: name)")
            return result
        } catch {
            if !session.isBroken, !isOver { try execute("ROLLBACK TO SAVEPOINT \(identifier: name)") }
            throw error
        }
    }

    private func run(_ statements: [SQL]) throws(DatabaseError) -> [ResultTable] {
        guard !isOver else { throw DatabaseError(.misuse, "the transaction is over") }
        guard !statements.isEmpty else { return [] }
        // BEGIN travels with the first statement: one round trip less.
        let opening = hasBegun ? nil : options.begin
        hasBegun = true
        let tables = try session.run(statements, opening: opening, operation)
        guard session.isInTransaction else {
            throw DatabaseError(.misuse, "a statement ended the transaction of its caller")
        }
        return tables
    }

    func invalidate() { isOver = true }

    /// Makes the work permanent; nothing to do when no statement ran.
    func commit() throws(DatabaseError) {
        guard hasBegun else { return }
        guard !operation.isCancelled else {
            session.rollBackIfNeeded(operation)
            throw DatabaseError(.cancelled)
        }
        guard !session.hasFailedTransaction else {
            session.rollBackIfNeeded(operation)
            throw DatabaseError(.misuse, "an error inside the transaction was caught, so nothing can be committed")
        }
        try session.control("COMMIT", operation)
    }
}
