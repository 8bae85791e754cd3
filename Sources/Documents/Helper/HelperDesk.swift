import Dispatch
import Logging
import Synchronization

/// A place where one document is set at a time: starts a helper when it is needed, ends it when it fails or takes too long.
final class HelperDesk: Sendable {
    private struct State {
        var helper: HelperProcess?
        var version: TypesetterVersion?
        var isClosed = false
    }

    private let configuration: TypesetterConfiguration
    private let logger: Logger
    /// Waiting for a helper blocks a thread: this queue's, and none that serves people.
    private let queue = DispatchQueue(label: "typesetter")
    private let state = Mutex(State())

    init(_ configuration: TypesetterConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    /// Ends the helper, also in the middle of a document, and starts no other.
    func close() {
        let helper = state.withLock { state in
            state.isClosed = true
            defer { state.helper = nil }
            return state.helper
        }
        helper?.kill()
    }

    /// Sets one document. A helper may end in between; one that ends in the middle of this document gets a second chance, no third.
    func document(_ request: [UInt8]) async -> Result<[UInt8], TypesettingError> {
        await onQueue { () throws(TypesettingError) in
            do throws(TypesettingError) {
                return try self.exchange(request)
            } catch {
                guard error == .helperEnded else { throw error }
            }
            return try self.exchange(request)
        }
    }

    /// Starts a helper unless one runs; tells what it works with.
    func version() async -> Result<TypesetterVersion, TypesettingError> {
        await onQueue { () throws(TypesettingError) in
            _ = try self.runningHelper()
            guard let version = self.state.withLock({ $0.version }) else { throw .shutDown }
            return version
        }
    }

    private func onQueue<Value: Sendable>(
        _ body: @escaping @Sendable () throws(TypesettingError) -> Value
    ) async -> Result<Value, TypesettingError> {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: body)) }
        }
    }

    // MARK: On the queue

    private func exchange(_ request: [UInt8]) throws(TypesettingError) -> [UInt8] {
        let helper = try runningHelper()
        let deadline = ContinuousClock.now + configuration.timeLimit
        let answer: HelperAnswer?
        do throws(TypesettingError) {
            try helper.send(request, until: deadline)
            answer = HelperAnswer(try helper.receive(maxBytes: configuration.maxDocumentBytes, until: deadline))
        } catch {
            throw drop(helper, because: error)
        }
        switch answer {
        case .document(let document): return document
        case .problem(let word, let explanation):
            logger.warning("document refused", metadata: ["reason": "\(word)"])
            throw .refused(explanation: explanation)
        case .hello, nil: throw drop(helper, because: .helperEnded)
        }
    }

    private func runningHelper() throws(TypesettingError) -> HelperProcess {
        let (found, isClosed) = state.withLock { ($0.helper, $0.isClosed) }
        guard !isClosed else { throw .shutDown }
        if let found, !found.hasEnded { return found }
        let (helper, version) = try startedHelper()
        let isWanted = state.withLock { state in
            guard !state.isClosed else { return false }
            state.helper = helper
            state.version = version
            return true
        }
        guard isWanted else { throw .shutDown }
        logger.debug("typesetter started", metadata: ["typst": "\(version.typst)"])
        return helper
    }

    private func startedHelper() throws(TypesettingError) -> (HelperProcess, TypesetterVersion) {
        guard let python = configuration.python else { throw .notInstalled(.setting) }
        let helper = try HelperProcess.start([
            python, "-I", "-B", "-c", String(decoding: configuration.script, as: UTF8.self),
            "\(configuration.maxRequestBytes)", "\(configuration.maxMemoryMiB)",
        ])
        let frame: [UInt8]
        do throws(TypesettingError) {
            frame = try helper.receive(maxBytes: 1 << 16, until: ContinuousClock.now + configuration.startLimit)
        } catch {
            // One that worked before lacks memory now, not Typst.
            let hasWorked = state.withLock { $0.version != nil }
            throw error == .helperEnded && !hasWorked ? .notInstalled(.program) : error
        }
        switch HelperAnswer(frame) {
        case .hello(let version): return (helper, version)
        case .problem("fonts", _): throw .notInstalled(.fonts)
        case .problem: throw .notInstalled(.typst)
        case .document, nil: throw .notInstalled(.program)
        }
    }

    /// Lets go of a helper that failed; after ``close()`` the reason is that.
    private func drop(_ helper: HelperProcess, because error: TypesettingError) -> TypesettingError {
        helper.kill()
        let isClosed = state.withLock { state in
            if state.helper === helper { state.helper = nil }
            return state.isClosed
        }
        guard !isClosed else { return .shutDown }
        logger.warning("typesetter ended", metadata: ["reason": "\(error)"])
        return error
    }
}
