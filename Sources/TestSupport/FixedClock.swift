public import Casework
public import FoundationEssentials
import Synchronization

/// A clock that stands still until it is moved.
public final class FixedClock: WallClock {
    private let instant: Mutex<Date>

    /// 2026-11-21 10:00:00 UTC, a Saturday morning in Germany.
    public static let start = Date(timeIntervalSince1970: 1_795_255_200)

    public init(_ start: Date = FixedClock.start) {
        instant = Mutex(start)
    }

    public var now: Date { instant.withLock { $0 } }

    public func advance(by seconds: Double) {
        instant.withLock { $0 = $0.addingTimeInterval(seconds) }
    }
}

/// UUIDs of version 7 that count: the same in every run.
public final class CountingIDs: IDSource {
    private let clock: any WallClock
    private let counter = Counter()

    public init(clock: any WallClock = FixedClock()) {
        self.clock = clock
    }

    public func uuid() -> UUID {
        let number = UInt64(counter.next())
        return UUID.version7(at: clock.now, random: (number >> 32, number))
    }
}

/// Counts from 1.
public final class Counter: Sendable {
    private let value = Mutex(0)

    public init() {}

    public func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
