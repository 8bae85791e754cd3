import Testing

@testable import Identifiers

@Suite("Days of the calendar")
struct CalendarDayTests {
    @Test(
        "are read from ISO 8601", arguments: ["1583-01-01", "2024-02-29", "2000-02-29", "2026-11-25", "9999-12-31"])
    func reads(text: String) throws {
        #expect(try #require(CalendarDay(iso: text)).description == text)
    }

    @Test(
        "that do not exist or lie outside the calendar are refused",
        arguments: [
            "", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "1582-12-31", "0000-01-01",
            "2026-1-1", "26-01-01", "2026/01/01", "20260101", "2026-01-01 ", "٢٠٢٦-01-01", "2026-01-1x", "-026-01-01", "+026-01-01",
        ])
    func refuses(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test(
        "have their weekday",
        arguments: [
            ("1583-01-01", Weekday.saturday), ("1900-01-01", .monday), ("2000-02-29", .tuesday), ("2026-11-25", .wednesday),
            ("2026-11-26", .thursday), ("2026-11-27", .friday), ("2026-11-29", .sunday), ("9999-12-31", .friday),
        ])
    func weekdays(text: String, weekday: Weekday) throws {
        #expect(try #require(CalendarDay(iso: text)).weekday == weekday)
    }

    @Test("follow one another without gap, and the week with them")
    func monthEnds() throws {
        var weekday = 5
        for year in CalendarDay.years {
            for month in 1...12 {
                let length = CalendarDay.days(ofMonth: month, year: year)
                let (first, last) = (CalendarDay(year: year, month: month, day: 1), CalendarDay(year: year, month: month, day: length))
                let next = CalendarDay(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
                try #require(first?.weekday == Weekday.allCases[weekday], "\(year)-\(month)")
                try #require(first?.adding(days: length - 1) == last, "\(year)-\(month)")
                try #require(last?.adding(days: 1) == next, "\(year)-\(month)")
                weekday = (weekday + length) % 7
            }
        }
    }

    @Test("are each one more than the day before", arguments: [1583, 1700, 1999, 2000, 2024, 9999])
    func everyDay(year: Int) throws {
        let first = try #require(CalendarDay(year: year, month: 1, day: 1))
        var count = 0
        for month in 1...12 {
            for day in 1...CalendarDay.days(ofMonth: month, year: year) {
                #expect(first.adding(days: count) == CalendarDay(year: year, month: month, day: day))
                count += 1
            }
        }
        #expect(count == (year == 2000 || year == 2024 ? 366 : 365))
    }

    @Test(
        "are counted on and back",
        arguments: [
            ("2026-11-25", 0, "2026-11-25"), ("2026-11-25", 36, "2026-12-31"), ("2024-02-28", 2, "2024-03-01"),
            ("2026-03-01", -1, "2026-02-28"), ("2000-01-01", 146_097, "2400-01-01"), ("2026-01-01", .max, nil), ("2026-01-01", .min, nil),
            ("9999-12-31", 1, nil), ("1583-01-01", -1, nil),
        ] as [(String, Int, String?)])
    func counts(text: String, days: Int, expected: String?) throws {
        #expect(try #require(CalendarDay(iso: text)).adding(days: days)?.description == expected)
    }

    @Test(
        "Easter falls where the churches' tables put it",
        arguments: [
            (1583, "04-10"), (1598, "03-22"), (1818, "03-22"), (1886, "04-25"), (1943, "04-25"), (1954, "04-18"), (1961, "04-02"),
            (1981, "04-19"), (2000, "04-23"), (2008, "03-23"), (2019, "04-21"), (2024, "03-31"), (2025, "04-20"), (2026, "04-05"),
            (2038, "04-25"), (2049, "04-18"), (2076, "04-19"), (2285, "03-22"),
        ])
    func easter(year: Int, day: String) {
        #expect(EasterSunday.of(year)?.description == "\(year)-\(day)")
    }

    @Test("Easter is a Sunday from 22 March to 25 April in every year")
    func everyEaster() throws {
        for year in CalendarDay.years {
            let easter = try #require(EasterSunday.of(year))
            #expect(easter.weekday == .sunday)
            #expect((322...425).contains(easter.month * 100 + easter.day))
        }
        #expect(EasterSunday.of(1582) == nil)
        #expect(EasterSunday.of(10_000) == nil)
    }
}
