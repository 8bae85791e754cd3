import Testing

@testable import FEEL

@Suite("Dates and times")
struct CalendarTests {
    @Test(
        "exist or not",
        arguments: [
            ("2026-11-21", true), ("2028-02-29", true), ("2000-02-29", true), ("1900-02-29", false), ("2027-02-29", false),
            ("2026-13-01", false),
            ("2026-00-10", false), ("2026-1-1", false), ("26-01-01", false), ("-0001-01-01", true), ("12026-01-01", true),
            ("02026-01-01", false),
            ("2026-11-31", false), ("", false), ("2026-11-21 ", false), ("999999999-12-31", true), ("9999999999-01-01", false),
        ])
    func exists(text: String, isDate: Bool) {
        #expect((CalendarDate(iso: text) != nil) == isDate)
        if isDate { #expect(CalendarDate(iso: text)?.description == text) }
    }

    @Test(
        "count days since 1970",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2026-11-21", 20_778), ("0001-01-01", -719_162),
            ("1600-02-29", -135_081),
        ])
    func dayNumbers(text: String, number: Int) throws {
        let date = try #require(CalendarDate(iso: text))
        #expect(date.dayNumber == number)
        #expect(CalendarDate(dayNumber: number) == date)
    }

    @Test("go back and forth over a whole era")
    func everyDay() throws {
        var date = try #require(CalendarDate(iso: "1899-12-31"))
        var weekday = date.weekday
        for number in date.dayNumber + 1..<date.dayNumber + 80_000 {
            let next = try #require(CalendarDate(dayNumber: number))
            #expect(next > date && next.dayNumber == number)
            #expect(next.weekday == weekday % 7 + 1)
            (date, weekday) = (next, next.weekday)
        }
    }

    @Test(
        "stay within their month when months are added",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-11-21", 14, "2028-01-21"),
            ("2026-11-21", -11, "2025-12-21"), ("2026-12-31", 2, "2027-02-28"), ("0001-01-01", -1, "0000-12-01"),
            ("-0001-01-15", -13, "-0003-12-15"),
        ])
    func months(start: String, months: Int, end: String) {
        #expect(CalendarDate(iso: start)?.adding(months: months)?.description == end)
    }

    @Test("end where years end")
    func extremes() throws {
        let last = try #require(CalendarDate(iso: "999999999-12-31"))
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(months: 1) == nil)
        for distance in [Int.max, Int.min] {
            #expect(last.adding(days: distance) == nil)
            #expect(last.adding(months: distance) == nil)
            #expect(CalendarDate(dayNumber: distance) == nil)
        }
    }

    @Test(
        "know their weeks",
        arguments: [
            ("2026-11-21", 6, 325, 47), ("2027-01-01", 5, 1, 53), ("2024-12-30", 1, 365, 1), ("2021-01-03", 7, 3, 53),
            ("2020-12-31", 4, 366, 53),
        ])
    func weeks(text: String, weekday: Int, dayOfYear: Int, week: Int) throws {
        let date = try #require(CalendarDate(iso: text))
        #expect(date.weekday == weekday)
        #expect(date.dayOfYear == dayOfYear)
        #expect(date.weekOfYear == week)
    }

    @Test(
        "count whole months between them",
        arguments: [
            ("2026-01-31", "2026-02-28", 0), ("2026-01-28", "2026-02-28", 1), ("2024-02-29", "2026-02-28", 23),
            ("2026-05-01", "2025-05-01", -12),
            ("2026-05-02", "2026-04-03", 0),
        ])
    func between(start: String, end: String, months: Int) throws {
        #expect(try #require(CalendarDate(iso: start)).months(to: try #require(CalendarDate(iso: end))) == months)
    }

    @Test(
        "stand in German time",
        arguments: [
            (1_774_745_999, "2026-03-29T01:59:59+01:00"), (1_774_746_000, "2026-03-29T03:00:00+02:00"),
            (1_792_889_999, "2026-10-25T02:59:59+02:00"),
            (1_792_890_000, "2026-10-25T02:00:00+01:00"), (0, "1970-01-01T01:00:00+01:00"), (-1, "1970-01-01T00:59:59+01:00"),
            (1_795_253_400, "2026-11-21T10:30:00+01:00"),
        ] as [(Int64, String)])
    func germanTime(epoch: Int64, text: String) {
        #expect(GermanTime.local(epochSeconds: epoch).description == text)
        #expect(GermanTime.local(epochSeconds: epoch).epochSeconds == Int(epoch))
    }

    @Test(
        "stand in the time of other zones",
        arguments: [
            ("2026-07-01T12:00:00@America/New_York", -14_400), ("2026-12-01T12:00:00@America/New_York", -18_000),
            ("2026-09-26T12:00:00@Pacific/Auckland", 43_200), ("2026-09-27T12:00:00@Pacific/Auckland", 46_800),
            ("2026-04-05T12:00:00@Pacific/Auckland", 43_200), ("2026-01-01T00:00:00@Asia/Kathmandu", 20_700),
            ("2026-07-01T00:00:00@America/Costa_Rica", -21_600), ("2026-07-01T00:00:00@Etc/GMT+5", -18_000),
            ("2026-07-01T00:00:00@Europe/Kyiv", 10_800), ("2026-07-01T00:00:00@Atlantic/Azores", 0),
        ])
    func zones(text: String, offset: Int) throws {
        #expect(try #require(LocalDateTime(iso: text)).offsetSeconds == offset)
    }

    @Test("every line of the time zones is read, and no zone stands in two of them")
    func zoneTable() {
        let lines = TimeZoneTable.text.split(separator: "\n")
        #expect(lines.count > 50 && TimeZoneTable.groups.count == lines.count)
        let names = TimeZoneTable.groups.flatMap(\.names)
        #expect(names.count > 480 && Set(names).count == names.count)
    }

    @Test("survive instants without end", arguments: [Int64.min, Int64.max, -62_167_219_200])
    func germanTimeExtremes(epoch: Int64) {
        #expect(GermanTime.local(epochSeconds: epoch).offsetSeconds != nil)
    }

    @Test(
        "are read with fractions and offsets",
        arguments: [
            ("08:30:00", "08:30:00"), ("08:30:00.250", "08:30:00.25"), ("08:30:00Z", "08:30:00Z"), ("08:30:00+01:00", "08:30:00+01:00"),
            ("08:30:00-00:30", "08:30:00-00:30"), ("08:30:00@Europe/Berlin", "08:30:00@Europe/Berlin"), ("08:30:00+00:00", "08:30:00Z"),
        ])
    func times(text: String, shown: String) {
        #expect(TimeOfDay(iso: text)?.description == shown)
    }

    @Test(
        "refuse other times",
        arguments: [
            "24:00:00", "8:30:00", "08:30", "08:60:00", "08:30:00+15:00", "08:30:00.", "08:30:00@Mars/Olympus", "08:30:00 Z",
            "08:30:00+0100", "T08:30:00", "",
        ])
    func refusedTimes(text: String) {
        #expect(TimeOfDay(iso: text) == nil)
    }

    @Test("take 24:00:00 for the next midnight")
    func endOfDay() {
        #expect(LocalDateTime(iso: "2026-12-31T24:00:00")?.description == "2027-01-01T00:00:00")
        #expect(LocalDateTime(iso: "2026-12-31T24:00:01") == nil)
    }
}

