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
        let groups: [(minutes: Int, summerTime: SummerTime, names: String)] = [
            (0, .none, "UTC GMT Z Etc/UTC Etc/GMT Atlantic/Reykjavik Africa/Abidjan"),
            (0, .european, "Europe/London Europe/Dublin Europe/Lisbon WET"),
            (60, .none, "Africa/Lagos Africa/Tunis Africa/Algiers"),
            (
                60, .european,
                """
                Europe/Berlin Europe/Busingen Europe/Vienna Europe/Zurich Europe/Paris Europe/Brussels Europe/Amsterdam \
                Europe/Luxembourg Europe/Rome Europe/Madrid Europe/Warsaw Europe/Prague Europe/Copenhagen Europe/Stockholm \
                Europe/Oslo Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava Europe/Sarajevo \
                Europe/Skopje Europe/Tirane Europe/Malta Europe/Monaco Europe/Andorra Europe/Vaduz Europe/San_Marino \
                Europe/Vatican Europe/Gibraltar Europe/Podgorica CET MET
                """
            ),
            (120, .none, "Africa/Johannesburg Africa/Tripoli"),
            (
                120, .european,
                """
                Europe/Athens Europe/Helsinki Europe/Sofia Europe/Bucharest Europe/Vilnius Europe/Riga Europe/Tallinn \
                Europe/Kyiv Europe/Kiev EET
                """
            ),
            (180, .none, "Europe/Istanbul Europe/Moscow Europe/Minsk Africa/Nairobi Asia/Baghdad"),
            (240, .none, "Asia/Dubai Asia/Baku"), (300, .none, "Asia/Karachi Asia/Tashkent"),
            (330, .none, "Asia/Kolkata Asia/Colombo"), (360, .none, "Asia/Dhaka"), (420, .none, "Asia/Bangkok Asia/Jakarta"),
            (480, .none, "Asia/Shanghai Asia/Hong_Kong Asia/Singapore Asia/Manila Australia/Perth"),
            (540, .none, "Asia/Tokyo Asia/Seoul"), (600, .none, "Australia/Brisbane"),
            (600, .australian, "Australia/Melbourne Australia/Sydney Australia/Hobart Australia/Canberra"),
            (-300, .american, "America/New_York America/Toronto"), (-360, .american, "America/Chicago"),
            (-420, .american, "America/Denver"), (-480, .american, "America/Los_Angeles America/Vancouver"),
            (-180, .none, "America/Sao_Paulo America/Argentina/Buenos_Aires"),
        ]
        var zones: [String: (minutes: Int, summerTime: SummerTime)] = [:]
        for (minutes, summerTime, names) in groups {
            for name in names.split(separator: " ") { zones[String(name)] = (minutes, summerTime) }
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
