/// A time zone with its rule for summer time.
///
/// Only zones whose rule is known here can be named in an expression. The rule of the European Union (Directive 2000/84/EC):
/// summer time from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC.
public struct TimeZoneRule: Hashable, Sendable {
    /// The name in the IANA database.
    public let name: String
    /// Seconds east of UTC in winter.
    let standardOffset: Int
    let hasEuropeanSummerTime: Bool

    /// The zone with that name, if its rule is known.
    public init?(name: String) {
        guard let (minutes, isEuropean) = TimeZoneRule.known(name) else { return nil }
        self.name = name
        standardOffset = minutes * 60
        hasEuropeanSummerTime = isEuropean
    }

    /// `Europe/Berlin`.
    public static let berlin = TimeZoneRule(europeanName: "Europe/Berlin")

    private init(europeanName: String) {
        name = europeanName
        standardOffset = 3600
        hasEuropeanSummerTime = true
    }

    private static func known(_ name: String) -> (minutes: Int, isEuropean: Bool)? {
        switch name {
        case "Etc/UTC", "UTC", "Etc/GMT", "GMT", "Z": (0, false)
        case "Europe/London", "Europe/Dublin", "Europe/Lisbon", "WET": (0, true)
        case "Europe/Berlin", "Europe/Busingen", "Europe/Vienna", "Europe/Zurich", "Europe/Paris", "Europe/Brussels",
            "Europe/Amsterdam", "Europe/Luxembourg", "Europe/Rome", "Europe/Madrid", "Europe/Warsaw", "Europe/Prague",
            "Europe/Copenhagen", "Europe/Stockholm", "Europe/Oslo", "Europe/Budapest", "Europe/Belgrade", "Europe/Zagreb",
            "Europe/Ljubljana", "Europe/Bratislava", "Europe/Sarajevo", "Europe/Skopje", "Europe/Tirane", "Europe/Malta",
            "Europe/Monaco", "Europe/Andorra", "Europe/Vaduz", "Europe/San_Marino", "Europe/Vatican", "Europe/Gibraltar",
            "Europe/Podgorica", "CET", "MET":
            (60, true)
        case "Europe/Athens", "Europe/Helsinki", "Europe/Sofia", "Europe/Bucharest", "Europe/Vilnius", "Europe/Riga",
            "Europe/Tallinn", "Europe/Kyiv", "Europe/Kiev", "EET":
            (120, true)
        case "Europe/Istanbul", "Europe/Moscow": (180, false)
        case "Asia/Kolkata": (330, false)
        case "Asia/Shanghai": (480, false)
        case "Asia/Tokyo": (540, false)
        default: nil
        }
    }

    /// Seconds east of UTC at an instant, in seconds since 1970-01-01T00:00:00Z.
    func offset(epochSeconds: Int) -> Int {
        guard hasEuropeanSummerTime else { return standardOffset }
        return TimeZoneRule.isEuropeanSummer(epochSeconds) ? standardOffset + 3600 : standardOffset
    }

    /// Seconds east of UTC at a wall clock's time; a time that occurs twice counts as summer time, one that is skipped as winter time.
    func offset(localSeconds: Int) -> Int {
        guard hasEuropeanSummerTime else { return standardOffset }
        let summer = standardOffset + 3600
        let (instant, overflow) = localSeconds.subtractingReportingOverflow(summer)
        return !overflow && TimeZoneRule.isEuropeanSummer(instant) ? summer : standardOffset
    }

    private static func isEuropeanSummer(_ epochSeconds: Int) -> Bool {
        let day = epochSeconds >= 0 ? epochSeconds / 86400 : -((86399 - epochSeconds) / 86400)
        guard let date = CalendarDate(dayNumber: day) else { return false }
        if date.month > 3, date.month < 10 { return true }
        guard date.month == 3 || date.month == 10,
            let lastDay = CalendarDate(year: date.year, month: date.month, day: 31)
        else { return false }
        let sunday = lastDay.dayNumber - lastDay.weekday % 7
        let isAfterChange = epochSeconds >= sunday * 86400 + 3600
        return date.month == 3 ? isAfterChange : !isAfterChange
    }
}
