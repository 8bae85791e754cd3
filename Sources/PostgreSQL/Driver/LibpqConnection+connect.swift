import CLibpq

/// Why an attempt to connect failed, and whether another one may succeed.
struct ConnectFailure: Error {
    let error: DatabaseError
    let isWorthRetrying: Bool
}

extension LibpqConnection {
    /// Connects to one host.
    static func open(
        _ target: ConnectTarget, _ configuration: DatabaseConfiguration, until deadline: ContinuousClock.Instant, _ operation: Operation
    ) throws(ConnectFailure) -> LibpqConnection {
        let handle = start(target)
        guard let handle else {
            throw ConnectFailure(error: DatabaseError(.cannotConnect, "out of memory"), isWorthRetrying: true)
        }
        let connection = LibpqConnection(
            handle: handle, statementTimeout: configuration.statementTimeout, cacheSize: configuration.statementCacheSize)
        // The message then names the SQLSTATE, whatever language the server speaks.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        try connection.complete(target, until: deadline, operation)
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            throw ConnectFailure(error: connection.connectError(target), isWorthRetrying: true)
        }
        return connection
    }

    private static func start(_ target: ConnectTarget) -> OpaquePointer? {
        var keywords: [UnsafePointer<CChar>?] = []
        var values: [UnsafePointer<CChar>?] = []
        var copies: [UnsafeMutablePointer<CChar>] = []
        defer { for copy in copies { copy.deallocate() } }
        func copy(_ text: String) -> UnsafePointer<CChar> {
            let bytes = text.utf8CString
            let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            for (index, byte) in bytes.enumerated() { memory[index] = byte }
            copies.append(memory)
            return UnsafePointer(memory)
        }
        for (keyword, value) in target.parameters {
            keywords.append(copy(keyword))
            values.append(copy(value))
        }
        keywords.append(nil)
        values.append(nil)
        return PQconnectStartParams(keywords, values, 0)
    }

    private func complete(_ target: ConnectTarget, until deadline: ContinuousClock.Instant, _ operation: Operation) throws(ConnectFailure) {
        var state = PGRES_POLLING_WRITING
        if PQstatus(handle) == CONNECTION_BAD { throw connectFailure(target) }
        while true {
            let outcome = Poll.wait(
                socket: PQsocket(handle), write: state == PGRES_POLLING_WRITING, read: state == PGRES_POLLING_READING,
                wake: operation.wake, until: deadline)
            if operation.isCancelled { throw ConnectFailure(error: DatabaseError(.cancelled), isWorthRetrying: false) }
            if outcome.contains(.timedOut) {
                let error = DatabaseError(.cannotConnect, "no answer within the connect timeout", serverMessage: target.address)
                throw ConnectFailure(error: error, isWorthRetrying: true)
            }
            guard outcome.contains(.readable) || outcome.contains(.writable) else { continue }
            state = PQconnectPoll(handle)
            if state == PGRES_POLLING_OK { return }
            if state == PGRES_POLLING_FAILED { throw connectFailure(target) }
        }
    }

    private func connectFailure(_ target: ConnectTarget) -> ConnectFailure {
        let error = connectError(target)
        let isRefused = error.code == .accessRefused || error.code == .invalidStatement || error.code == .invalidValue
        return ConnectFailure(error: error, isWorthRetrying: !isRefused)
    }

    /// The message names host and role, never the password; it is kept for the developer's log.
    private func connectError(_ target: ConnectTarget) -> DatabaseError {
        let message = String(cString: PQerrorMessage(handle))
        let state = Self.sqlState(in: message)
        var code = state.map { DatabaseError.Code(sqlState: $0) } ?? .cannotConnect
        if code == .server || code == .connectionLost { code = .cannotConnect }
        return DatabaseError(code, "no connection to the database", sqlState: state, serverMessage: "\(target.address): \(message)")
    }

    /// `FATAL:  57P03: the database system is starting up` → `57P03`.
    static func sqlState(in message: String) -> String? {
        for word in message.split(whereSeparator: { $0 == " " || $0 == "\n" }) where word.utf8.count == 6 && word.last == ":" {
            let state = word.dropLast()
            if state.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }), state.contains(where: \.isNumber) {
                return String(state)
            }
        }
        return nil
    }
}
