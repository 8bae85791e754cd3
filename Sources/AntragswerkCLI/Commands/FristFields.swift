import Identifiers

/// The fields of a period in a line of NDJSON.
///
/// Left out, `start_kind` is `event`, `shift_fiction_day` false, and `shift_to_working_day` true except for a fixed date.
/// Fields that are not known are passed over, so that a line may carry its own notes.
enum FristFields {
    static func request(_ line: LineObject) throws(LineProblem) -> FristRequest {
        let startKind = try line.choice("start_kind", of: FristRequest.StartKind.self) ?? .event
        let isAppointment = startKind == .fixedDate
        return FristRequest(
            start: try day("start", line),
            startKind: startKind,
            amount: try amount(line, isAppointment: isAppointment),
            unit: try unit(line, isAppointment: isAppointment),
            land: try line.choice("state", of: Bundesland.self),
            shiftsToWorkingDay: try line.flag("shift_to_working_day") ?? !isAppointment,
            notice: try notice(line))
    }

    private static func amount(_ line: LineObject, isAppointment: Bool) throws(LineProblem) -> Int {
        if let amount = try line.wholeNumber("amount", like: 1) { return amount }
        guard isAppointment else { throw LineProblem("'amount' is missing. Add it, such as \"amount\": 1.") }
        return 0
    }

    private static func unit(_ line: LineObject, isAppointment: Bool) throws(LineProblem) -> FristUnit {
        if let unit = try line.choice("unit", of: FristUnit.self) { return unit }
        guard isAppointment else { throw LineProblem("'unit' is missing. Add it, such as \"unit\": \"month\".") }
        return .day
    }

    private static func notice(_ line: LineObject) throws(LineProblem) -> FristRequest.NoticeByPost? {
        guard let posted = try day("posted", line) else { return nil }
        guard let days = try line.wholeNumber("fiction_days", like: 4) else {
            throw LineProblem("'fiction_days' is missing. Say after how many days a posted notice counts as given, such as 4.")
        }
        return .init(posted: posted, fictionDays: days, shiftsToWorkingDay: try line.flag("shift_fiction_day") ?? false)
    }

    private static func day(_ name: String, _ line: LineObject) throws(LineProblem) -> CalendarDay? {
        guard let text = try line.text(name, like: "2026-11-25") else { return nil }
        guard let day = CalendarDay(iso: text) else {
            let years = CalendarDay.years
            throw LineProblem(
                "'\(name)' is no day of the years \(years.lowerBound) to \(years.upperBound). Write it such as \"2026-11-25\".")
        }
        return day
    }
}
