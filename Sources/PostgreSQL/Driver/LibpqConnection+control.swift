import CLibpq

extension LibpqConnection {
    /// Runs a command of the driver's own. Cancelling does not count: half a COMMIT does not exist.
    func control(_ command: String, _ operation: Operation) throws(DatabaseError) {
        guard !isBroken else { throw lost(message: "the connection broke before") }
        guard PQsendQueryParams(handle, command, 0, nil, nil, nil, nil, 0) == 1, PQpipelineSync(handle) == 1 else { throw lost() }
        try finishControl(operation)
    }

    private func finishControl(_ operation: Operation) throws(DatabaseError) {
        var patience = patience(operation, statements: 1, ignoresCancellation: true)
        var failure: DatabaseError?
        while let result = try nextResult(&patience) {
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_FATAL_ERROR else { continue }
            let error = DatabaseError(result: result, wasCancelled: false)
            if DatabaseError.endsSession(result) { throw lost(sqlState: error.sqlState, message: error.serverMessage) }
            failure = failure ?? error
        }
        if let end = try nextResult(&patience) { PQclear(end) }
        if let failure { throw failure }
    }

    /// Leaves a transaction behind, whatever state it is in; the session counts as broken when that fails.
    func rollBackIfNeeded(_ operation: Operation) {
        guard !isBroken, isInTransaction else { return }
        do { try control("ROLLBACK", operation) } catch { markBroken() }
        if isInTransaction { markBroken() }
    }

    /// Runs a script of several statements without bindings, as migrations are.
    func script(_ text: String, _ operation: Operation) throws(DatabaseError) {
        guard !isBroken else { throw lost(message: "the connection broke before") }
        guard !text.utf8.contains(0) else { throw DatabaseError(.invalidBinding, "a script must not contain a NUL character") }
        guard PQexitPipelineMode(handle) == 1 else { throw lost() }
        guard PQsendQuery(handle, text) == 1 else { throw lost() }
        var patience = Patience(operation: operation, deadline: nil)
        var failure: DatabaseError?
        while let result = try nextResult(&patience) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: continue
            case PGRES_FATAL_ERROR:
                let error = DatabaseError(result: result, wasCancelled: patience.wasCancelled)
                if DatabaseError.endsSession(result) { throw lost(sqlState: error.sqlState, message: error.serverMessage) }
                failure = failure ?? error
            default:
                throw lost(message: "a script cannot use COPY from or to the client")
            }
        }
        guard PQenterPipelineMode(handle) == 1 else { throw lost() }
        if let failure { throw failure }
    }

    /// Notifications that have arrived since the last call.
    func takeNotifications() -> [(channel: String, payload: String)] {
        var taken: [(channel: String, payload: String)] = []
        while let notification = PQnotifies(handle) {
            taken.append((String(cString: notification.pointee.relname), String(cString: notification.pointee.extra)))
            PQfreemem(notification)
        }
        return taken
    }
}

extension DatabaseError {
    /// Reads the fields of an error that the server sent.
    init(result: OpaquePointer, wasCancelled: Bool) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else { return nil }
            return String(cString: text)
        }
        let state = field("C")
        var code = state.map { Code(sqlState: $0) } ?? .server
        if code == .statementTimeout, wasCancelled { code = .cancelled }
        self.init(
            code, sqlState: state, constraint: field("n"), schema: field("s"), table: field("t"), column: field("c"),
            serverMessage: field("M") ?? String(cString: PQresultErrorMessage(result)), serverDetail: field("D"), serverHint: field("H"))
    }

    /// FATAL and PANIC: the server closes the connection after them.
    static func endsSession(_ result: OpaquePointer) -> Bool {
        guard let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V"))) else { return false }
        let text = String(cString: severity)
        return text == "FATAL" || text == "PANIC"
    }

    /// A prepared statement that the server no longer has, or whose result has another shape since a migration.
    var isStalePlan: Bool {
        sqlState == "26000" || (sqlState == "0A000" && serverMessage?.hasPrefix("cached plan") == true)
    }
}

extension LibpqConnection {
    /// A statement failed, so the server would turn COMMIT into ROLLBACK without a word.
    var hasFailedTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INERROR }
}
