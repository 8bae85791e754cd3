import CLibpq

/// One message of a pipeline that has an answer of its own.
private enum PipelineStep {
    /// A statement of the driver's own, such as BEGIN.
    case control
    case deallocate(name: String)
    case prepare(name: String, statement: Int)
    case execute(statement: Int)
}

/// What came back from a pipeline.
private struct PipelineAnswers {
    var tables: [ResultTable] = []
    var failure: DatabaseError?
}

extension LibpqConnection {
    /// Runs the statements in one round trip; outside a transaction they are one: all or nothing.
    ///
    /// - Parameter opening: a statement to run first (BEGIN), without bindings.
    func run(_ statements: [SQL], opening: String? = nil, _ operation: Operation) throws(DatabaseError) -> [ResultTable] {
        do { return try attempt(statements, opening: opening, operation) } catch {
            // A plan that no longer fits the schema, or statements that a pooler has dropped: nothing has run, prepare anew.
            guard error.isStalePlan, !isBroken else { throw error }
            if opening != nil { rollBackIfNeeded(operation) }
            guard !isBroken, !isInTransaction else { throw error }
            try control("DEALLOCATE ALL", operation)
            cache.removeAll()
            return try attempt(statements, opening: opening, operation)
        }
    }

    private func attempt(_ statements: [SQL], opening: String?, _ operation: Operation) throws(DatabaseError) -> [ResultTable] {
        guard !isBroken else { throw lost(message: "the connection broke before") }
        guard !operation.isCancelled else { throw DatabaseError(.cancelled) }
        var bindings: [EncodedBindings] = []
        bindings.reserveCapacity(statements.count)
        for statement in statements { bindings.append(try EncodedBindings(statement.bindings)) }
        let steps = try send(statements, bindings, opening: opening)
        var patience = patience(operation, statements: statements.count)
        let answers = try receive(steps, statements, &patience)
        if let failure = answers.failure { throw failure }
        guard answers.tables.count == statements.count else { throw lost(message: "an answer is missing") }
        return answers.tables
    }

    // MARK: Sending

    private func send(_ statements: [SQL], _ bindings: [EncodedBindings], opening: String?) throws(DatabaseError) -> [PipelineStep] {
        var steps: [PipelineStep] = []
        steps.reserveCapacity(statements.count + 2)
        // In a transaction that may have failed the server would refuse to drop anything.
        if PQtransactionStatus(handle) == PQTRANS_IDLE {
            for name in cache.superfluous {
                try sendControl("DEALLOCATE \(name)")
                steps.append(.deallocate(name: name))
            }
        }
        if let opening {
            try sendControl(opening)
            steps.append(.control)
        }
        var preparedHere: [String: String] = [:]
        for (index, (statement, values)) in zip(statements, bindings).enumerated() {
            let name: String
            if let known = cache.entry(for: statement.text)?.name ?? preparedHere[statement.text] {
                name = known
            } else {
                name = cache.newName()
                guard !statement.text.utf8.contains(0), PQsendPrepare(handle, name, statement.text, 0, nil) == 1 else {
                    throw lost()
                }
                preparedHere[statement.text] = name
                steps.append(.prepare(name: name, statement: index))
            }
            let sent = values.withPointers { count, pointers, lengths, formats in
                PQsendQueryPrepared(handle, name, count, pointers, lengths, formats, 0)
            }
            guard sent == 1 else { throw lost() }
            steps.append(.execute(statement: index))
        }
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        return steps
    }

    private func sendControl(_ text: String) throws(DatabaseError) {
        guard PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0) == 1 else { throw lost() }
    }

    // MARK: Receiving

    private func receive(
        _ steps: [PipelineStep], _ statements: [SQL], _ patience: inout Patience
    ) throws(DatabaseError) -> PipelineAnswers {
        var answers = PipelineAnswers()
        answers.tables.reserveCapacity(statements.count)
        for step in steps {
            while let result = try nextResult(&patience) {
                try take(result, of: step, statements, patience, &answers)
            }
        }
        guard let end = try nextResult(&patience) else { throw lost(message: "the end of the pipeline is missing") }
        defer { PQclear(end) }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw lost(message: "the end of the pipeline is missing") }
        return answers
    }

    func nextResult(_ patience: inout Patience) throws(DatabaseError) -> OpaquePointer? {
        try waitForResult(&patience)
        if let result = PQgetResult(handle) { return result }
        guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
        return nil
    }

    private func take(
        _ result: OpaquePointer, of step: PipelineStep, _ statements: [SQL], _ patience: Patience, _ answers: inout PipelineAnswers
    ) throws(DatabaseError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            accept(result, of: step, statements, &answers)
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
        case PGRES_FATAL_ERROR:
            defer { PQclear(result) }
            var error = DatabaseError(result: result, wasCancelled: patience.wasCancelled)
            if error.code == .readOnly { isSuspect = true }
            if DatabaseError.endsSession(result) { throw lost(sqlState: error.sqlState, message: error.serverMessage) }
            // Only housekeeping failed; the implicit transaction failed with it, though.
            if case .prepare(_, let index) = step, statements.indices.contains(index) { error.statement = statements[index].text }
            if case .execute(let index) = step, statements.indices.contains(index) { error.statement = statements[index].text }
            if answers.failure == nil { answers.failure = error }
        default:
            // COPY and the like cannot run in a pipeline; the session is out of step.
            PQclear(result)
            throw lost(message: "the statement gave an answer of an unexpected kind")
        }
    }

    private func accept(_ result: OpaquePointer, of step: PipelineStep, _ statements: [SQL], _ answers: inout PipelineAnswers) {
        switch step {
        case .control:
            PQclear(result)
        case .deallocate(let name):
            PQclear(result)
            cache.dropped(name)
        case .prepare(let name, let index):
            PQclear(result)
            if statements.indices.contains(index) { cache.insert(statements[index].text, name: name) }
        case .execute(let index):
            guard statements.indices.contains(index) else { return PQclear(result) }
            let text = statements[index].text
            let known = cache.entry(for: text)?.columns
            let table = ResultTable(result: result, columns: known?.names.count == Int(PQnfields(result)) ? known : nil)
            if known !== table.columns { cache.setColumns(table.columns, for: text) }
            answers.tables.append(table)
        }
    }
}
