/// A time of day with nanoseconds and, where it is known, the distance to UTC.
public struct TimeOfDay: Hashable, Sendable {
    /// 0 … 86,399.
    public let secondOfDay: Int
    /// 0 … 999,999,999.
    public let nanosecond: Int
    public let offset: TimeOffset

    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }

    /// A time that exists, or nil.
    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, offset: TimeOffset = .none) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        if case .seconds(let seconds) = offset, seconds.magnitude > 18 * 3600 { return nil }
        self.init(secondOfDay: hour * 3600 + minute * 60 + second, nanosecond: nanosecond, offset: offset)
    }

    /// Reads `hh:mm:ss`, with a fraction, and `Z`, `+hh:mm` or `@Zone/Name` behind it.
    public init?(iso text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let time = reader.time(), reader.isAtEnd else { return nil }
        self = time
    }

    init(secondOfDay: Int, nanosecond: Int, offset: TimeOffset) {
        self.secondOfDay = secondOfDay
        self.nanosecond = nanosecond
        self.offset = offset
    }

    /// Midnight, local.
    static let midnight = TimeOfDay(secondOfDay: 0, nanosecond: 0, offset: .none)
    static let midnightUTC = TimeOfDay(secondOfDay: 0, nanosecond: 0, offset: .seconds(0))

    /// Seconds since midnight UTC, where the distance to UTC is known (a zone counts as in winter); may leave 0 … 86,399.
    var utcSeconds: Int? {
        offset.seconds(localSeconds: secondOfDay).map { secondOfDay - $0 }
    }

    /// The time a duration later, around midnight.
    func adding(_ duration: DaysTimeDuration) -> TimeOfDay {
        let total = nanosecond + Int(duration.nanoseconds)
        let carry = total >= 1_000_000_000 ? 1 : 0
        let seconds = (secondOfDay + Int(duration.seconds % 86400) + carry) % 86400
        return TimeOfDay(
            secondOfDay: seconds < 0 ? seconds + 86400 : seconds, nanosecond: total - carry * 1_000_000_000, offset: offset)
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// ISO 8601: `13:05:00Z`.
    public var description: String {
        var text = "\(Padded(hour, 2)):\(Padded(minute, 2)):\(Padded(second, 2))"
        if nanosecond > 0 {
            var digits = "\(Padded(nanosecond, 9))"
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text + offset.description
    }
}
