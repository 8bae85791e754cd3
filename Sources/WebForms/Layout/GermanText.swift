import FEEL
import FoundationEssentials

/// Dates and numbers in sentences for people.
enum GermanText {
    private static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ]

    /// `21. November 2026`, in the time of the municipality; no-break spaces between the parts.
    static func date(_ instant: Date) -> String {
        longDate(local(instant).date)
    }

    /// `21. November 2026, 14:32 Uhr`.
    static func dateAndTime(_ instant: Date) -> String {
        let local = local(instant)
        return longDate(local.date) + ", " + clock(local.time) + "\u{A0}Uhr"
    }

    /// `14:32 Uhr`.
    static func time(_ instant: Date) -> String {
        clock(local(instant).time) + "\u{A0}Uhr"
    }

    /// ISO form for `<time datetime>`.
    static func machine(_ instant: Date) -> String {
        let local = local(instant)
        return "\(local.date)T\(clock(local.time))"
    }

    /// `1 Minute`, `5 Minuten`: the number with the right word.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number)\u{A0}" + (number == 1 ? one : many)
    }

    static func longDate(_ date: CalendarDate) -> String {
        let month = months.indices.contains(date.month - 1) ? months[date.month - 1] : ""
        return "\(date.day).\u{A0}\(month)\u{A0}\(date.year)"
    }

    private static func local(_ instant: Date) -> LocalDateTime {
        // Bounded, so that no date of a broken row can leave the range of the calendar.
        let seconds = min(max(instant.timeIntervalSince1970, 0), 100_000_000_000)
        return GermanTime.local(epochSeconds: Int64(seconds))
    }

    private static func clock(_ time: TimeOfDay) -> String {
        twoDigits(time.hour) + ":" + twoDigits(time.minute)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
