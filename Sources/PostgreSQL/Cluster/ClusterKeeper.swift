import CLinux
import FoundationEssentials
import Glibc
import Logging

/// Makes, starts, watches and stops the server, on one thread that lives as long as the process.
///
/// The thread matters: the kernel's "signal when the parent dies" fires when the *thread* that started the child ends.
actor ClusterKeeper {
    /// All clusters share it; it must never end.
    private static let thread = Result { () throws(DatabaseError) in try ThreadExecutor(name: "pg-cluster") }

    private nonisolated let executor: ThreadExecutor
    private let place: ClusterPlace
    private let owner: ClusterOwner
    private let logger: Logger
    private var lock: Int32 = -1
    private var server: ChildProcess?
    private var isWanted = false
    private var watch: Task<Void, Never>?

    private static let startSeconds = 60
    private static let stopSeconds = 15
    /// A longer log is begun anew at the next start.
    private static let maxLogBytes = 16 << 20

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(place: ClusterPlace, owner: ClusterOwner, logger: Logger) throws(ClusterError) {
        do throws(DatabaseError) { executor = try Self.thread.get() } catch {
            throw .failed(program: "postgres", output: "\(error)")
        }
        self.place = place
        self.owner = owner
        self.logger = logger
    }

    var processID: Int32? { server?.id }

    func start() throws(ClusterError) {
        guard !isWanted else { return }
        try takeLock()
        do throws(ClusterError) {
            let programs = try programs()
            try endOrphan()
            if !exists(place.dataFolder + "/PG_VERSION") { try create(programs) }
            try launch(programs)
        } catch {
            releaseLock()
            throw error
        }
        isWanted = true
        watch = Task { [weak self] in
            while !Task.isCancelled {
                guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return }
                await self?.restartIfGone()
            }
        }
    }

    func stop() {
        guard isWanted else { return }
        isWanted = false
        watch?.cancel()
        watch = nil
        if let server {
            // SIGINT is the "fast" shutdown: sessions are ended, a checkpoint is written.
            server.send(SIGINT)
            if !waitForEnd(of: server, seconds: Self.stopSeconds) {
                server.send(SIGQUIT)
                if !waitForEnd(of: server, seconds: 5) {
                    server.send(SIGKILL)
                    _ = server.wait()
                }
            }
        }
        server = nil
        releaseLock()
    }

    // MARK: One program at a time

    private func takeLock() throws(ClusterError) {
        let descriptor = open(place.lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .folderUnusable(path: place.folder, reason: "the lock file cannot be made") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse(folder: place.folder)
        }
        lock = descriptor
    }

    private func releaseLock() {
        if lock >= 0 { close(lock) }
        lock = -1
    }

    // MARK: After a kill

    /// We hold the lock, so a server that still runs here has lost its program: it is stopped. A process file that names
    /// no server of ours is removed, or PostgreSQL would take a stranger with that number for itself.
    private func endOrphan() throws(ClusterError) {
        guard let orphan = recordedProcess() else { return }
        if isServer(orphan) {
            logger.notice("stopping a PostgreSQL that a killed program left behind", metadata: ["process": "\(orphan)"])
            for (signal, seconds) in [(SIGINT, Self.stopSeconds), (SIGQUIT, 5), (SIGKILL, 5)] {
                kill(orphan, signal)
                if until(seconds: seconds, { !isServer(orphan) }) { break }
            }
            guard !isServer(orphan) else { throw .inUse(folder: place.folder) }
        }
        unlink(place.processFile)
    }

    /// First line of `postmaster.pid`.
    private func recordedProcess() -> Int32? {
        processFileLines().first.flatMap { Int32($0) }
    }

    private func processFileLines() -> [Substring] {
        guard let data = FileManager.default.contents(atPath: place.processFile) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Whether that process is a PostgreSQL server on our data folder (and not one that got the number later).
    private func isServer(_ process: Int32) -> Bool {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
        let words = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return words.contains(place.dataFolder) && words.first?.hasSuffix("postgres") == true
    }

    // MARK: Making and starting

    private func programs() throws(ClusterError) -> ClusterPrograms {
        let file = place.dataFolder + "/PG_VERSION"
        let version = FileManager.default.contents(atPath: file).map {
            String(decoding: $0.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
        }
        return try ClusterPrograms.find(version: version, dataFolder: place.dataFolder)
    }

    private func create(_ programs: ClusterPrograms) throws(ClusterError) {
        // Made beside and renamed: a kill in the middle leaves no half cluster.
        try? FileManager.default.removeItem(atPath: place.newDataFolder)
        try ClusterPlace.make(place.newDataFolder, mode: 0o700, owner: owner)
        let command = steppingDown([
            programs.initdb, "--pgdata", place.newDataFolder, "--username", EmbeddedCluster.administrator, "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--data-checksums", "--no-sync", "--no-instructions",
        ])
        do throws(ChildProcess.Failure) { _ = try ChildProcess.output(of: command) } catch {
            throw .failed(program: "initdb", output: Self.tail(error.reason))
        }
        guard rename(place.newDataFolder, place.dataFolder) == 0 else {
            throw .folderUnusable(path: place.dataFolder, reason: "the new data folder cannot be put in place")
        }
    }

    /// Starts the server and waits until it answers; again when a killed predecessor still holds its shared memory.
    private func launch(_ programs: ClusterPrograms) throws(ClusterError) {
        let command = steppingDown(
            [programs.postgres, "-D", place.dataFolder] + ClusterSettings.arguments(socketFolder: place.socketFolder))
        let deadline = ContinuousClock.now + .seconds(Self.startSeconds)
        if logSize > Self.maxLogBytes { unlink(place.logFile) }
        while true {
            let logStart = logSize
            let child: ChildProcess
            do throws(ChildProcess.Failure) {
                child = try ChildProcess.start(command, log: place.logFile, environment: ChildProcess.cleanEnvironment)
            } catch { throw .failed(program: "postgres", output: error.reason) }
            while ContinuousClock.now < deadline {
                if child.statusIfEnded() != nil { break }
                if recordedProcess() == child.id, processFileLines().last(where: { !$0.isEmpty })?.hasPrefix("ready") == true {
                    server = child
                    logger.debug("PostgreSQL runs", metadata: ["process": "\(child.id)", "version": "\(programs.majorVersion)"])
                    return
                }
                usleep(5_000)
            }
            let output = logTail(from: logStart)
            guard ContinuousClock.now < deadline else {
                child.send(SIGKILL)
                _ = child.wait()
                throw .notReady(seconds: Self.startSeconds, output: output)
            }
            guard output.contains("shared memory") else { throw .failed(program: "postgres", output: output) }
            usleep(200_000)
        }
    }

    /// As root: as user postgres. Always: with a signal when this thread's process ends.
    private func steppingDown(_ command: [String]) -> [String] {
        var prefix = ["setpriv", "--pdeathsig=SIGINT"]
        if owner.isSteppingDown { prefix += ["--reuid=\(owner.userID)", "--regid=\(owner.groupID)", "--init-groups"] }
        return prefix + ["--"] + command
    }

    // MARK: Watching

    private func restartIfGone() {
        guard isWanted else { return }
        if let ended = server {
            guard ended.statusIfEnded() != nil else { return }
            server = nil
            logger.warning("PostgreSQL ended by itself and is started again", metadata: ["process": "\(ended.id)"])
        }
        do throws(ClusterError) { try launch(programs()) } catch {
            logger.error("PostgreSQL cannot be started again", metadata: ["error": "\(error)"])
        }
    }

    private func waitForEnd(of child: ChildProcess, seconds: Int) -> Bool {
        until(seconds: seconds) { child.statusIfEnded() != nil }
    }

    /// Looks every few milliseconds whether `condition` holds; false when the time is over.
    private func until(seconds: Int, _ condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !condition() {
            guard ContinuousClock.now < deadline else { return false }
            usleep(5_000)
        }
        return true
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private var logSize: Int {
        var info = stat()
        return stat(place.logFile, &info) == 0 ? Int(info.st_size) : 0
    }

    private func logTail(from start: Int) -> String {
        guard let data = FileManager.default.contents(atPath: place.logFile) else { return "" }
        return Self.tail(String(decoding: data.dropFirst(start), as: UTF8.self))
    }

    private static func tail(_ text: String) -> String {
        text.split(separator: "\n").suffix(8).joined(separator: "\n")
    }
}

/// Settings of the embedded server: small, quiet, and as safe as a real one.
enum ClusterSettings {
    static func arguments(socketFolder: String) -> [String] {
        let settings = [
            ("listen_addresses", ""), ("unix_socket_directories", socketFolder), ("unix_socket_permissions", "0700"),
            ("max_connections", "100"), ("shared_buffers", "128MB"), ("synchronous_commit", "on"), ("fsync", "on"),
            ("max_wal_size", "512MB"), ("random_page_cost", "1.1"), ("jit", "off"), ("timezone", "UTC"), ("log_timezone", "UTC"),
            ("lc_messages", "C"), ("logging_collector", "off"), ("log_min_messages", "warning"), ("log_line_prefix", "%m [%p] %q%a "),
            // A failing statement may hold personal data; the log names the error only.
            ("log_min_error_statement", "panic"), ("log_error_verbosity", "terse"),
        ]
        return settings.flatMap { ["-c", "\($0.0)=\($0.1)"] }
    }
}
