import FEEL

/// German notation of values for people: `1.234,50 €`, `21.11.2026`, `Ja`.
enum GermanFormat {
    /// No-break space, between a number and its unit.
    static let space = "\u{A0}"

    /// `1234567` → `1.234.567`; expects ASCII digits only.
    static func grouped(_ digits: String) -> String {
        let bytes = Array(digits.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 3)
        for (index, byte) in bytes.enumerated() {
            if index > 0, (bytes.count - index) % 3 == 0 { result.append(0x2E) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `-1234.5` → `-1.234,5`.
    static func number(_ number: Number) -> String {
        decimal(number.description)
    }

    /// A number without thousands points below 10,000, so that a year stays a year: `2026`, `12.500`.
    static func count(_ number: Number) -> String {
        if let int = number.int, int.magnitude < 10_000 { return String(int) }
        return self.number(number)
    }

    /// Euros with two places and the sign: `1.234,50 €`.
    static func money(_ number: Number) -> String {
        decimal(number.rounded(scale: 2, .halfUp).plain(fractionDigits: 2)) + space + "€"
    }

    /// `21.11.2026`.
    static func date(_ date: CalendarDate) -> String {
        padded(date.day, 2) + "." + padded(date.month, 2) + "." + padded(date.year, 4)
    }

    /// The months as words, January first.
    static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ]

    /// `21. November 2026`, for sentences.
    static func longDate(_ date: CalendarDate) -> String {
        let month = date.month >= 1 && date.month <= months.count ? months[date.month - 1] : ""
        return "\(date.day).\(space)\(month)\(space)\(date.year)"
    }

    /// `März 2025`.
    static func month(_ date: CalendarDate) -> String {
        let month = date.month >= 1 && date.month <= months.count ? months[date.month - 1] : ""
        return month + space + String(date.year)
    }

    /// `14:30`; with seconds only where there are any.
    static func time(_ time: TimeOfDay) -> String {
        padded(time.hour, 2) + ":" + padded(time.minute, 2) + (time.second == 0 ? "" : ":" + padded(time.second, 2))
    }

    /// A plain decimal text with a comma, as it is typed: `1234,5`.
    static func comma(_ plain: String) -> String {
        String(decoding: plain.utf8.map { $0 == 0x2E ? 0x2C : $0 }, as: UTF8.self)
    }

    /// Groups as the letter of the pension insurance prints them: `65 170839 J 003`.
    static func insuranceNumber(_ number: String) -> String {
        let places = Array(number)
        guard places.count == 12 else { return number }
        return [String(places[0..<2]), String(places[2..<8]), String(places[8]), String(places[9..<12])].joined(separator: " ")
    }

    /// `Ja` or `Nein`.
    static func yesNo(_ flag: Bool) -> String {
        flag ? "Ja" : "Nein"
    }

    /// Groups of four: `DE89 3704 0044 0532 0130 00`.
    static func iban(_ iban: String) -> String {
        var result = ""
        for (index, character) in iban.enumerated() {
            if index > 0, index % 4 == 0 { result.append(" ") }
            result.append(character)
        }
        return result
    }

    /// Groups of a Steuer-ID as its letter prints them: `86 095 742 719`.
    static func taxID(_ digits: String) -> String {
        var result = ""
        for (index, character) in digits.enumerated() {
            if index == 2 || index == 5 || index == 8 { result.append(" ") }
            result.append(character)
        }
        return result
    }

    private static func decimal(_ plain: String) -> String {
        let isNegative = plain.utf8.first == 0x2D
        let parts = plain.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        let whole = grouped(parts.first.map(String.init) ?? "0")
        let fraction = parts.count > 1 ? "," + String(parts[1]) : ""
        return (isNegative ? "-" : "") + whole + fraction
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
    }
}
