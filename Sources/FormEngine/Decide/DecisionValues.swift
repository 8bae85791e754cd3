import FEEL

/// Values of decisions from and to JSON; the declared types give texts their meaning.
enum DecisionValues {
    /// The value of a declared type; nil where the JSON cannot be one.
    static func value(_ json: JSONValue, as type: ValueType) -> Value? {
        switch (type, json) {
        case (_, .null): return .null
        case (.number, .number(let text)), (.number, .string(let text)): return Number(text).map { .number($0) }
        case (.boolean, .bool(let truth)): return .boolean(truth)
        case (.boolean, .string("true")): return .boolean(true)
        case (.boolean, .string("false")): return .boolean(false)
        case (.string, .string(let text)): return .string(text)
        case (.date, .string(let text)): return CalendarDate(iso: text).map { .date($0) }
        case (.time, .string(let text)): return TimeOfDay(iso: text).map { .time($0) }
        case (.dateTime, .string(let text)): return LocalDateTime(iso: text).map { .dateTime($0) }
        case (.daysTime, .string(let text)): return DaysTimeDuration(iso: text).map { .daysTime($0) }
        case (.yearsMonths, .string(let text)): return YearsMonthsDuration(iso: text).map { .yearsMonths($0) }
        case (.list(let item), .array(let values)):
            let items = values.compactMap { value($0, as: item) }
            return items.count == values.count ? .list(items) : nil
        case (.context(let fields), .object(let members)): return context(members, fields)
        case (.any, _): return untyped(json)
        default: return nil
        }
    }

    /// Entries that are missing are null; unknown ones are refused.
    private static func context(_ members: [(name: String, value: JSONValue)], _ fields: [ValueType.Field]) -> Value? {
        guard members.allSatisfy({ member in fields.contains { $0.name == member.name } }) else { return nil }
        var entries: [(String, Value)] = []
        for field in fields {
            let json = members.last { $0.name == field.name }?.value ?? .null
            guard let value = value(json, as: field.type) else { return nil }
            entries.append((field.name, value))
        }
        return .context(Context(entries))
    }

    private static func untyped(_ json: JSONValue) -> Value? {
        switch json {
        case .null: return .null
        case .bool(let truth): return .boolean(truth)
        case .number(let text): return Number(text).map { .number($0) }
        case .string(let text): return .string(text)
        case .array(let values):
            let items = values.compactMap(untyped)
            return items.count == values.count ? .list(items) : nil
        case .object(let members):
            let values = members.compactMap { untyped($0.value) }
            return values.count == members.count ? .context(Context(Array(zip(members.map(\.name), values)))) : nil
        }
    }

    static func json(_ value: Value) -> JSONValue {
        switch value {
        case .null: .null
        case .boolean(let truth): .bool(truth)
        case .number(let number): .number(number.description)
        case .string(let text): .string(text)
        case .list(let items): .array(items.map(json))
        case .context(let context): .object(context.entries.map { ($0.name, json($0.value)) })
        case .date(let date): .string(date.description)
        case .time(let time): .string(time.description)
        case .dateTime(let moment): .string(moment.description)
        case .daysTime(let duration): .string(duration.description)
        case .yearsMonths(let duration): .string(duration.description)
        case .range, .function: .null
        }
    }
}
