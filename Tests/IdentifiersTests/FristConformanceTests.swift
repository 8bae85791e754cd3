import Foundation
import Identifiers
import Testing

@Suite("Fristen that others computed")
struct FristConformanceTests {
    @Test("every end is the same")
    func vectors() throws {
        guard let vectors = try FristFile.load()?.vectors else { return print("skipped: fristen/vectors.json is not here") }
        try #require(!vectors.isEmpty)
        for vector in vectors {
            let frist = try Frist(vector.request())
            #expect(frist.nominalEnd.description == vector.nominal_end, "\(vector.id)")
            #expect(frist.nominalEnd.weekday.rawValue == vector.nominal_weekday, "\(vector.id)")
            #expect(frist.nominalHoliday == vector.nominal_holiday, "\(vector.id)")
            #expect(frist.end.description == vector.end, "\(vector.id)")
            #expect(frist.deemedNotice?.description == vector.deemed_notice, "\(vector.id)")
            #expect(vector.age_attained_on == nil || frist.ageAttainedOn?.description == vector.age_attained_on, "\(vector.id)")
        }
    }

    @Test("every public holiday is the same")
    func holidays() throws {
        guard let laender = try HolidayFile.load()?.holidays else { return print("skipped: fristen/holidays_2024_2025.json is not here") }
        for (code, days) in laender {
            let land = try #require(Bundesland(rawValue: code))
            let computed = [2024, 2025].flatMap { PublicHolidays.of($0, in: land) }.map { ($0.day.description, $0.name) }
            #expect(Dictionary(uniqueKeysWithValues: computed) == days, "\(code)")
        }
    }
}

/// The periods as the conformance data writes them.
private struct FristFile: Decodable {
    let vectors: [Vector]

    struct Vector: Decodable {
        let id: String
        let start: String
        let start_kind: String
        let amount: Int
        let unit: String
        let state: String
        let shift_to_working_day: Bool
        let posted: String?
        let fiction_days: Int?
        let shift_fiction_day: Bool?
        let nominal_end: String
        let nominal_weekday: String
        let nominal_holiday: String?
        let end: String
        let deemed_notice: String?
        let age_attained_on: String?

        func request() throws -> FristRequest {
            let notice = try posted.map { posted in
                FristRequest.NoticeByPost(
                    posted: try #require(CalendarDay(iso: posted)), fictionDays: try #require(fiction_days),
                    shiftsToWorkingDay: shift_fiction_day ?? false)
            }
            let start: CalendarDay = try #require(CalendarDay(iso: start))
            let land: Bundesland = try #require(Bundesland(rawValue: state))
            return FristRequest(
                start: start, startKind: try #require(FristRequest.StartKind(rawValue: start_kind)), amount: amount,
                unit: try #require(FristUnit(rawValue: unit)), land: land,
                shiftsToWorkingDay: shift_to_working_day, notice: notice)
        }
    }

    static func load() throws -> FristFile? {
        try conformanceData("fristen/vectors.json").map { try JSONDecoder().decode(FristFile.self, from: $0) }
    }
}

/// The public holidays as the conformance data writes them: Land → day → name.
private struct HolidayFile: Decodable {
    let holidays: [String: [String: String]]

    static func load() throws -> HolidayFile? {
        try conformanceData("fristen/holidays_2024_2025.json").map { try JSONDecoder().decode(HolidayFile.self, from: $0) }
    }
}

/// A file below `ANTRAGSWERK_CONFORMANCE`, or `../shared/conformance` beside the repository; nil when there is none.
private func conformanceData(_ name: String) -> Data? {
    let root = ProcessInfo.processInfo.environment["ANTRAGSWERK_CONFORMANCE"] ?? "../shared/conformance"
    return try? Data(contentsOf: URL(fileURLWithPath: root).appendingPathComponent(name))
}
