/// What a time of day says about its distance to UTC.
public enum TimeOffset: Hashable, Sendable {
    /// A local time.
    case none
    /// Seconds east of UTC, -14 h … 14 h.
    case seconds(Int)
    /// A zone whose distance to UTC depends on the day.
    case zone(TimeZoneRule)

    /// `Z`, `+01:00` or the name of a zone; nil for others.
    init?(name: String) {
        if let rule = TimeZoneRule(name: name), name != "Z" {
            self = .zone(rule)
        } else {
            guard let time = TimeOfDay(iso: "00:00:00" + name), time.offset != .none else { return nil }
            self = time.offset
        }
    }

    /// Seconds east of UTC at a local time of a day; nil for a local time without zone.
    public func seconds(localSeconds: Int) -> Int? {
        switch self {
        case .none: nil
        case .seconds(let seconds): seconds
        case .zone(let rule): rule.offset(localSeconds: localSeconds)
        }
    }
}

extension TimeOffset: CustomStringConvertible {
    /// `Z`, `+01:00`, `-00:30:15`, `@Europe/Berlin`, or nothing.
    public var description: String {
        switch self {
        case .none: return ""
        case .zone(let rule): return "@" + rule.name
        case .seconds(0): return "Z"
        case .seconds(let seconds):
            let distance = Int(clamping: seconds.magnitude)
            let minutes = "\(Padded(distance / 3600, 2)):\(Padded(distance / 60 % 60, 2))"
            let rest = distance % 60 == 0 ? "" : ":\(Padded(distance % 60, 2))"
            return (seconds < 0 ? "-" : "+") + minutes + rest
        }
    }
}
