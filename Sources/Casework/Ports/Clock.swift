public import FoundationEssentials

/// Where the time comes from.
public protocol WallClock: Sendable {
    var now: Date { get }
}

/// The machine's clock.
public struct SystemWallClock: WallClock {
    public init() {}

    public var now: Date { Date() }
}

/// Where ids come from.
public protocol IDSource: Sendable {
    /// A new UUID, version 7: ids of one moment lie beside each other in indexes.
    func uuid() -> UUID
}

/// UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 74 random bits.
public struct SystemIDSource: IDSource {
    private let clock: any WallClock

    public init(clock: any WallClock = SystemWallClock()) {
        self.clock = clock
    }

    public func uuid() -> UUID {
        var generator = SystemRandomNumberGenerator()
        return UUID.version7(at: clock.now, random: (generator.next(), generator.next()))
    }
}

extension UUID {
    /// Builds a UUID of version 7 from an instant and 74 of the given random bits.
    public static func version7(at instant: Date, random: (UInt64, UInt64)) -> UUID {
        let milliseconds = UInt64(max(0, min(instant.timeIntervalSince1970 * 1_000, 281_474_976_710_655)))
        let high = (milliseconds << 16) | 0x7000 | (random.0 & 0x0FFF)
        let low = (random.1 & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}
