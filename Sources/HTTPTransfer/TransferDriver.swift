import CLibcurl
import CLinux
import Glibc
import Synchronization

/// The thread that owns libcurl's multi handle and every easy handle.
///
/// Others put messages into the inbox and wake the thread; nothing else of libcurl is touched from outside.
final class TransferDriver: Sendable {
    private struct State {
        var inbox: [Message] = []
        var isClosed = false
        var mustCancel = false
        var hasEnded = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private enum Message {
        case start(Transfer)
        case cancel(CancelToken)
    }

    /// The multi handle: `curl_multi_wakeup` may be called from any thread, everything else only from the driver's.
    private struct Multi: @unchecked Sendable {
        let handle: UnsafeMutableRawPointer?
    }

    private let state = Mutex(State())
    private let multi: Multi

    /// Done once, before any handle is made.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(maxConnectionsPerHost: Int, maxConnections: Int) {
        multi = Multi(handle: Self.isReady ? curl_multi_init() : nil)
        guard let handle = multi.handle else {
            state.withLock {
                $0.isClosed = true; $0.hasEnded = true
            }
            return
        }
        curl_multi_set_long(handle, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        curl_multi_set_long(handle, CURLMOPT_MAX_HOST_CONNECTIONS, maxConnectionsPerHost)
        curl_multi_set_long(handle, CURLMOPT_MAX_TOTAL_CONNECTIONS, maxConnections)
        curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, maxConnections)
        if !DriverThread.start({ self.run() }) {
            state.withLock {
                $0.isClosed = true; $0.hasEnded = true
            }
        }
    }

    deinit { if let handle = multi.handle { curl_multi_cleanup(handle) } }

    // MARK: From any thread

    func start(_ transfer: Transfer) {
        let (isAccepted, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.inbox.append(.start(transfer))
            return (true, state.inbox.count == 1)
        }
        guard isAccepted else { return transfer.finish(.failure(TransferError(.closed))) }
        // Whoever put the first message in has woken the thread for all that follow until it looks.
        if isFirst { wake() }
    }

    func cancel(_ token: CancelToken) {
        state.withLock { $0.inbox.append(.cancel(token)) }
        wake()
    }

    func shutDown(cancelRunning: Bool) {
        state.withLock { state in
            state.isClosed = true
            if cancelRunning { state.mustCancel = true }
        }
        wake()
    }

    /// Waits until the thread has ended.
    func ended() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.hasEnded { state.waiting.append(continuation) }
                return state.hasEnded
            }
            if isOver { continuation.resume() }
        }
    }

    private func wake() {
        if let handle = multi.handle { curl_multi_wakeup(handle) }
    }

    // MARK: On the driver's thread

    fileprivate struct Loop {
        let multi: UnsafeMutableRawPointer
        var running: [UnsafeMutableRawPointer: Transfer] = [:]
        var spare: [UnsafeMutableRawPointer] = []
        static let maxSpare = 64
    }

    private func run() {
        guard let handle = multi.handle else { return }
        var loop = Loop(multi: handle)
        while true {
            let (messages, isClosed, mustCancel) = state.withLock { state in
                defer { state.inbox.removeAll(keepingCapacity: true) }
                return (state.inbox, state.isClosed, state.mustCancel)
            }
            for message in messages {
                switch message {
                case .start(let transfer): loop.start(transfer)
                case .cancel(let token): loop.cancel { $0.token === token }
                }
            }
            if mustCancel { loop.cancel { _ in true } }
            var count: Int32 = 0
            curl_multi_perform(handle, &count)
            loop.collect()
            if isClosed, loop.running.isEmpty, state.withLock({ $0.inbox.isEmpty }) { break }
            curl_multi_poll(handle, nil, 0, 1000, nil)
        }
        loop.close()
        let waiting = state.withLock { state in
            state.hasEnded = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

extension TransferDriver.Loop {
    mutating func start(_ transfer: Transfer) {
        if transfer.token.isCancelled { return transfer.finish(transfer.cancelled()) }
        guard let easy = spare.popLast() ?? curl_easy_init() else {
            return transfer.finish(.failure(TransferError(.invalidRequest, "out of memory")))
        }
        do throws(TransferError) {
            try transfer.configure(easy)
        } catch {
            recycle(easy, transfer)
            return transfer.finish(.failure(error))
        }
        guard curl_multi_add_handle(multi, easy) == CURLM_OK else {
            recycle(easy, transfer)
            return transfer.finish(.failure(TransferError(.invalidRequest, "libcurl does not accept the transfer")))
        }
        running[easy] = transfer
    }

    mutating func cancel(_ isMeant: (Transfer) -> Bool) {
        for (easy, transfer) in running where isMeant(transfer) { finish(easy, transfer, transfer.cancelled()) }
    }

    mutating func collect() {
        var code = CURLE_OK
        while let easy = curl_multi_next_done(multi, &code) {
            guard let transfer = running[easy] else { continue }
            finish(easy, transfer, transfer.outcome(code))
        }
    }

    private mutating func finish(_ easy: UnsafeMutableRawPointer, _ transfer: Transfer, _ result: Result<HTTPResponse, TransferError>) {
        curl_multi_remove_handle(multi, easy)
        running[easy] = nil
        recycle(easy, transfer)
        transfer.finish(result)
    }

    private mutating func recycle(_ easy: UnsafeMutableRawPointer, _ transfer: Transfer) {
        curl_easy_reset(easy)
        curl_slist_free_all(transfer.headerList)
        transfer.headerList = nil
        transfer.easy = nil
        if spare.count < Self.maxSpare { spare.append(easy) } else { curl_easy_cleanup(easy) }
    }

    mutating func close() {
        for easy in spare { curl_easy_cleanup(easy) }
        spare = []
    }
}

/// A plain thread of the operating system that takes no signals.
private enum DriverThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        let box = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                linux_thread_set_name("curl")
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        if code != 0 { box.release() }
        return code == 0
    }
}
