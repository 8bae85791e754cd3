/// Why a period cannot be computed.
public enum FristError: Error, Equatable, Sendable {
    case startMissing
    /// The start differs from the day on which the notice counts as given.
    case startContradictsNotice(deemed: CalendarDay)
    case amountOutOfRange
    case fictionDaysOutOfRange
    /// An appointment has no length.
    case fixedDateWithAmount
    /// A period that counts its first day has to have one.
    case dayBeginWithoutAmount
    case stateMissing
    /// The public holidays of the year are not known.
    case holidaysUnknown(year: Int)
    /// The end lies behind the last year of the calendar.
    case outsideCalendar
}

extension FristError: CustomStringConvertible {
    /// One sentence that names the field and one that says the remedy.
    public var description: String {
        switch self {
        case .startMissing: "'start' is missing. Give the day that begins the period, or 'posted' with 'fiction_days'."
        case .startContradictsNotice(let deemed):
            "'start' is not the day on which the notice counts as given, \(deemed). Leave out 'start' or 'posted'."
        case .amountOutOfRange: "'amount' is out of range. Give a whole number from 0 to \(FristRequest.maxAmount)."
        case .fictionDaysOutOfRange: "'fiction_days' is out of range. Give a whole number from 0 to \(FristRequest.maxFictionDays)."
        case .fixedDateWithAmount: "'amount' has no meaning for a fixed date. Give 0, or another 'start_kind'."
        case .dayBeginWithoutAmount: "'amount' is 0, but the first day counts. Give at least 1, or another 'start_kind'."
        case .stateMissing: "'state' is missing. Give the Land whose public holidays count, e.g. NW."
        case .holidaysUnknown(let year):
            "The public holidays of \(year) are not known, only those from \(PublicHolidays.years.lowerBound) on. "
                + "Check 'start', or set 'shift_to_working_day' to false."
        case .outsideCalendar:
            "The end lies outside the years \(CalendarDay.years.lowerBound) to \(CalendarDay.years.upperBound). "
                + "Check 'start' and 'amount'."
        }
    }
}
