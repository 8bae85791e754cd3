/// A duration in days, hours, minutes, seconds and nanoseconds.
public struct DaysTimeDuration: Hashable, Sendable {
    /// Whole seconds, rounded towards minus infinity.
    public let seconds: Int64
    /// 0 … 999,999,999 to be added to the seconds.
    public let nanoseconds: Int32

    public init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
    }

    /// Whole days.
    public init(days: Int) {
        let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86400)
        self.init(seconds: overflow ? (days < 0 ? .min : .max) : seconds)
    }

    /// Reads `P2DT3H`, `-PT30M`, `PT1.5S`.
    public init?(iso text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let (isNegative, parts, nanoseconds) = reader.duration() else { return nil }
        var seconds: Int64 = 0
        for part in parts {
            guard let factor = DaysTimeDuration.factor(unit: part.unit, isTime: part.isTime) else { return nil }
            let (scaled, overflow) = Int64(part.value).multipliedReportingOverflow(by: factor)
            let (sum, overflowOfSum) = seconds.addingReportingOverflow(scaled)
            guard !overflow, !overflowOfSum else { return nil }
            seconds = sum
        }
        self.init(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
        if isNegative {
            guard let negated else { return nil }
            self = negated
        }
    }

    private static func factor(unit: UInt8, isTime: Bool) -> Int64? {
        switch (unit, isTime) {
        case (UInt8(ascii: "D"), false): 86400
        case (UInt8(ascii: "H"), true): 3600
        case (UInt8(ascii: "M"), true): 60
        case (UInt8(ascii: "S"), true): 1
        default: nil
        }
    }

    var isNegative: Bool { seconds < 0 }

    /// The same distance the other way; nil beyond the range.
    var negated: DaysTimeDuration? {
        let (whole, overflow) = Int64(0).subtractingReportingOverflow(seconds)
        guard !overflow else { return nil }
        if nanoseconds == 0 { return DaysTimeDuration(seconds: whole) }
        let (less, overflowOfLess) = whole.subtractingReportingOverflow(1)
        return overflowOfLess ? nil : DaysTimeDuration(seconds: less, nanoseconds: 1_000_000_000 - nanoseconds)
    }

    /// The sum; nil beyond the range.
    func adding(_ other: DaysTimeDuration) -> DaysTimeDuration? {
        let total = nanoseconds + other.nanoseconds
        let carry: Int64 = total >= 1_000_000_000 ? 1 : 0
        let (sum, overflow) = seconds.addingReportingOverflow(other.seconds)
        let (result, overflowOfCarry) = sum.addingReportingOverflow(carry)
        guard !overflow, !overflowOfCarry else { return nil }
        return DaysTimeDuration(seconds: result, nanoseconds: total - Int32(carry) * 1_000_000_000)
    }

    /// The distance split into days, hours, minutes, seconds and nanoseconds, all with the duration's sign taken off.
    var parts: (days: Int64, hours: Int64, minutes: Int64, seconds: Int64, nanoseconds: Int32) {
        let absolute = isNegative ? negated ?? self : self
        let whole = max(absolute.seconds, 0)
        return (whole / 86400, whole / 3600 % 24, whole / 60 % 60, whole % 60, absolute.nanoseconds)
    }

    /// Seconds with fraction as a decimal.
    var number: Number {
        Number.make(
            isNegative: isNegative,
            magnitude: (Int128(seconds) * 1_000_000_000 + Int128(nanoseconds)).magnitude, exponent: -9) ?? .zero
    }

    /// The duration of that many seconds, rounded to nanoseconds; nil beyond the range.
    init?(number: Number) {
        let rounded = number.rounded(scale: 9, .halfEven)
        let floor = rounded.rounded(scale: 0, .floor)
        guard let seconds = floor.int, let rest = rounded.subtracting(floor)?.multiplied(by: 1_000_000_000)?.int else { return nil }
        self.init(seconds: Int64(seconds), nanoseconds: Int32(truncatingIfNeeded: rest))
    }
}

extension DaysTimeDuration: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

extension DaysTimeDuration: CustomStringConvertible {
    /// ISO 8601: `P2DT3H`, `PT0S`.
    public var description: String {
        let (days, hours, minutes, seconds, nanoseconds) = parts
        var time = ""
        if hours > 0 { time += "\(hours)H" }
        if minutes > 0 { time += "\(minutes)M" }
        if seconds > 0 || nanoseconds > 0 {
            var fraction = ""
            if nanoseconds > 0 {
                fraction = ".\(Padded(Int(nanoseconds), 9))"
                while fraction.last == "0" { fraction.removeLast() }
            }
            time += "\(seconds)\(fraction)S"
        }
        if days == 0, time.isEmpty { return "PT0S" }
        return (isNegative ? "-P" : "P") + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
    }
}
