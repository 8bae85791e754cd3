import Identifiers

/// A text as one kind of identifier, or bytes as a period.
///
/// The first byte picks the kind, the letters `B` to `V` in the order of `IdentifierKind`; `W` picks a period. What is
/// normalised has to stay as it is when it is checked again.
enum IdentifiersTarget {
    static func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        guard let first = input.first else { return false }
        let kinds = IdentifierKind.allCases
        let choice = Int(first) % (kinds.count + 1)
        guard choice < kinds.count else { return try runPeriod(input.dropFirst()) }
        return try check(String(decoding: input.dropFirst(), as: UTF8.self), as: kinds[choice])
    }

    private static func check(_ text: String, as kind: IdentifierKind) throws(FuzzFault) -> Bool {
        guard let normalised = kind.check(text).normalised else { return false }
        guard kind.check(normalised).normalised == normalised else {
            throw FuzzFault("Checking a normalised \(kind.rawValue) again changes it.")
        }
        return true
    }

    // MARK: Periods

    /// Byte by byte: start kind, unit, Land, amount (2), start (3), notice, whether the end moves.
    private static func runPeriod(_ input: ArraySlice<UInt8>) throws(FuzzFault) -> Bool {
        var bytes = ByteReader(input)
        let kind = bytes.pick(FristRequest.StartKind.allCases) ?? .event
        let unit = bytes.pick(FristUnit.allCases) ?? .day
        let land = bytes.pick([nil] + Bundesland.allCases.map(Optional.some)) ?? nil
        // Small and negative amounts as well as those at the limit.
        let amount = bytes.nextPair() * 17 - 100
        let start = day(&bytes)
        let notice = bytes.next()
        let request = FristRequest(
            start: notice % 3 == 1 ? nil : start, startKind: kind, amount: kind == .fixedDate ? amount / 1_000 : amount, unit: unit,
            land: land,
            shiftsToWorkingDay: bytes.nextFlag(),
            notice: notice % 3 == 0 || start == nil
                ? nil : start.map { .init(posted: $0, fictionDays: notice - 2, shiftsToWorkingDay: notice % 2 == 0) })
        guard let period = try? Frist(request) else { return false }
        if period.end < period.nominalEnd { throw FuzzFault("A period ends before its nominal end: \(period)") }
        if request.shiftsToWorkingDay, let land, !PublicHolidays.isWorkingDay(period.end, in: land) {
            throw FuzzFault("A period ends on a holiday: \(period)")
        }
        if !request.shiftsToWorkingDay, period.end != period.nominalEnd { throw FuzzFault("The end has moved: \(period)") }
        return true
    }

    /// Days of all years of the calendar, and some that there are not.
    private static func day(_ bytes: inout ByteReader) -> CalendarDay? {
        let (first, second, third) = (bytes.next(), bytes.next(), bytes.next())
        let year = first % 4 == 0 ? 1_580 + second * 34 : 1_990 + second % 64
        return CalendarDay(year: year, month: first / 16 % 13, day: third % 32)
    }
}
