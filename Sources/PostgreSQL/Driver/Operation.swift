import CLinux
import Glibc
import Synchronization

/// Something that a poll can wait for besides the socket: a counter in the kernel.
final class WakeSignal: Sendable {
    let descriptor: Int32
    /// Set after the counter: whoever finds it unset may leave the counter alone.
    private let isRaised = Atomic<Bool>(false)

    init() { descriptor = linux_eventfd() }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func raise() {
        guard descriptor >= 0 else { return }
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
        isRaised.store(true, ordering: .releasing)
    }

    /// Takes back what an earlier use has left, without asking the kernel when there was nothing.
    func clearIfRaised() {
        if isRaised.exchange(false, ordering: .acquiring) { clear() }
    }

    func clear() {
        guard descriptor >= 0 else { return }
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}

/// One use of a connection, which the task that waits for it may cancel from any thread.
final class Operation: Sendable {
    let wake: WakeSignal
    private let cancelled = Atomic<Bool>(false)

    init(wake: WakeSignal) { self.wake = wake }

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() {
        cancelled.store(true, ordering: .releasing)
        wake.raise()
    }
}

/// What a poll saw.
struct PollOutcome: OptionSet {
    let rawValue: Int
    static let readable = PollOutcome(rawValue: 1)
    static let writable = PollOutcome(rawValue: 2)
    static let woken = PollOutcome(rawValue: 4)
    static let timedOut = PollOutcome(rawValue: 8)
}

enum Poll {
    /// Waits for the socket, the signal or the deadline, whichever comes first.
    static func wait(socket: Int32, write: Bool, read: Bool = true, wake: WakeSignal, until deadline: ContinuousClock.Instant?)
        -> PollOutcome
    {
        let events = Int16((read ? POLLIN : 0) | (write ? POLLOUT : 0))
        var descriptors = [
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: events, revents: 0),
        ]
        let count = poll(&descriptors, 2, milliseconds(until: deadline))
        guard count > 0 else { return count == 0 ? .timedOut : [] }
        var outcome: PollOutcome = []
        if descriptors[0].revents != 0 {
            wake.clear()
            outcome.insert(.woken)
        }
        let seen = Int32(descriptors[1].revents)
        if seen & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 { outcome.insert(.readable) }
        if seen & (POLLOUT | POLLHUP | POLLERR | POLLNVAL) != 0 { outcome.insert(.writable) }
        return outcome
    }

    /// Waits for the signal or the deadline.
    static func sleep(wake: WakeSignal, until deadline: ContinuousClock.Instant) -> PollOutcome {
        wait(socket: -1, write: false, wake: wake, until: deadline)
    }

    /// Time left for `poll`, rounded up; -1 waits for ever.
    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = deadline - .now
        guard left > .zero else { return 0 }
        let parts = left.components
        guard parts.seconds < 86_400 else { return 86_400_000 }
        return Int32(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000) + 1
    }
}
