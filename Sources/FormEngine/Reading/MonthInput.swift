import FEEL

/// Reads months as people type and paste them: two parts, or both in one text.
enum MonthInput {
    static func read(month: String, year: String, subject: String) -> TypedInput {
        let parts = [month, year].map { String(TextRules.canonical(TextRules.bounded($0), severalLines: false).prefix(60)) }
        let filled = parts.filter { !$0.isEmpty }
        if filled.isEmpty { return .empty }
        if filled.count == 1, let only = filled.first, words(only).count == 2 { return whole(only, subject: subject) }
        guard !parts[0].isEmpty else {
            return .refused(Refusal("month_incomplete", Messages.month(subject), part: DatePart.month.rawValue))
        }
        guard !parts[1].isEmpty else { return .refused(Refusal("month_incomplete", Messages.month(subject), part: DatePart.year.rawValue)) }
        return date(month: parts[0], year: parts[1], subject: subject)
    }

    /// Reads `3/2025`, `03.2025`, `März 2025`, `2025-03`.
    static func whole(_ text: String, subject: String) -> TypedInput {
        let parts = words(text)
        guard parts.count == 2 else { return .refused(Refusal("month_format", Messages.month(subject), part: DatePart.month.rawValue)) }
        return parts[0].utf8.count == 4 && parts[1].utf8.count <= 2 && text.contains("-")
            ? date(month: parts[1], year: parts[0], subject: subject) : date(month: parts[0], year: parts[1], subject: subject)
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == "." || $0 == " " || $0 == "/" || $0 == "-" || $0 == "\u{A0}" }.map(String.init)
    }

    private static func date(month: String, year: String, subject: String) -> TypedInput {
        guard let month = DateInput.month(DateInput.withoutPoint(month)) else {
            return .refused(Refusal("date_month", Messages.dateMonth(subject), part: DatePart.month.rawValue))
        }
        guard year.utf8.count == 4, let year = DateInput.number(year), year >= 1000,
            let date = CalendarDate(year: year, month: month, day: 1)
        else { return .refused(Refusal("date_year", Messages.dateYear(subject), part: DatePart.year.rawValue)) }
        return .value(.date(date))
    }
}

/// Reads times of day as people type them: `14:30`, `14.30 Uhr`, `14 Uhr`, `8`.
enum TimeInput {
    static func read(_ text: String) -> TimeOfDay? {
        var text = text
        if text.lowercased().hasSuffix("uhr") { text = TextRules.trimmed(String(text.dropLast(3))) }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." || $0 == "h" }.map {
            TextRules.trimmed(String($0))
        }
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 2, let hour = DateInput.number(parts[0]) else { return nil }
        guard parts.count == 2 else { return TimeOfDay(hour: hour, minute: 0, second: 0) }
        guard parts[1].utf8.count == 2, let minute = DateInput.number(parts[1]) else { return nil }
        return TimeOfDay(hour: hour, minute: minute, second: 0)
    }
}
