/// What went wrong between the program and PostgreSQL.
///
/// ``description`` is safe to show to anyone and to log: it names the kind of failure, the SQLSTATE and names from the
/// schema, never a value. ``debugDescription`` holds everything the server said, values included, and belongs on a
/// developer's machine only.
public struct DatabaseError: Error, Sendable, Equatable {
    /// The kinds of failure a caller may want to tell apart.
    public enum Code: String, Sendable, Equatable, CaseIterable {
        /// No connection could be established within the connect timeout.
        case cannotConnect
        /// The server refused the role, the password or the database name.
        case accessRefused
        /// The configuration cannot be used (a malformed address, for example).
        case invalidConfiguration
        /// All connections were busy until the acquisition timeout ended.
        case poolExhausted
        /// The pool was closed.
        case closed
        /// The connection broke while statements were under way: their outcome is unknown.
        case connectionLost
        /// The task was cancelled; what ran was rolled back unless it had ended before.
        case cancelled
        /// The statement took longer than the statement timeout (SQLSTATE 57014).
        case statementTimeout
        case lockNotAvailable
        case uniqueViolation
        case foreignKeyViolation
        case checkViolation
        case notNullViolation
        case exclusionViolation
        /// A function raised it (SQLSTATE P0001 or a state of our own).
        case raised
        case insufficientPrivilege
        case serializationFailure
        case deadlock
        /// The server is a standby or the transaction is read-only (SQLSTATE 25006).
        case readOnly
        /// A value does not fit its type (SQLSTATE class 22).
        case invalidValue
        /// The statement does not fit the schema or the grammar (SQLSTATE class 42).
        case invalidStatement
        /// A binding that cannot be sent: text with a NUL, a date outside the calendar, too many bindings.
        case invalidBinding
        /// A column is missing, NULL or of another type than asked for.
        case decoding
        /// A handle was used after its transaction, or in another way that is not allowed.
        case misuse
        /// Any other error of the server.
        case server
    }

    public let code: Code
    /// Five characters, see appendix A of the PostgreSQL manual; nil when the server had no part in it.
    public let sqlState: String?
    public let constraint: String?
    public let schema: String?
    public let table: String?
    /// Column that the server or the decoding named.
    public let column: String?
    /// The server's words. They may contain values, so they are for machines to compare or for a developer's log.
    public let serverMessage: String?
    public let serverDetail: String?
    public let serverHint: String?
    /// Text of the statement with placeholders, for ``debugDescription``.
    public internal(set) var statement: String?
    /// What failed in our words, without any value.
    let summary: String?

    init(
        _ code: Code, _ summary: String? = nil, sqlState: String? = nil, constraint: String? = nil, schema: String? = nil,
        table: String? = nil, column: String? = nil, serverMessage: String? = nil, serverDetail: String? = nil,
        serverHint: String? = nil, statement: String? = nil
    ) {
        self.code = code
        self.summary = summary
        self.sqlState = sqlState
        self.constraint = constraint
        self.schema = schema
        self.table = table
        self.column = column
        self.serverMessage = serverMessage
        self.serverDetail = serverDetail
        self.serverHint = serverHint
        self.statement = statement
    }

    /// The connection is gone, or never came to be.
    public var isConnectionLoss: Bool {
        switch code {
        case .connectionLost, .cannotConnect: true
        default: false
        }
    }

    /// The same transaction may succeed when it is run again from its beginning: nothing of it was committed.
    public var isRetryable: Bool {
        switch code {
        case .serializationFailure, .deadlock: true
        default: false
        }
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String {
        var parts = ["database error: \(code.rawValue)"]
        if let summary { parts.append(summary) }
        if let sqlState { parts.append("SQLSTATE \(sqlState)") }
        if let constraint { parts.append("constraint \(constraint)") }
        if let table { parts.append("table \(table)") }
        if let column { parts.append("column \(column)") }
        return parts.joined(separator: ", ")
    }

    public var debugDescription: String {
        var lines = [description]
        if let serverMessage { lines.append("message: \(serverMessage)") }
        if let serverDetail { lines.append("detail: \(serverDetail)") }
        if let serverHint { lines.append("hint: \(serverHint)") }
        if let statement { lines.append("statement: \(statement)") }
        return lines.joined(separator: "\n")
    }
}

extension DatabaseError.Code {
    /// The kind that a SQLSTATE stands for.
    init(sqlState: String) {
        self = Self.byState[sqlState] ?? Self.byClass[String(sqlState.prefix(2))] ?? .server
    }

    private static let byState: [String: Self] = [
        "23505": .uniqueViolation, "23503": .foreignKeyViolation, "23514": .checkViolation, "23502": .notNullViolation,
        "23P01": .exclusionViolation, "40001": .serializationFailure, "40P01": .deadlock, "55P03": .lockNotAvailable,
        "57014": .statementTimeout, "25006": .readOnly, "42501": .insufficientPrivilege, "P0001": .raised,
        "57P01": .connectionLost, "57P02": .connectionLost, "57P03": .cannotConnect, "57P05": .connectionLost,
        "25P03": .connectionLost, "53300": .cannotConnect, "3D000": .accessRefused,
    ]

    /// Classes beginning with 5 to 9 or I to Z are free for our own states: `AW` is this project's.
    private static let byClass: [String: Self] = [
        "22": .invalidValue, "42": .invalidStatement, "28": .accessRefused, "08": .connectionLost, "AW": .raised,
    ]
}
