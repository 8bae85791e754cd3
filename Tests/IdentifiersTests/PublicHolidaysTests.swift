import Identifiers
import Testing

@Suite("Public holidays")
struct PublicHolidaysTests {
    @Test(
        "of 2025 in every Land",
        arguments: [
            ("BW", "01-01 01-06 04-18 04-21 05-01 05-29 06-09 06-19 10-03 11-01 12-25 12-26"),
            ("BY", "01-01 01-06 04-18 04-21 05-01 05-29 06-09 06-19 10-03 11-01 12-25 12-26"),
            ("BE", "01-01 03-08 04-18 04-21 05-01 05-08 05-29 06-09 10-03 12-25 12-26"),
            ("BB", "01-01 04-18 04-20 04-21 05-01 05-29 06-08 06-09 10-03 10-31 12-25 12-26"),
            ("HB", "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26"),
            ("HH", "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26"),
            ("HE", "01-01 04-18 04-21 05-01 05-29 06-09 06-19 10-03 12-25 12-26"),
            ("MV", "01-01 03-08 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26"),
            ("NI", "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26"),
            ("NW", "01-01 04-18 04-21 05-01 05-29 06-09 06-19 10-03 11-01 12-25 12-26"),
            ("RP", "01-01 04-18 04-21 05-01 05-29 06-09 06-19 10-03 11-01 12-25 12-26"),
            ("SL", "01-01 04-18 04-21 05-01 05-29 06-09 06-19 08-15 10-03 11-01 12-25 12-26"),
            ("SN", "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 11-19 12-25 12-26"),
            ("ST", "01-01 01-06 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26"),
            ("SH", "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26"),
            ("TH", "01-01 04-18 04-21 05-01 05-29 06-09 09-20 10-03 10-31 12-25 12-26"),
        ])
    func year2025(land: String, days: String) throws {
        let land = try #require(Bundesland(rawValue: land))
        #expect(PublicHolidays.of(2025, in: land).map { String($0.day.description.dropFirst(5)) }.joined(separator: " ") == days)
    }

    @Test(
        "hold where and since when their acts say",
        arguments: [
            ("2018-03-08", "Frauentag", ""), ("2019-03-08", "Frauentag", "BE"), ("2022-03-08", "Frauentag", "BE"),
            ("2023-03-08", "Frauentag", "BE MV"), ("2026-01-06", "Heilige Drei Könige", "BW BY ST"),
            ("2026-04-05", "Ostersonntag", "BB"), ("2026-05-24", "Pfingstsonntag", "BB"),
            ("2026-06-04", "Fronleichnam", "BW BY HE NW RP SL"), ("2026-08-15", "Mariä Himmelfahrt", "SL"),
            ("2018-09-20", "Weltkindertag", ""), ("2019-09-20", "Weltkindertag", "TH"),
            ("2016-10-31", "Reformationstag", "BB MV SN ST TH"),
            ("2017-10-31", "Reformationstag", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH"),
            ("2018-10-31", "Reformationstag", "BB HB HH MV NI SN ST SH TH"), ("2026-11-01", "Allerheiligen", "BW BY NW RP SL"),
            ("1994-11-16", "Buß- und Bettag", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH"),
            ("1995-11-22", "Buß- und Bettag", "SN"), ("2026-11-18", "Buß- und Bettag", "SN"), ("2022-11-16", "Buß- und Bettag", "SN"),
            ("2020-05-08", "75. Jahrestag der Befreiung vom Nationalsozialismus", "BE"),
            ("2025-05-08", "80. Jahrestag der Befreiung vom Nationalsozialismus", "BE"), ("2026-05-08", "", ""),
            ("2028-06-17", "75. Jahrestag des Aufstandes vom 17. Juni 1953", "BE"), ("2029-06-17", "", ""),
            ("2026-12-24", "", ""), ("2026-12-31", "", ""), ("2026-08-08", "", ""),
            ("2008-05-01", "Christi Himmelfahrt; Erster Mai", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH"),
        ])
    func rules(day: String, name: String, laender: String) throws {
        let day = try #require(CalendarDay(iso: day))
        let free = Bundesland.allCases.filter { PublicHolidays.name(of: day, in: $0) != nil }
        #expect(free.map(\.rawValue).joined(separator: " ") == laender)
        for land in free { #expect(PublicHolidays.name(of: day, in: land) == name) }
    }

    @Test("of every year are in order, and the nine of all Länder are among them", arguments: Bundesland.allCases)
    func everyYear(land: Bundesland) {
        for year in [1991, 1999, 2000, 2016, 2100, 2400, 9999] {
            let holidays = PublicHolidays.of(year, in: land)
            #expect(holidays.map(\.day) == holidays.map(\.day).sorted())
            #expect(holidays.allSatisfy { $0.day.year == year })
            let common: Set = [
                "Neujahr", "Karfreitag", "Ostermontag", "Erster Mai", "Christi Himmelfahrt", "Pfingstmontag", "Tag der Deutschen Einheit",
                "Erster Weihnachtstag", "Zweiter Weihnachtstag",
            ]
            #expect(common.isSubset(of: holidays.map(\.name)))
        }
    }

    @Test("are not guessed for years with other acts", arguments: [Int.min, 0, 1582, 1990, 10_000, .max])
    func unknownYears(year: Int) {
        #expect(PublicHolidays.of(year, in: .berlin).isEmpty)
    }

    @Test(
        "A working day is neither Saturday nor Sunday nor holiday",
        arguments: [
            ("2026-11-25", true), ("2026-11-28", false), ("2026-11-29", false), ("2026-10-03", false), ("2026-06-04", false),
            ("2026-12-24", true),
        ])
    func workingDays(day: String, isWorkingDay: Bool) throws {
        #expect(PublicHolidays.isWorkingDay(try #require(CalendarDay(iso: day)), in: .nordrheinWestfalen) == isWorkingDay)
    }
}
