/// A connection for the time of a closure, without a transaction around it; for the migrator, which holds its own.
final class Session {
    private let connection: LibpqConnection
    private let operation: Operation

    init(connection: LibpqConnection, operation: Operation) {
        self.connection = connection
        self.operation = operation
    }

    var isInTransaction: Bool { connection.isInTransaction }

    func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try connection.run([sql], operation).first?.rows ?? []
    }

    func execute(_ sql: SQL) throws(DatabaseError) {
        _ = try connection.run([sql], operation)
    }

    /// Runs several statements without bindings.
    func script(_ text: String) throws(DatabaseError) {
        try connection.script(text, operation)
    }

    func rollBackIfNeeded() { connection.rollBackIfNeeded(operation) }
}
