import Identifiers
import Testing

@Suite("Fristen")
struct FristTests {
    private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

    @Test(
        "an event's day does not count (§ 187 Abs. 1, § 188 BGB)",
        arguments: [
            ("2026-11-25", 1, FristUnit.day, "2026-11-26"), ("2026-11-25", 0, .day, "2026-11-25"), ("2026-12-18", 14, .day, "2027-01-01"),
            ("2026-11-25", 1, .week, "2026-12-02"), ("2026-11-25", 6, .week, "2027-01-06"),
            ("2026-11-25", 1, .month, "2026-12-25"), ("2026-11-30", 3, .month, "2027-02-28"), ("2027-11-30", 3, .month, "2028-02-29"),
            ("2026-01-31", 1, .month, "2026-02-28"), ("2026-02-28", 1, .month, "2026-03-28"), ("2026-08-31", 1, .month, "2026-09-30"),
            ("2026-12-31", 2, .month, "2027-02-28"), ("2024-02-29", 1, .year, "2025-02-28"), ("2024-02-29", 4, .year, "2028-02-29"),
            ("2026-11-25", 3, .year, "2029-11-25"), ("2026-11-25", 12, .month, "2027-11-25"),
            ("2026-11-25", 1, .halfMonth, "2026-12-10"), ("2026-02-14", 2, .halfMonth, "2026-03-16"),
            ("2026-11-30", 1, .quarter, "2027-02-28"), ("2026-11-25", 2, .quarter, "2027-05-25"),
            ("2026-08-31", 1, .halfYear, "2027-02-28"), ("2026-11-25", 3, .halfYear, "2028-05-25"),
        ])
    func events(start: String, amount: Int, unit: FristUnit, end: String) throws {
        let frist = try Frist(FristRequest(start: Self.day(start), amount: amount, unit: unit, shiftsToWorkingDay: false))
        #expect(frist.nominalEnd.description == end)
        #expect(frist.end == frist.nominalEnd)
        #expect(frist.ageAttainedOn == nil)
    }

    @Test(
        "a day that is the first of the period counts (§ 187 Abs. 2, § 188 BGB)",
        arguments: [
            ("2026-11-25", 1, FristUnit.day, "2026-11-25"), ("2026-11-25", 14, .day, "2026-12-08"), ("2026-11-25", 1, .week, "2026-12-01"),
            ("2026-11-25", 1, .month, "2026-12-24"), ("2026-12-01", 1, .month, "2026-12-31"), ("2026-02-01", 1, .month, "2026-02-28"),
            ("2028-02-01", 1, .month, "2028-02-29"), ("2026-01-31", 1, .month, "2026-02-28"), ("2026-01-30", 1, .month, "2026-02-28"),
            ("2026-01-29", 1, .month, "2026-02-28"), ("2026-01-28", 1, .month, "2026-02-27"), ("2028-01-31", 1, .month, "2028-02-29"),
            ("2028-01-30", 1, .month, "2028-02-29"), ("2026-03-31", 1, .month, "2026-04-30"), ("2026-03-01", 12, .month, "2027-02-28"),
            ("2026-01-01", 1, .year, "2026-12-31"), ("2024-02-29", 1, .year, "2025-02-28"), ("2024-02-29", 4, .year, "2028-02-28"),
            ("2026-11-25", 1, .halfMonth, "2026-12-09"), ("2026-01-01", 1, .quarter, "2026-03-31"),
            ("2026-01-01", 1, .halfYear, "2026-06-30"),
        ])
    func firstDays(start: String, amount: Int, unit: FristUnit, end: String) throws {
        let request = FristRequest(start: try Self.day(start), startKind: .dayBegin, amount: amount, unit: unit, shiftsToWorkingDay: false)
        #expect(try Frist(request).nominalEnd.description == end)
    }

