/// The public holidays (gesetzliche Feiertage) of a Land.
///
/// Computed from the rules of the Länder's acts on Sundays and holidays, as they have stood since the reunification.
/// Holidays of single municipalities are left out: Mariä Himmelfahrt in the mostly Catholic ones of Bayern, Fronleichnam
/// in some of Sachsen and Thüringen, the Friedensfest of Augsburg.
public enum PublicHolidays {
    /// A holiday and its German name.
    public struct Holiday: Equatable, Sendable {
        public let day: CalendarDay
        public let name: String
    }

    /// The years whose holidays are known; before, the acts were others.
    public static let years = 1991...9999

    /// The holidays of a year in the order of the calendar; empty outside ``years``.
    ///
    /// Two may fall on one day, as on 2008-05-01.
    public static func of(_ year: Int, in land: Bundesland) -> [Holiday] {
        guard years.contains(year), let easter = EasterSunday.of(year) else { return [] }
        return HolidayRule.all
            .filter { $0.years.contains(year) && $0.laender.contains(land) }
            .compactMap { rule in rule.date.day(in: year, easter: easter).map { Holiday(day: $0, name: rule.name) } }
            .sorted { ($0.day, $0.name) < ($1.day, $1.name) }
    }

    /// The name of the holiday; two on one day are joined by "; ". Nil for any other day.
    public static func name(of day: CalendarDay, in land: Bundesland) -> String? {
        let names = of(day.year, in: land).filter { $0.day == day }.map(\.name)
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    /// Whether a period may end on the day: neither Saturday nor Sunday nor public holiday. Source: § 193 BGB, § 31 Abs. 3 VwVfG.
    public static func isWorkingDay(_ day: CalendarDay, in land: Bundesland) -> Bool {
        day.weekday != .saturday && day.weekday != .sunday && name(of: day, in: land) == nil
    }
}
