/// A calendar day as people write it in Germany.
///
/// Accepts `28.2.2026`, `28.02.2026`, `28. Februar 2026` and ISO `2026-02-28`; years have four digits. Gregorian calendar.
public enum GermanDate {
    /// Normalised: ISO 8601, `2026-02-28`.
    ///
    /// Reasons: `date_empty`, `date_malformed`, `date_year_digits`, `date_does_not_exist`.
    public static func check(_ raw: String) -> Checked {
        let text = ASCII.trimmed(raw)
        if text.isEmpty { return .invalid(reason: "date_empty") }
        guard text.utf8.count <= 40, let parts = parts(of: text) else { return .invalid(reason: "date_malformed") }
        return check(day: parts.day, month: parts.month, year: parts.year)
    }

    /// The check of a date typed in three fields; the month may be a number or a German name.
    public static func check(day: String, month: String, year: String) -> Checked {
        let (day, month, year) = (ASCII.trimmed(day), ASCII.trimmed(month), ASCII.trimmed(year))
        if day.isEmpty, month.isEmpty, year.isEmpty { return .invalid(reason: "date_empty") }
        guard let dayNumber = number(day, digits: 1...2), let monthNumber = number(month, digits: 1...2) ?? monthNumber(month),
            let yearNumber = number(year, digits: 1...4)
        else { return .invalid(reason: "date_malformed") }
        guard year.utf8.count == 4 else { return .invalid(reason: "date_year_digits") }
        guard yearNumber > 0, dayNumber >= 1, dayNumber <= CalendarDay.days(ofMonth: monthNumber, year: yearNumber) else {
            return .invalid(reason: "date_does_not_exist")
        }
        return .valid(normalised: "\(year)-\(padded(monthNumber))-\(padded(dayNumber))")
    }

    private static func parts(of text: String) -> (day: String, month: String, year: String)? {
        let iso = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        if iso.count == 3 {
            guard iso[0].utf8.count == 4, iso[1].utf8.count == 2, iso[2].utf8.count == 2 else { return nil }
            return (iso[2], iso[1], iso[0])
        }
        let points = text.split(separator: ".", omittingEmptySubsequences: false).map { ASCII.trimmed(String($0)) }
        if points.count == 3 { return (points[0], points[1], points[2]) }
        guard points.count == 2 else { return nil }
        let words = points[1].split(separator: " ").map(String.init)
        guard words.count == 2, monthNumber(words[0]) != nil else { return nil }
        return (points[0], words[0], words[1])
    }

    private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
        let bytes = Array(text.utf8)
        guard digits.contains(bytes.count), bytes.allSatisfy(ASCII.isDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + ASCII.digit($1) }
    }

    private static func monthNumber(_ name: String) -> Int? {
        let names = [
            "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "maerz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7,
            "august": 8, "september": 9, "oktober": 10, "november": 11, "dezember": 12,
        ]
        return names[name.lowercased()]
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
