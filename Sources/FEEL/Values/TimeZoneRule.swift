/// A time zone with its rule for summer time.
///
/// Only zones whose rule is known here can be named in an expression. The rules are those in force now; for moments long ago
/// or far ahead they are an assumption.
public struct TimeZoneRule: Hashable, Sendable {
    /// The name in the IANA database.
    public let name: String
    /// Seconds east of UTC in winter.
    let standardOffset: Int
    let summerTime: SummerTime

    /// The zone with that name, if its rule is known.
    public init?(name: String) {
        guard let (minutes, summerTime) = TimeZoneRule.known[name] else { return nil }
        self.init(name: name, minutes: minutes, summerTime)
    }

    /// `Europe/Berlin`.
    public static let berlin = TimeZoneRule(name: "Europe/Berlin", minutes: 60, .european)

    private init(name: String, minutes: Int, _ summerTime: SummerTime) {
        self.name = name
        standardOffset = minutes * 60
        self.summerTime = summerTime
    }

    private static let known: [String: (minutes: Int, summerTime: SummerTime)] = {
        var zones: [String: (minutes: Int, summerTime: SummerTime)] = [:]
        for group in TimeZoneTable.groups {
            for name in group.names { zones[String(name)] = (group.minutes, group.summerTime) }
        }
        // "Etc/GMT+5" is five hours west of UTC.
        for hours in 1...14 {
            zones["Etc/GMT-\(hours)"] = (hours * 60, .none)
            if hours <= 12 { zones["Etc/GMT+\(hours)"] = (-hours * 60, .none) }
        }
        return zones
    }()

    /// Seconds east of UTC at an instant, in seconds since 1970-01-01T00:00:00Z.
    func offset(epochSeconds: Int) -> Int {
        summerTime.isSummer(epochSeconds: epochSeconds, standardOffset: standardOffset) ? standardOffset + 3600 : standardOffset
    }

    /// Seconds east of UTC at a wall clock's time; a time that occurs twice counts as summer time, one that is skipped as winter time.
    func offset(localSeconds: Int) -> Int {
        let summer = standardOffset + 3600
        let (instant, overflow) = localSeconds.subtractingReportingOverflow(summer)
        let isSummer = !overflow && summerTime.isSummer(epochSeconds: instant, standardOffset: standardOffset)
        return isSummer ? summer : standardOffset
    }
}
