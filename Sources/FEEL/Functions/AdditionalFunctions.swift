/// Functions that the standard lacks and other engines have, so that models drawn for them run here.
enum AdditionalFunctions {
    static let all: [Builtin] =
        [
            Builtin("from json", [.must("value", .string)], .any, .many(fromJSON)),
            Builtin("to json", [.must("value", .any)], .string, .many(toJSON)),
            Builtin("to base64", [.must("value", .string)], .string, .one { $0.text.map { .string(base64($0)) } ?? .null }),
            Builtin(
                "extract", [.must("string", .string), .must("pattern", .string)], .list(.string),
                .many { values, run throws(EvaluationError) in try PatternFunctions.extract(values, &run) }),
            Builtin(
                "assert", [.must("value", .any), .must("condition", .boolean), .may("cause", .string)],
                .many { values, _ throws(EvaluationError) in values.count > 1 && values[1].isTrue ? values[0] : .null }
            ) { $0.first ?? .any },
            Builtin(
                "string join",
                [.must("list", .list(.string)), .must("delimiter", .string), .must("prefix", .string), .must("suffix", .string)],
                .string, .many(framed)),
            Builtin("duplicate values", [.list], .list(.any), .many(duplicates)),
            Builtin("partition", [.list, .must("size", .number)], .list(.list(.any)), .many(partition)),
            Builtin("last day of month", [.must("date", .date)], .date, .one(lastDay)),
            Builtin("last day of month", [.must("date", .dateTime)], .date, .one(lastDay)),
            Builtin(
                "date and time", [.must("date", .dateTime), .must("timezone", .string)], .dateTime, .two(inZone)),
            Builtin("decimal", [.must("n", .number), .must("scale", .number), .must("mode", .string)], .number, .many(rounded)),
        ]

    @Sendable private static func fromJSON(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let text = values.first?.text else { return .null }
        return try JSONText.read(text, &run) ?? .null
    }

    @Sendable private static func toJSON(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let value = values.first else { return .null }
        var writer = JSONWriter()
        return try writer.write(value, &run) ? .string(writer.text) : .null
    }

    /// `string join` with a text before and one behind the whole.
    @Sendable private static func framed(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 4, case .string(let text) = try StringFunctions.join(Array(values[..<2]), &run) else { return .null }
        let size = text.utf8.count + (values[2].text?.utf8.count ?? 0) + (values[3].text?.utf8.count ?? 0)
        try run.check(stringSize: size)
        return .string((values[2].text ?? "") + text + (values[3].text ?? ""))
    }

    /// RFC 4648, section 4, over the UTF-8 bytes.
    private static func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let digit = alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
                result.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The items that are there more than once, each one time, in the order of their first place.
    @Sendable private static func duplicates(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let items = values.first?.items else { return .null }
        var seen: [(value: Value, isFound: Bool)] = []
        for item in items {
            try run.step(seen.count)
            var isNew = true
            for index in seen.indices where try Equality.isEqual(item, seen[index].value, &run) == true {
                seen[index].isFound = true
                isNew = false
                break
            }
            if isNew { seen.append((item, false)) }
        }
        return .list(seen.filter(\.isFound).map(\.value))
    }

    @Sendable private static func partition(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2, let items = values[0].items, let size = values[1].number?.int, size > 0 else { return .null }
        let parts = stride(from: 0, to: items.count, by: size).map { start in
            Value.list(Array(items[start..<start + min(size, items.count - start)]))
        }
        return .list(parts)
    }

    @Sendable private static func lastDay(_ value: Value) -> Value {
        let date: CalendarDate
        switch value {
        case .date(let day): date = day
        case .dateTime(let moment): date = moment.date
        default: return .null
        }
        let days = CalendarDate.days(inMonth: date.month, of: date.year)
        return CalendarDate(year: date.year, month: date.month, day: days).map { .date($0) } ?? .null
    }

    /// The same instant in another zone; a moment without one is taken to stand in it already.
    @Sendable private static func inZone(_ value: Value, _ zone: Value) -> Value {
        guard case .dateTime(let moment) = value, let name = zone.text, let offset = TimeOffset(name: name) else { return .null }
        let time = TimeOfDay(secondOfDay: moment.time.secondOfDay, nanosecond: moment.time.nanosecond, offset: offset)
        guard let instant = moment.epochSeconds else { return .dateTime(LocalDateTime(date: moment.date, time: time)) }
        let distance: Int
        switch offset {
        case .zone(let rule): distance = rule.offset(epochSeconds: instant)
        case .seconds(let seconds): distance = seconds
        case .none: return .null
        }
        let (local, overflow) = instant.addingReportingOverflow(distance)
        guard !overflow else { return .null }
        return LocalDateTime(localSeconds: local, nanosecond: moment.time.nanosecond, offset: offset).map { .dateTime($0) } ?? .null
    }

    private static let modes: [String: RoundingMode] = [
        "UP": .up, "DOWN": .down, "CEILING": .ceiling, "FLOOR": .floor, "HALF_UP": .halfUp, "HALF_DOWN": .halfDown,
        "HALF_EVEN": .halfEven,
    ]

    /// `decimal` with the name of a rounding mode; `UNNECESSARY` wants a number that needs none.
    @Sendable private static func rounded(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 3, let number = values[0].number, let scale = NumberFunctions.scale(values[1]),
            let name = values[2].text?.uppercased()
        else { return .null }
        if name == "UNNECESSARY" { return number.rounded(scale: scale, .down) == number ? values[0] : .null }
        return modes[name].map { .number(number.rounded(scale: scale, $0)) } ?? .null
    }
}
