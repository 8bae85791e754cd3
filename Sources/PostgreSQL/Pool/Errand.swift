import Synchronization

/// Statements on their way to a connection's thread and back.
///
/// The caller's task waits for the answer only: the thread that has finished one errand takes the next by itself, without a
/// task in between that would have to be woken to hand over the connection.
final class Errand: Sendable {
    typealias Answer = Result<[ResultTable], DatabaseError>

    private struct State {
        var isCancelled = false
        var operation: Operation?
        var continuation: CheckedContinuation<Answer, Never>?
    }

    let statements: [SQL]
    private let state = Mutex(State())

    init(_ statements: [SQL]) {
        self.statements = statements
    }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Who gets the answer; called once, before the errand is handed to the pool.
    func expect(_ continuation: CheckedContinuation<Answer, Never>) {
        state.withLock { $0.continuation = continuation }
    }

    /// The use of a connection that the errand has been given.
    func begin(on connection: any DriverConnection) -> Operation {
        let operation = Operation(wake: connection.wake)
        let isCancelled = state.withLock { state in
            state.operation = operation
            return state.isCancelled
        }
        if isCancelled { operation.cancel() }
        return operation
    }

    /// Stops the statements if they are under way; else they will not be begun.
    func cancel() {
        let operation = state.withLock { state in
            state.isCancelled = true
            return state.operation
        }
        operation?.cancel()
    }

    /// Gives the caller the answer; a second one is dropped.
    func finish(_ answer: Answer) {
        let continuation = state.withLock { state in
            state.operation = nil
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: answer)
    }
}

/// An errand with the use of the connection it was given to.
struct Assignment: Sendable {
    let errand: Errand
    let operation: Operation
}
