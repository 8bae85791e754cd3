import FoundationEssentials

/// PostgreSQL's text form of a moment in UTC, exact to the microsecond.
///
/// Shape: `2026-11-22 00:54:21.123456+00`, years beyond 9999 with more digits, years before 1 with ` BC`. The days are
/// counted in the proleptic Gregorian calendar (algorithms: H. Hinnant, "chrono-compatible low-level date algorithms").
enum Timestamp {
    /// Seconds from 1970-01-01 to 2001-01-01, the reference date of `Date`.
    private static let referenceOffset = 978_307_200.0
    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// What the server accepts: 4713 BC to 294276 AD, in microseconds since 1970; nil outside and for NaN.
    static func microseconds(of date: Date) -> Int64? {
        let seconds = date.timeIntervalSinceReferenceDate
        guard seconds.isFinite, abs(seconds) < 9.0e12 else { return nil }
        let whole = seconds.rounded(.down)
        let fraction = ((seconds - whole) * 1_000_000).rounded()
        return Int64(whole + referenceOffset) * 1_000_000 + Int64(fraction)
    }

    static func date(microseconds: Int64) -> Date {
        let (whole, rest) = floorDivide(microseconds, 1_000_000)
        return Date(timeIntervalSinceReferenceDate: (Double(whole) - referenceOffset) + Double(rest) / 1_000_000)
    }

    /// The text form, or nil when the moment lies outside what the server can hold.
    static func text(of date: Date) -> String? {
        guard let total = microseconds(of: date) else { return nil }
        let (day, time) = floorDivide(total, microsecondsPerDay)
        let (year, month, dayOfMonth) = civil(fromDays: day)
        guard year >= -4712, year <= 294_276 else { return nil }
        let (second, micro) = (time / 1_000_000, time % 1_000_000)
        let shown = year > 0 ? year : 1 - year
        var text = "\(padded(shown, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2)) "
        text += "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2)).\(padded(micro, 6))+00"
        return year > 0 ? text : text + " BC"
    }

    /// Reads a `timestamptz` (UTC or any offset), a `timestamp` (taken as UTC) or a `date`; nil for anything else.
    static func date(text: UnsafeBufferPointer<UInt8>) -> Date? {
        var reader = Reader(bytes: text)
        guard let year = reader.number(4...6), reader.skip("-"), let month = reader.number(2...2), reader.skip("-"),
            let day = reader.number(2...2), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var micros: Int64 = 0
        if reader.skip(" ") || reader.skip("T"), !reader.skip("BC") {
            guard let hour = reader.number(2...2), reader.skip(":"), let minute = reader.number(2...2), reader.skip(":"),
                let second = reader.number(2...2), hour <= 24, minute < 60, second <= 60
            else { return nil }
            micros = (hour * 3600 + minute * 60 + second) * 1_000_000
            if reader.skip(".") {
                guard let fraction = reader.fraction() else { return nil }
                micros += fraction
            }
            guard let offset = reader.offset() else { return nil }
            micros -= offset * 1_000_000
        }
        let isBeforeChrist = reader.previousWasBC || (reader.skip(" BC"))
        guard reader.isAtEnd else { return nil }
        let days = days(fromCivil: isBeforeChrist ? 1 - year : year, month, day)
        return date(microseconds: days * microsecondsPerDay + micros)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func floorDivide(_ value: Int64, _ by: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
        return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
    }

    private static func days(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(shifted, 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
        let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Walks over the bytes of a timestamp.
    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0
        var previousWasBC = false

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        var isAtEnd: Bool { position == bytes.count }

        mutating func skip(_ text: StaticString) -> Bool {
            let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            guard bytes.count - position >= wanted.count, bytes[position..<(position + wanted.count)].elementsEqual(wanted) else {
                return false
            }
            position += wanted.count
            if wanted.count == 2 { previousWasBC = true }
            return true
        }

        mutating func number(_ digits: ClosedRange<Int>) -> Int64? {
            var value: Int64 = 0
            var count = 0
            while position < bytes.count, count < digits.upperBound, case let byte = bytes[position], byte >= 48, byte <= 57 {
                value = value * 10 + Int64(byte - 48)
                count += 1
                position += 1
            }
            return digits.contains(count) ? value : nil
        }

        /// Up to six digits as microseconds.
        mutating func fraction() -> Int64? {
            let start = position
            guard var value = number(1...6) else { return nil }
            for _ in (position - start)..<6 { value *= 10 }
            return value
        }

        /// `+00`, `+05:30`, `-00:53:28`, `Z` or nothing, in seconds.
        mutating func offset() -> Int64? {
            let isNegative: Bool
            if skip("+") {
                isNegative = false
            } else if skip("-") {
                isNegative = true
            } else {
                _ = skip("Z")
                return 0
            }
            guard let hours = number(2...2) else { return nil }
            var seconds = hours * 3600
            if skip(":") {
                guard let minutes = number(2...2) else { return nil }
                seconds += minutes * 60
                if skip(":") {
                    guard let rest = number(2...2) else { return nil }
                    seconds += rest
                }
            }
            return isNegative ? -seconds : seconds
        }
    }
}
