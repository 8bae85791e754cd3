/// A statutory or official period and the day on which it ends.
///
/// Source: §§ 187 to 193 BGB, § 31 VwVfG; § 41 Abs. 2 VwVfG for the notice by post. Not covered: periods in hours, periods
/// counted backwards, extensions (§ 190 BGB) and periods with interruptions (§ 191 BGB).
public struct Frist: Equatable, Sendable {
    /// The last day by the count alone.
    public let nominalEnd: CalendarDay
    /// The public holiday on that day in the Land of the request; nil when it is none or no Land was named.
    public let nominalHoliday: String?
    /// The last day; the period ends with it, at 24:00.
    public let end: CalendarDay
    /// The day on which a notice by post counts as given.
    public let deemedNotice: CalendarDay?
    /// The first day on which a person is as old as the years of the request say.
    ///
    /// Nil unless the period counts years from the beginning of a day and its end does not move.
    public let ageAttainedOn: CalendarDay?

    /// - Throws: ``FristError`` for a request that is incomplete, contradictory or leaves the calendar.
    public init(_ request: FristRequest) throws(FristError) {
        guard (0...FristRequest.maxAmount).contains(request.amount) else { throw .amountOutOfRange }
        deemedNotice = try Self.deemedNotice(request)
        guard let start = deemedNotice ?? request.start else { throw .startMissing }
        if let deemedNotice, let given = request.start, given != deemedNotice { throw .startContradictsNotice(deemed: deemedNotice) }
        nominalEnd = try Self.nominalEnd(from: start, request)
        nominalHoliday = request.land.flatMap { [nominalEnd] in PublicHolidays.name(of: nominalEnd, in: $0) }
        end = request.shiftsToWorkingDay ? try Self.workingDay(from: nominalEnd, in: request.land) : nominalEnd
        let isAge = request.startKind == .dayBegin && request.unit == .year && !request.shiftsToWorkingDay
        ageAttainedOn = isAge ? nominalEnd.adding(days: 1) : nil
    }

    private static func deemedNotice(_ request: FristRequest) throws(FristError) -> CalendarDay? {
        guard let notice = request.notice else { return nil }
        guard (0...FristRequest.maxFictionDays).contains(notice.fictionDays) else { throw .fictionDaysOutOfRange }
        guard let day = notice.posted.adding(days: notice.fictionDays) else { throw .outsideCalendar }
        return notice.shiftsToWorkingDay ? try workingDay(from: day, in: request.land) : day
    }

    private static func nominalEnd(from start: CalendarDay, _ request: FristRequest) throws(FristError) -> CalendarDay {
        let countsFirstDay = request.startKind == .dayBegin
        switch (request.startKind, request.unit.measure) {
        case (.fixedDate, _):
            guard request.amount == 0 else { throw .fixedDateWithAmount }
            return start
        case (.dayBegin, _) where request.amount == 0: throw .dayBeginWithoutAmount
        // § 188 Abs. 1 BGB; a week ends on the day of the same name (Abs. 2), which is seven days on.
        case (_, .days(let length)):
            guard let end = start.adding(days: request.amount * length - (countsFirstDay ? 1 : 0)) else { throw .outsideCalendar }
            return end
        case (_, .months(let length)):
            return try lastDay(request.amount * length, months: start, countsFirstDay: countsFirstDay)
        }
    }

    /// The day of the same number, or the one before it when the first day counts (§ 188 Abs. 2 BGB); the last of the month
    /// where the month has no such day (Abs. 3).
    private static func lastDay(_ count: Int, months start: CalendarDay, countsFirstDay: Bool) throws(FristError) -> CalendarDay {
        let months = start.year * 12 + start.month - 1 + count
        let (year, month) = (months / 12, months % 12 + 1)
        guard let first = CalendarDay(year: year, month: month, day: 1) else { throw .outsideCalendar }
        if countsFirstDay, start.day == 1 {
            guard let end = first.adding(days: -1) else { throw .outsideCalendar }
            return end
        }
        let day = min(countsFirstDay ? start.day - 1 : start.day, CalendarDay.days(ofMonth: month, year: year))
        guard let end = CalendarDay(year: year, month: month, day: day) else { throw .outsideCalendar }
        return end
    }

    /// The day itself, or the first one after it that is neither Saturday, Sunday nor public holiday.
    private static func workingDay(from day: CalendarDay, in land: Bundesland?) throws(FristError) -> CalendarDay {
        guard let land else { throw .stateMissing }
        var day = day
        while true {
            guard PublicHolidays.years.contains(day.year) else { throw .holidaysUnknown(year: day.year) }
            if PublicHolidays.isWorkingDay(day, in: land) { return day }
            guard let next = day.adding(days: 1) else { throw .outsideCalendar }
            day = next
        }
    }
}
