public import FEEL

/// A value as a case file writes it: with its type, numbers and temporal values as text.
public struct TypedValue: Decodable, Sendable {
    public let type: String
    let value: Scalar?
    let items: [TypedValue]?
    let entries: [Entry]?

    struct Entry: Decodable, Sendable {
        let name: String
        let value: TypedValue
    }

    enum Scalar: Decodable, Sendable {
        case text(String)
        case truth(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var text: String { if case .text(let text) = self { text } else { "" } }
    }

    /// The value in FEEL; nil for what has no form of its own, such as an expected parse error.
    public var feel: Value? {
        let text = value?.text ?? ""
        switch type {
        case "null": return .null
        case "boolean": if case .truth(let truth)? = value { return .boolean(truth) } else { return .boolean(text == "true") }
        case "number": return Number(text).map { .number($0) }
        case "string": return .string(text)
        case "list": return TypedValue.all(items ?? []).map { .list($0) }
        case "context":
            let entries = entries ?? []
            return TypedValue.all(entries.map(\.value)).map { .context(Context(Array(zip(entries.map(\.name), $0)))) }
        default: return temporal(text)
        }
    }

    private static func all(_ parts: [TypedValue]) -> [Value]? {
        let values = parts.compactMap(\.feel)
        return values.count == parts.count ? values : nil
    }

    /// `PT-5M` and `23:59:00+01:00[Europe/Berlin]`, as Java writes them, in the form of FEEL.
    private static func plain(_ text: String) -> String {
        if text.hasPrefix("P"), text.contains("-") { return "-" + text.filter { $0 != "-" } }
        guard let zone = text.firstIndex(of: "["), text.hasSuffix("]") else { return text }
        let local = text[..<zone].prefix { $0 != "+" && $0 != "Z" }
        return local + "@" + text[zone...].dropFirst().dropLast()
    }

    private func temporal(_ text: String) -> Value? {
        let text = TypedValue.plain(text)
        return switch type {
        case "date": CalendarDate(iso: text).map { .date($0) }
        case "time": TimeOfDay(iso: text).map { .time($0) }
        case "date and time": LocalDateTime(iso: text).map { .dateTime($0) }
        case "years and months duration": YearsMonthsDuration(iso: text).map { .yearsMonths($0) }
        case "days and time duration": DaysTimeDuration(iso: text).map { .daysTime($0) }
        case "duration":
            YearsMonthsDuration(iso: text).map { .yearsMonths($0) } ?? DaysTimeDuration(iso: text).map { .daysTime($0) }
        case "temporal":
            CalendarDate(iso: text).map { .date($0) } ?? LocalDateTime(iso: text).map { .dateTime($0) }
                ?? TimeOfDay(iso: text).map { .time($0) }
        default: nil
        }
    }
}