@Suite("Durations")
struct DurationTests {
    @Test(
        "of months are written in years and months",
        arguments: [
            ("P1Y6M", "P1Y6M"), ("P18M", "P1Y6M"), ("-P3M", "-P3M"), ("P0M", "P0M"), ("P2Y", "P2Y"), ("P0Y", "P0M"),
        ])
    func months(text: String, shown: String) {
        #expect(YearsMonthsDuration(iso: text)?.description == shown)
    }

    @Test(
        "of days are written in days and time",
        arguments: [
            ("P1D", "P1D"), ("PT36H", "P1DT12H"), ("-PT90M", "-PT1H30M"), ("PT0S", "PT0S"), ("PT1.5S", "PT1.5S"), ("P1DT1S", "P1DT1S"),
            ("-PT0.5S", "-PT0.5S"),
            ("P0D", "PT0S"),
        ])
    func days(text: String, shown: String) {
        #expect(DaysTimeDuration(iso: text)?.description == shown)
    }

    @Test(
        "refuse other texts",
        arguments: ["P", "PT", "P1", "1D", "P1DT", "P1H", "PT1D", "P-1D", "P1Y1D", "PT1M1H", "P99999999999999999D", "p1d", ""])
    func refused(text: String) {
        #expect(DaysTimeDuration(iso: text) == nil)
        #expect(YearsMonthsDuration(iso: text) == nil)
    }

    @Test("stay in range")
    func range() {
        #expect(DaysTimeDuration(days: Int.max).seconds == Int64.max)
        #expect(DaysTimeDuration(days: Int.min).seconds == Int64.min)
        #expect(!DaysTimeDuration(days: Int.min).description.isEmpty)
        #expect(!YearsMonthsDuration(months: Int.min).description.isEmpty)
        #expect(!TimeOffset.seconds(Int.min).description.isEmpty)
    }
}
