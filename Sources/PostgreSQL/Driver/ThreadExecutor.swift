import CLinux
import Glibc
import Synchronization

/// Runs the jobs of an actor on a thread of its own, so that blocking calls hold up nobody else.
///
/// The thread starts with the executor and ends when the executor is no longer referenced.
final class ThreadExecutor: SerialExecutor {
    private let queue = JobQueue()

    /// - Throws: ``DatabaseError/Code/cannotConnect`` when the operating system refuses a thread.
    init(name: String) throws(DatabaseError) {
        guard queue.startThread(name: name, executor: self) else {
            throw DatabaseError(.cannotConnect, "the operating system refuses a new thread")
        }
    }

    deinit { queue.stop() }

    func enqueue(_ job: consuming ExecutorJob) {
        queue.append(.job(UnownedJob(job)))
    }

    /// Runs `body` on the thread, in turn with the jobs.
    func perform(_ body: @escaping @Sendable () -> Void) {
        queue.append(.body(body))
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Called where isolation is assumed outside a job.
    func checkIsolated() {
        precondition(queue.isOwnThread, "this code belongs on the connection's thread")
    }
}

/// The queue between the enqueuing threads and the executor's own; it outlives the executor until the thread has ended.
private final class JobQueue: @unchecked Sendable {
    enum Work {
        case job(UnownedJob)
        case body(@Sendable () -> Void)
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var work: [Work] = []
    private var isStopped = false
    private let thread = Atomic<UInt>(0)
    private weak var executor: ThreadExecutor?

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    var isOwnThread: Bool { thread.load(ordering: .acquiring) == UInt(pthread_self()) }

    func append(_ work: Work) {
        pthread_mutex_lock(mutex)
        self.work.append(work)
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(condition)
    }

    func stop() {
        pthread_mutex_lock(mutex)
        isStopped = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(condition)
    }

    func startThread(name: String, executor: ThreadExecutor) -> Bool {
        self.executor = executor
        return DedicatedThread.start(name: name) { self.run() }
    }

    private func run() {
        thread.store(UInt(pthread_self()), ordering: .releasing)
        while true {
            pthread_mutex_lock(mutex)
            while work.isEmpty, !isStopped { pthread_cond_wait(condition, mutex) }
            let next = work.isEmpty ? nil : work.removeFirst()
            // Held while its work runs: the last reference to the actor may go in the middle of it.
            let executor = self.executor
            pthread_mutex_unlock(mutex)
            guard let next else { return }
            guard let executor else { continue }
            switch next {
            case .job(let job): job.runSynchronously(on: executor.asUnownedSerialExecutor())
            case .body(let body): body()
            }
        }
    }
}

/// A plain thread of the operating system.
enum DedicatedThread {
    private final class Body {
        let name: String
        let run: @Sendable () -> Void
        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// Runs `body` on a new thread that takes no signals; false when there is none to be had.
    static func start(name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let box = Unmanaged.passRetained(Body(name: name, run: body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let code = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                let body = Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
                linux_thread_set_name(String(body.name.prefix(15)))
                body.run()
                return nil
            }, box.toOpaque())
        if code != 0 { box.release() }
        return code == 0
    }
}
