import Synchronization

extension ConnectionPool {
    private enum Start {
        case work(any DriverConnection, Assignment)
        case make(Int)
        case wait(mustSweep: Bool)
        case refuse(DatabaseError)
    }

    /// Runs statements on whichever connection is free first.
    ///
    /// - Throws: what the statements throw, ``DatabaseError/Code/poolExhausted`` after the acquisition timeout, `cancelled`,
    ///   `closed`, or the reason why a connection cannot be made.
    func run(_ statements: [SQL]) async throws(DatabaseError) -> [ResultTable] {
        let errand = Errand(statements)
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                errand.expect(continuation)
                begin(errand)
            }
        } onCancel: {
            cancel(errand)
        }
        return try answer.get()
    }

    private func begin(_ errand: Errand) {
        switch decide(errand) {
        case .work(let connection, let assignment): start(assignment, on: connection)
        case .make(let number):
            do throws(DatabaseError) {
                let connection = try make(number)
                start(state.withLock { $0.assign(errand, to: connection) }, on: connection)
            } catch {
                state.withLock { $0.made -= 1 }
                errand.finish(.failure(error))
            }
        case .wait(let mustSweep): if mustSweep { sweep() }
        case .refuse(let error): errand.finish(.failure(error))
        }
    }

    private func decide(_ errand: Errand) -> Start {
        let deadline = ContinuousClock.now + patience
        return state.withLock { state in
            guard !state.isClosed else { return .refuse(DatabaseError(.closed)) }
            // Cancelled before it could be found in the queue.
            guard !errand.isCancelled else { return .refuse(DatabaseError(.cancelled)) }
            state.acquisitions &+= 1
            if let connection = state.idle.popLast() { return .work(connection, state.assign(errand, to: connection)) }
            if state.made < size {
                state.made += 1
                return .make(state.made)
            }
            state.nextID &+= 1
            return .wait(mustSweep: state.append(Waiter(id: state.nextID, deadline: deadline, kind: .errand(errand))))
        }
    }

    /// Sends an errand to the connection's thread, which goes on with those that wait.
    func start(_ assignment: Assignment, on connection: any DriverConnection) {
        connection.work(assignment) { [self] in proceed(connection, after: $0) }
    }

    private func cancel(_ errand: Errand) {
        errand.cancel()
        let wasWaiting = state.withLock { state in
            let index = state.waiters[state.firstWaiter...].firstIndex {
                if case .errand(let waiting) = $0.kind { waiting === errand } else { false }
            }
            guard let index else { return false }
            state.waiters.remove(at: index)
            return true
        }
        if wasWaiting { errand.finish(.failure(DatabaseError(.cancelled))) }
    }
}
