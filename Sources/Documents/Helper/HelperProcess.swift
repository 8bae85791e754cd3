import Glibc
import Synchronization

/// A running helper program and the socket that leads to it. One thread works with it at a time; any may kill it.
///
/// The program has a session of its own, no environment of ours and no file but the socket: what people wrote goes through
/// it and nowhere else. When our process ends, however it ends, the socket closes and the helper ends itself.
final class HelperProcess: Sendable {
    private let socket: Int32
    /// The process id until it was waited for; nobody else gets the number before that.
    private let process: Mutex<pid_t?>

    private init(socket: Int32, process: pid_t) {
        self.socket = socket
        self.process = Mutex(process)
    }

    /// Ends the helper and waits for it; it is killed, so it takes no time.
    deinit {
        close(socket)
        process.withLock { process in
            guard let running = process else { return }
            _ = Glibc.kill(running, SIGKILL)
            var status: Int32 = 0
            while waitpid(running, &status, 0) < 0, errno == EINTR {}
            process = nil
        }
    }

    /// Ends the helper from any thread; whoever waits for its answer learns that it has ended.
    func kill() {
        process.withLock { process in
            if let process { _ = Glibc.kill(process, SIGKILL) }
        }
    }

    /// - Throws: ``TypesettingError/notInstalled(_:)`` when there is no such program, ``TypesettingError/helperEnded`` when the machine
    ///   has no room for one more.
    static func start(_ arguments: [String]) throws(TypesettingError) -> HelperProcess {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard let program = arguments.first else { throw .notInstalled(.program) }
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0, let ours = ends.first, let theirs = ends.last else { throw .helperEnded }
        defer { close(theirs) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, theirs, 0)
        posix_spawn_file_actions_adddup2(&actions, theirs, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        ownGroup(&attributes)
        let environment: [String] = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"]
        var argv = arguments.map { strdup($0) } + [nil]
        var envp = environment.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, &argv, &envp)
        guard code == 0 else {
            close(ours)
            throw [EAGAIN, ENOMEM, EMFILE, ENFILE].contains(code) ? .helperEnded : .notInstalled(.program)
        }
        return HelperProcess(socket: ours, process: process)
    }

    /// A process group of its own keeps Ctrl-C with us; signals are what a new program expects.
    private static func ownGroup(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    }

    // MARK: Frames

    /// Never wait in the call itself, no signal when the other side is gone.
    private static let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)

    /// Whether the helper has closed its end; it says nothing unasked.
    var hasEnded: Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }

    func send(_ body: [UInt8], until deadline: ContinuousClock.Instant) throws(TypesettingError) {
        let frame = FrameReader.frame(body)
        var sent = 0
        while sent < frame.count {
            try wait(POLLOUT, until: deadline)
            let count = frame[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Self.flags) }
            if count > 0 { sent += count } else if errno != EAGAIN, errno != EINTR { throw .helperEnded }
        }
    }

    func receive(maxBytes: Int, until deadline: ContinuousClock.Instant) throws(TypesettingError) -> [UInt8] {
        var reader = FrameReader(maxBytes: maxBytes)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            try wait(POLLIN, until: deadline)
            let wanted = min(reader.wanted, piece.count)
            let count = piece.withUnsafeMutableBytes { recv(socket, $0.baseAddress, wanted, Self.flags) }
            if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { throw .helperEnded }
            guard count > 0 else { continue }
            if let frame = try reader.take(piece[..<count]) { return frame }
        }
    }

    private func wait(_ event: Int32, until deadline: ContinuousClock.Instant) throws(TypesettingError) {
        while true {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard left > 0 else { throw .timedOut }
            var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
            let count = poll(&descriptor, 1, Int32(max(1, min(left, 3_600_000))))
            if count > 0 { return }
            guard count == 0 || errno == EINTR else { throw .helperEnded }
        }
    }
}
