import FEEL

/// Reads dates as people type and paste them: three parts, a whole date in one part, months as words.
enum DateInput {
    /// Reads the three controls. A whole date that was pasted into one of them counts when the others are empty.
    static func read(day: String, month: String, year: String, subject: String) -> TypedInput {
        let parts = [day, month, year].map { String(TextRules.canonical(TextRules.bounded($0), severalLines: false).prefix(60)) }
        let filled = parts.filter { !$0.isEmpty }
        if filled.isEmpty { return .empty }
        if filled.count == 1, let only = filled.first, isWhole(only) { return whole(only, subject: subject) }
        let missing = zip(DatePart.allCases, parts).filter { $1.isEmpty }.map(\.0.rawValue)
        guard missing.isEmpty else {
            return .refused(
                Refusal("date_incomplete", Messages.dateIncomplete(subject, missing: missing), part: missing.first))
        }
        return read(parts: parts, subject: subject)
    }

    /// Reads a date in one text: `17.3.1985`, `17. März 1985`, `17 3 1985`, `1985-03-17`.
    static func whole(_ text: String, subject: String) -> TypedInput {
        if let iso = CalendarDate(iso: text) { return checked(iso, subject: subject) }
        let parts = text.split { $0 == "." || $0 == " " || $0 == "/" || $0 == "\u{A0}" }.map(String.init)
        guard parts.count == 3 else { return .refused(Refusal("date_format", Messages.dateFormat(subject), part: DatePart.day.rawValue)) }
        return read(parts: parts, subject: subject)
    }

    private static func isWhole(_ text: String) -> Bool {
        CalendarDate(iso: text) != nil || text.split { $0 == "." || $0 == " " || $0 == "/" || $0 == "\u{A0}" }.count == 3
    }

    private static func read(parts: [String], subject: String) -> TypedInput {
        guard let day = number(withoutPoint(parts[0])), (1...31).contains(day) else {
            return .refused(Refusal("date_day", Messages.dateDay(subject), part: DatePart.day.rawValue))
        }
        guard let month = month(withoutPoint(parts[1])) else {
            return .refused(Refusal("date_month", Messages.dateMonth(subject), part: DatePart.month.rawValue))
        }
        guard parts[2].utf8.count == 4, let year = number(parts[2]), year >= 1000 else {
            return .refused(Refusal("date_year", Messages.dateYear(subject), part: DatePart.year.rawValue))
        }
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            return .refused(Refusal("date_impossible", Messages.dateImpossible(subject), part: DatePart.day.rawValue))
        }
        return .value(.date(date))
    }

    private static func checked(_ date: CalendarDate, subject: String) -> TypedInput {
        (1000...9999).contains(date.year)
            ? .value(.date(date)) : .refused(Refusal("date_year", Messages.dateYear(subject), part: DatePart.year.rawValue))
    }

    static func withoutPoint(_ text: String) -> String {
        text.last == "." ? String(text.dropLast()) : text
    }

    /// ASCII digits, at most four.
    static func number(_ text: String) -> Int? {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 4, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(text)
    }

    /// `3`, `03`, `März`, `Mrz`, `Jan.`
    static func month(_ text: String) -> Int? {
        if let number = number(text) { return (1...12).contains(number) ? number : nil }
        let word = text.lowercased()
        if let other = ["jänner": 1, "feber": 2, "mrz": 3, "maerz": 3, "sept": 9][word] { return other }
        guard word.count >= 3, let index = GermanFormat.months.firstIndex(where: { $0.lowercased().hasPrefix(word) }) else { return nil }
        return index + 1
    }
}
