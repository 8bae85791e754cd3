/// Reads the texts of dates, times and durations byte by byte.
struct TemporalReader {
    private var bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position >= bytes.count }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == scalar.value else { return false }
        position += 1
        return true
    }

    /// Reads ASCII digits; nil when their number is not in `count`.
    mutating func digits(_ count: ClosedRange<Int>) -> (value: Int, count: Int)? {
        let start = position
        var value = 0
        while let byte = next, byte >= 48, byte <= 57 {
            guard position - start < count.upperBound, position - start < 18 else { return nil }
            value = value * 10 + Int(byte - 48)
            position += 1
        }
        let read = position - start
        return count.contains(read) ? (value, read) : nil
    }

    mutating func date() -> CalendarDate? {
        let isNegative = skip("-")
        let start = position
        guard let year = digits(4...9) else { return nil }
        if year.count > 4, bytes[start] == 48 { return nil }
        guard skip("-"), let month = digits(2...2), skip("-"), let day = digits(2...2) else { return nil }
        return CalendarDate(year: isNegative ? -year.value : year.value, month: month.value, day: day.value)
    }

    /// Takes `24:00:00` for `00:00:00`.
    mutating func skipEndOfDay() -> Bool {
        guard bytes[position...].starts(with: "24:00:00".utf8) else { return false }
        bytes.replaceSubrange(position..<position + 2, with: "00".utf8)
        return true
    }

    mutating func time() -> TimeOfDay? {
        guard let hour = digits(2...2), skip(":"), let minute = digits(2...2), skip(":"), let second = digits(2...2),
            let nanosecond = fraction(), let offset = offset()
        else { return nil }
        return TimeOfDay(
            hour: hour.value, minute: minute.value, second: second.value, nanosecond: nanosecond, offset: offset)
    }

    /// Nanoseconds behind a point, 0 without one, nil when no digit follows.
    mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        var value = 0
        var count = 0
        while let byte = next, byte >= 48, byte <= 57 {
            if count < 9 { value = value * 10 + Int(byte - 48) }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        while count < 9 {
            value *= 10
            count += 1
        }
        return value
    }

    private mutating func offset() -> TimeOffset? {
        if isAtEnd { return TimeOffset.none }
        if skip("Z") { return .seconds(0) }
        if skip("@") {
            let name = String(decoding: bytes[position...], as: UTF8.self)
            position = bytes.count
            return TimeZoneRule(name: name).map { .zone($0) }
        }
        let isNegative = skip("-")
        guard isNegative || skip("+"), let hours = digits(2...2), hours.value <= 14,
            skip(":"), let minutes = digits(2...2), minutes.value < 60
        else { return nil }
        var seconds = hours.value * 3600 + minutes.value * 60
        if skip(":") {
            guard let rest = digits(2...2), rest.value < 60 else { return nil }
            seconds += rest.value
        }
        return .seconds(isNegative ? -seconds : seconds)
    }

    /// The parts of an ISO 8601 duration, none of which may be repeated or out of order.
    mutating func duration() -> (isNegative: Bool, parts: [(unit: UInt8, isTime: Bool, value: Int)], nanoseconds: Int)? {
        let isNegative = skip("-")
        guard skip("P") else { return nil }
        var parts: [(unit: UInt8, isTime: Bool, value: Int)] = []
        var nanoseconds = 0
        var isTime = false
        var order = Array("YMD".utf8)[...]
        while !isAtEnd {
            if !isTime, skip("T") {
                isTime = true
                order = Array("HMS".utf8)[...]
                guard !isAtEnd else { return nil }
            }
            guard let amount = digits(1...15) else { return nil }
            if next == UInt8(ascii: ".") {
                guard isTime, let fraction = fraction(), next == UInt8(ascii: "S") else { return nil }
                nanoseconds = fraction
            }
            guard let unit = next, let place = order.firstIndex(of: unit) else { return nil }
            position += 1
            order = order[(place + 1)...]
            parts.append((unit, isTime, amount.value))
        }
        return parts.isEmpty ? nil : (isNegative, parts, nanoseconds)
    }
}
