import CLinux
import FoundationEssentials
import Glibc

/// A program that was started, in a process group of its own.
struct ChildProcess: Sendable {
    let id: Int32

    struct Failure: Error {
        let reason: String
    }

    /// Starts a program. Standard output and error go to the file `log`, input is empty.
    ///
    /// The group of its own keeps Ctrl-C on the terminal with the parent, which then ends the child in order.
    static func start(
        _ arguments: [String], log: String, logMode: Int32 = O_APPEND, environment: [String: String]
    ) throws(Failure) -> ChildProcess {
        guard let program = arguments.first else { throw Failure(reason: "no program") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | logMode, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        _ = linux_spawn_add_chdir(&actions, "/")
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var argv = arguments.map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, program, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw Failure(reason: String(cString: strerror(code))) }
        return ChildProcess(id: id)
    }

    /// Runs a program to its end and returns what it wrote.
    ///
    /// - Throws: ``Failure`` with the output when it does not start or does not exit with 0.
    static func output(of arguments: [String], environment: [String: String] = cleanEnvironment) throws(Failure) -> String {
        let log = "/tmp/antragswerk-child-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        defer { unlink(log) }
        let child = try start(arguments, log: log, logMode: O_EXCL, environment: environment)
        let status = child.wait()
        let output = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard linux_exited(status) != 0, linux_exit_code(status) == 0 else { throw Failure(reason: output) }
        return output
    }

    /// Blocks until the process has ended; returns its raw status.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Its raw status when it has ended, nil while it runs.
    func statusIfEnded() -> Int32? {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) == 0 ? nil : status
    }

    func send(_ signal: Int32) { _ = kill(id, signal) }

    /// What a server needs of our environment, and nothing of our secrets.
    static var cleanEnvironment: [String: String] {
        ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"]
    }
}
