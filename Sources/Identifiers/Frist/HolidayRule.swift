/// When a public holiday falls, where it holds, and in which years.
struct HolidayRule: Sendable {
    let name: String
    let date: Date
    let laender: Set<Bundesland>
    let years: ClosedRange<Int>

    enum Date: Sendable {
        case fixed(month: Int, day: Int)
        /// Days after Easter Sunday, negative before it.
        case easter(Int)
        /// The Wednesday before 23 November, eleven days before the first Sunday in Advent.
        case repentance

        func day(in year: Int, easter: CalendarDay) -> CalendarDay? {
            switch self {
            case .fixed(let month, let day): CalendarDay(year: year, month: month, day: day)
            case .easter(let days): easter.adding(days: days)
            case .repentance:
                (16...22).lazy.compactMap { CalendarDay(year: year, month: 11, day: $0) }.first { $0.weekday == .wednesday }
            }
        }
    }

    private init(_ name: String, _ date: Date, _ laender: Set<Bundesland>, _ years: ClosedRange<Int>) {
        self.name = name
        self.date = date
        self.laender = laender
        self.years = years
    }

    private static let everywhere = Set(Bundesland.allCases)

    /// Where Reformationstag has been a holiday since the reunification.
    private static let reformation: Set<Bundesland> = [.brandenburg, .mecklenburgVorpommern, .sachsen, .sachsenAnhalt, .thueringen]

    private static func since(_ year: Int) -> ClosedRange<Int> { year...PublicHolidays.years.upperBound }

    private static let always = PublicHolidays.years

    /// The rules of all Länder. Source: their acts on Sundays and holidays (Feiertagsgesetze); Einigungsvertrag Art. 2 Abs. 2
    /// for 3 October; the act on the long-term care insurance ended Buß- und Bettag outside Sachsen with 1994.
    static let all: [HolidayRule] = [
        HolidayRule("Neujahr", .fixed(month: 1, day: 1), everywhere, always),
        HolidayRule("Heilige Drei Könige", .fixed(month: 1, day: 6), [.badenWuerttemberg, .bayern, .sachsenAnhalt], always),
        HolidayRule("Frauentag", .fixed(month: 3, day: 8), [.berlin], since(2019)),
        HolidayRule("Frauentag", .fixed(month: 3, day: 8), [.mecklenburgVorpommern], since(2023)),
        HolidayRule("Karfreitag", .easter(-2), everywhere, always),
        HolidayRule("Ostersonntag", .easter(0), [.brandenburg], always),
        HolidayRule("Ostermontag", .easter(1), everywhere, always),
        HolidayRule("Erster Mai", .fixed(month: 5, day: 1), everywhere, always),
        HolidayRule("75. Jahrestag der Befreiung vom Nationalsozialismus", .fixed(month: 5, day: 8), [.berlin], 2020...2020),
        HolidayRule("80. Jahrestag der Befreiung vom Nationalsozialismus", .fixed(month: 5, day: 8), [.berlin], 2025...2025),
        HolidayRule("Christi Himmelfahrt", .easter(39), everywhere, always),
        HolidayRule("Pfingstsonntag", .easter(49), [.brandenburg], always),
        HolidayRule("Pfingstmontag", .easter(50), everywhere, always),
        HolidayRule(
            "Fronleichnam", .easter(60),
            [.badenWuerttemberg, .bayern, .hessen, .nordrheinWestfalen, .rheinlandPfalz, .saarland], always),
        HolidayRule("75. Jahrestag des Aufstandes vom 17. Juni 1953", .fixed(month: 6, day: 17), [.berlin], 2028...2028),
        HolidayRule("Mariä Himmelfahrt", .fixed(month: 8, day: 15), [.saarland], always),
        HolidayRule("Weltkindertag", .fixed(month: 9, day: 20), [.thueringen], since(2019)),
        HolidayRule("Tag der Deutschen Einheit", .fixed(month: 10, day: 3), everywhere, always),
        HolidayRule("Reformationstag", .fixed(month: 10, day: 31), reformation, always),
        HolidayRule("Reformationstag", .fixed(month: 10, day: 31), everywhere.subtracting(reformation), 2017...2017),
        HolidayRule(
            "Reformationstag", .fixed(month: 10, day: 31), [.bremen, .hamburg, .niedersachsen, .schleswigHolstein], since(2018)),
        HolidayRule(
            "Allerheiligen", .fixed(month: 11, day: 1),
            [.badenWuerttemberg, .bayern, .nordrheinWestfalen, .rheinlandPfalz, .saarland], always),
        HolidayRule("Buß- und Bettag", .repentance, everywhere, 1991...1994),
        HolidayRule("Buß- und Bettag", .repentance, [.sachsen], since(1995)),
        HolidayRule("Erster Weihnachtstag", .fixed(month: 12, day: 25), everywhere, always),
        HolidayRule("Zweiter Weihnachtstag", .fixed(month: 12, day: 26), everywhere, always),
    ]
}
