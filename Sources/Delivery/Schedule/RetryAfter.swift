public import FoundationEssentials

/// The header `Retry-After` (RFC 9110, section 10.2.3): seconds, or an HTTP date.
public enum RetryAfter {
    /// The wait from `now`; nil for anything that is neither. A date in the past gives zero.
    public static func wait(_ value: String, now: Date) -> Duration? {
        let text = value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .seconds(Int64(text) ?? Int64(Int32.max))
        }
        guard let date = httpDate(text) else { return nil }
        return .seconds(max(0, date.timeIntervalSince(now)))
    }

    /// IMF-fixdate, `Sun, 06 Nov 1994 08:49:37 GMT`, or RFC 850's `Sunday, 06-Nov-94 08:49:37 GMT`.
    static func httpDate(_ text: String) -> Date? {
        guard let comma = text.firstIndex(of: ",") else { return nil }
        let words = text[text.index(after: comma)...].split { $0 == " " || $0 == "-" }.map(String.init)
        guard words.count == 5, words.last == "GMT", let day = Int(words[0]), let month = months[words[1]], var year = Int(words[2])
        else { return nil }
        // RFC 850 has two digits: the reading that is at most 50 years ahead; the header is about now.
        if words[2].utf8.count == 2 { year += 2000 }
        let clock = words[3].split(separator: ":", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard clock.count == 3, (1...31).contains(day), (1970...9999).contains(year),
            (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let days = dayNumber(year: year, month: month, day: day)
        return Date(timeIntervalSince1970: Double(days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]))
    }

    private static let months = Dictionary(
        uniqueKeysWithValues: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].enumerated().map {
            ($0.element, $0.offset + 1)
        })

    /// Days since 1970-01-01 in the Gregorian calendar (years from 1970).
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
