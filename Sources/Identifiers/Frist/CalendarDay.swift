/// A day of the Gregorian calendar, from 1583-01-01 to 9999-12-31.
///
/// Business days begin and end at midnight in Germany; no time zone is involved.
public struct CalendarDay: Hashable, Sendable {
    /// The calendar came into force on 1582-10-15; its first whole year is the next.
    public static let years = 1583...9999

    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil for a day that does not exist or that lies outside ``years``.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), day >= 1, day <= Self.days(ofMonth: month, year: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads ISO 8601, `2026-11-25`; nil for anything else.
    public init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        let parts = [bytes[0..<4], bytes[5..<7], bytes[8..<10]]
        guard parts.joined().allSatisfy(ASCII.isDigit) else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + ASCII.digit($1) } }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// How many days a month has; 0 for a month that does not exist.
    static func days(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 1...12: 31
        default: 0
        }
    }
}

extension CalendarDay: Comparable {
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDay: CustomStringConvertible {
    /// ISO 8601, `2026-11-25`.
    public var description: String {
        "\(year)-\(Self.padded(month))-\(Self.padded(day))"
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