    @Test(
        "an end on a day off moves to the next working day (§ 193 BGB, § 31 Abs. 3 VwVfG)",
        arguments: [
            ("2026-11-27", Bundesland.bayern, "2026-11-27"), ("2026-11-28", .bayern, "2026-11-30"), ("2026-11-29", .bayern, "2026-11-30"),
            ("2026-04-03", .hamburg, "2026-04-07"), ("2026-12-25", .hamburg, "2026-12-28"), ("2027-12-24", .hamburg, "2027-12-24"),
            ("2026-06-04", .hessen, "2026-06-05"), ("2026-06-04", .sachsen, "2026-06-04"), ("2026-11-18", .sachsen, "2026-11-19"),
            ("2026-11-18", .bayern, "2026-11-18"), ("2021-10-30", .thueringen, "2021-11-01"), ("2021-10-30", .bayern, "2021-11-02"),
            ("2026-12-31", .berlin, "2026-12-31"), ("2027-01-01", .bayern, "2027-01-04"), ("2028-06-17", .berlin, "2028-06-19"),
        ])
    func shifts(nominal: String, land: Bundesland, end: String) throws {
        let frist = try Frist(FristRequest(start: Self.day(nominal), amount: 0, unit: .day, land: land))
        #expect(frist.nominalEnd.description == nominal)
        #expect(frist.end.description == end)
    }

    @Test("the holiday of the nominal end is named also where the end stays (§ 31 Abs. 4 VwVfG)")
    func holiday() throws {
        let request = FristRequest(
            start: try Self.day("2026-11-25"), amount: 1, unit: .month, land: .saarland, shiftsToWorkingDay: false)
        let frist = try Frist(request)
        #expect(frist.nominalHoliday == "Erster Weihnachtstag")
        #expect(frist.end.description == "2026-12-25")
    }

    @Test(
        "an appointment stays on its day (§ 31 Abs. 5 VwVfG) unless a declaration is due on it (§ 193 BGB)",
        arguments: [(false, "2026-11-29"), (true, "2026-11-30")])
    func appointments(isShifting: Bool, end: String) throws {
        let request = FristRequest(
            start: try Self.day("2026-11-29"), startKind: .fixedDate, amount: 0, unit: .day, land: .bremen, shiftsToWorkingDay: isShifting)
        #expect(try Frist(request).end.description == end)
    }

    @Test(
        "a year of life ends before the birthday, the age counts from the birthday on",
        arguments: [
            ("2008-11-25", 18, "2026-11-24", "2026-11-25"), ("2008-02-29", 18, "2026-02-28", "2026-03-01"),
            ("2008-02-29", 16, "2024-02-28", "2024-02-29"), ("2008-03-01", 16, "2024-02-29", "2024-03-01"),
            ("2020-01-01", 3, "2022-12-31", "2023-01-01"), ("1940-05-08", 67, "2007-05-07", "2007-05-08"),
        ])
    func ages(birth: String, years: Int, end: String, attained: String) throws {
        let request = FristRequest(start: try Self.day(birth), startKind: .dayBegin, amount: years, unit: .year, shiftsToWorkingDay: false)
        let frist = try Frist(request)
        #expect(frist.end.description == end)
        #expect(frist.ageAttainedOn?.description == attained)
    }

    @Test(
        "a notice by post counts as given some days later (§ 41 Abs. 2 VwVfG)",
        arguments: [
            ("2026-11-25", 4, false, "2026-11-29", "2026-12-29"), ("2026-11-25", 4, true, "2026-11-30", "2026-12-30"),
            ("2024-12-20", 3, false, "2024-12-23", "2025-01-23"), ("2026-12-22", 3, true, "2026-12-28", "2027-01-28"),
            ("2026-11-25", 0, false, "2026-11-25", "2026-12-28"),
        ])
    func notices(posted: String, days: Int, moves: Bool, deemed: String, end: String) throws {
        let notice = FristRequest.NoticeByPost(posted: try Self.day(posted), fictionDays: days, shiftsToWorkingDay: moves)
        var request = FristRequest(amount: 1, unit: .month, land: .nordrheinWestfalen, notice: notice)
        let frist = try Frist(request)
        #expect(frist.deemedNotice?.description == deemed)
        #expect(frist.end.description == end)
        request.start = try Self.day(deemed)
        #expect(try Frist(request) == frist)
    }

