/// The legal time in Germany.
public enum GermanTime {
    /// The local date and time in Europe/Berlin at an instant, with its offset.
    ///
    /// Source: Einheiten- und Zeitgesetz § 4, Directive 2000/84/EC (summer time between the last Sundays of March and October,
    /// 01:00 UTC). Instants beyond the years that exist give 1970-01-01T01:00:00+01:00.
    public static func local(epochSeconds: Int64) -> LocalDateTime {
        let instant = Int(epochSeconds)
        let offset = TimeZoneRule.berlin.offset(epochSeconds: instant)
        let (local, overflow) = instant.addingReportingOverflow(offset)
        if !overflow, let result = LocalDateTime(localSeconds: local, nanosecond: 0, offset: .seconds(offset)) { return result }
        return LocalDateTime(date: .epoch, time: TimeOfDay(secondOfDay: 3600, nanosecond: 0, offset: .seconds(3600)))
    }
}