    @Test("a request that cannot be computed says why")
    func errors() throws {
        let start = try Self.day("2026-11-25")
        let cases: [(FristRequest, FristError)] = [
            (FristRequest(amount: 1, unit: .day, land: .berlin), .startMissing),
            (FristRequest(start: start, amount: -1, unit: .day, land: .berlin), .amountOutOfRange),
            (FristRequest(start: start, amount: .max, unit: .year, land: .berlin), .amountOutOfRange),
            (FristRequest(start: start, amount: 1_000_000, unit: .year, land: .berlin), .outsideCalendar),
            (FristRequest(start: start, amount: 1_000_000, unit: .halfMonth, land: .berlin), .outsideCalendar),
            (FristRequest(start: start, startKind: .dayBegin, amount: 0, unit: .day, land: .berlin), .dayBeginWithoutAmount),
            (FristRequest(start: start, startKind: .fixedDate, amount: 1, unit: .day, land: .berlin), .fixedDateWithAmount),
            (FristRequest(start: start, amount: 1, unit: .day), .stateMissing),
            (FristRequest(start: try Self.day("1980-01-01"), amount: 1, unit: .day, land: .berlin), .holidaysUnknown(year: 1980)),
        ]
        for (request, error) in cases {
            #expect(throws: error) { try Frist(request) }
            #expect(error.description.hasSuffix(".") && error.description.count > 40)
        }
    }

    @Test("the day of the notice and a start beside it must not contradict each other")
    func contradiction() throws {
        var request = FristRequest(start: try Self.day("2026-11-28"), amount: 1, unit: .month, land: .berlin)
        request.notice = .init(posted: try Self.day("2026-11-25"), fictionDays: 4)
        #expect(throws: FristError.startContradictsNotice(deemed: try Self.day("2026-11-29"))) { try Frist(request) }
        request.notice?.fictionDays = -1
        #expect(throws: FristError.fictionDaysOutOfRange) { try Frist(request) }
        request.notice = .init(posted: try Self.day("9999-12-31"), fictionDays: 4)
        #expect(throws: FristError.outsideCalendar) { try Frist(request) }
        request.notice = .init(posted: try Self.day("2026-11-25"), fictionDays: 4, shiftsToWorkingDay: true)
        request.land = nil
        #expect(throws: FristError.stateMissing) { try Frist(request) }
    }

    @Test("any request is computed or refused, and an end that moved lies on a working day")
    func anyRequest() throws {
        var random = SeededNumbers(seed: 187)
        let edges = [-1, 0, 1, 2, 12, 18, 366, 7_999, 1_000_000, 1_000_001, .max, .min]
        for _ in 0..<5_000 {
            let year = [1583, 1991, 2000 + random.next(below: 60), 9999][random.next(below: 4)]
            let start = CalendarDay(year: year, month: 1 + random.next(below: 12), day: 1 + random.next(below: 31))
            let posted = random.next(below: 3) == 0 ? start : nil
            let land = Bundesland.allCases[random.next(below: 16)]
            let request = FristRequest(
                start: posted == nil ? start : nil, startKind: FristRequest.StartKind.allCases[random.next(below: 3)],
                amount: edges[random.next(below: edges.count)], unit: FristUnit.allCases[random.next(below: 7)], land: land,
                shiftsToWorkingDay: random.next(below: 2) == 0,
                notice: posted.map { .init(posted: $0, fictionDays: edges[random.next(below: 7)], shiftsToWorkingDay: year > 1990) })
            guard let frist = try? Frist(request) else { continue }
            #expect(frist.end >= frist.nominalEnd)
            #expect(!request.shiftsToWorkingDay || PublicHolidays.isWorkingDay(frist.end, in: land))
            #expect(request.shiftsToWorkingDay || frist.end == frist.nominalEnd)
        }
    }
}
