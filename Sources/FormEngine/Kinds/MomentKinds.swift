import FEEL
import FormModel

/// A calendar date in three controls; a whole date that is typed or pasted into one of them counts as well.
struct DateKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .date }

    func control(_ definition: FieldDefinition) -> FieldControl {
        var tokens: [String?] = [nil, nil, nil]
        if case .moment(let settings) = definition.settings, settings.autocomplete == "bday" {
            tokens = ["bday-day", "bday-month", "bday-year"]
        }
        func part(_ part: DatePart, _ label: String, _ width: TextControl.Width, _ token: String?) -> PartsControl.Part {
            PartsControl.Part(
                name: part.rawValue, label: label, text: TextControl(width: width, inputMode: .numeric, autocomplete: token))
        }
        let parts = [
            part(.day, "Tag", .two, tokens[0]), part(.month, "Monat", .two, tokens[1]), part(.year, "Jahr", .four, tokens[2]),
        ]
        return .parts(PartsControl(lines: [.init(parts: parts)], hint: "Zum Beispiel 17 3 2025", isInline: true))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) Tag, Monat und Jahr ein." }

    func read(_ text: String, _ field: CompiledField) -> TypedInput { DateInput.whole(text, subject: field.quotedLabel) }

    func read(parts: [String], _ field: CompiledField) -> TypedInput {
        guard parts.count == 3 else { return .empty }
        return DateInput.read(day: parts[0], month: parts[1], year: parts[2], subject: field.quotedLabel)
    }

    func value(_ json: JSONValue) -> Value? {
        if case .string(let text) = json { CalendarDate(iso: text).map { .date($0) } } else { nil }
    }

    var jsonShape: String { "ISO date" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { SchemaWriter.text(format: "date") }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        if case .date = value { value } else { .null }
    }

    func display(_ value: Value, _ field: CompiledField) -> String { value.date.map(GermanFormat.date) ?? "" }

    func texts(_ value: Value) -> [String] {
        value.date.map { [String($0.day), String($0.month), String($0.year)] } ?? ["", "", ""]
    }
}

/// A month of a year; its value is the first day of the month, so that rules can compare and count with it.
struct MonthKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .date }

    func control(_ definition: FieldDefinition) -> FieldControl {
        let parts = [
            PartsControl.Part(name: DatePart.month.rawValue, label: "Monat", text: TextControl(width: .two, inputMode: .numeric)),
            PartsControl.Part(name: DatePart.year.rawValue, label: "Jahr", text: TextControl(width: .four, inputMode: .numeric)),
        ]
        return .parts(PartsControl(lines: [.init(parts: parts)], hint: "Zum Beispiel 3 2025", isInline: true))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) Monat und Jahr ein." }

    func read(_ text: String, _ field: CompiledField) -> TypedInput { MonthInput.whole(text, subject: field.quotedLabel) }

    func read(parts: [String], _ field: CompiledField) -> TypedInput {
        guard parts.count == 2 else { return .empty }
        return MonthInput.read(month: parts[0], year: parts[1], subject: field.quotedLabel)
    }

    func value(_ json: JSONValue) -> Value? {
        guard case .string(let text) = json else { return nil }
        return CalendarDate(iso: text.utf8.count == 7 ? text + "-01" : text).map { .date($0) }
    }

    var jsonShape: String { "ISO date" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { SchemaWriter.text(format: "date") }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        guard case .date(let date) = value else { return .null }
        return CalendarDate(year: date.year, month: date.month, day: 1).map { .date($0) } ?? .null
    }

    func display(_ value: Value, _ field: CompiledField) -> String { value.date.map(GermanFormat.month) ?? "" }

    func texts(_ value: Value) -> [String] { value.date.map { [String($0.month), String($0.year)] } ?? ["", ""] }
}

/// A time of day with hours and minutes.
struct TimeKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .time }

    func control(_ definition: FieldDefinition) -> FieldControl { .text(TextControl(width: .five, suffix: "Uhr")) }

    func required(_ label: String) -> String { "Geben Sie bei \(label) eine Uhrzeit ein, zum Beispiel 14:30." }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        TimeInput.read(text).map { .value(.time($0)) } ?? .refused(Refusal("time_format", Messages.time(field.quotedLabel)))
    }

    func value(_ json: JSONValue) -> Value? {
        guard case .string(let text) = json else { return nil }
        return TimeOfDay(iso: text.utf8.count == 5 ? text + ":00" : text).map { .time($0) }
    }

    var jsonShape: String { "ISO time" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        SchemaWriter.text(pattern: "[012][0-9]:[0-5][0-9]:[0-5][0-9]")
    }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        if case .time = value { value } else { .null }
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        if case .time(let time) = value { GermanFormat.time(time) + GermanFormat.space + "Uhr" } else { "" }
    }

    func texts(_ value: Value) -> [String] {
        if case .time(let time) = value { [GermanFormat.time(time)] } else { [""] }
    }
}

/// A span of days; both ends belong to it. The value is a context with `von` and `bis`.
struct DateRangeKind: FieldKind {
    static let parts = ["von", "bis"]

    func valueType(_ definition: FieldDefinition) -> ValueType {
        .context(Self.parts.map { ValueType.Field(name: $0, type: .date) })
    }

    func control(_ definition: FieldDefinition) -> FieldControl {
        func part(_ name: String, _ label: String) -> PartsControl.Part {
            PartsControl.Part(name: name, label: label, text: TextControl(width: .ten, inputMode: .decimal))
        }
        return .parts(
            PartsControl(
                lines: [.init(parts: [part("von", "Von"), part("bis", "Bis")])], hint: "Zum Beispiel 1.3.2025 und 31.8.2025", isInline: true
            ))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) den ersten und den letzten Tag ein." }

    func read(parts: [String], _ field: CompiledField) -> TypedInput {
        let typed = parts.map { String(TextRules.canonical(TextRules.bounded($0), severalLines: false).prefix(60)) }
        guard typed.contains(where: { !$0.isEmpty }) else { return .empty }
        var entries: [(String, Value)] = []
        for (name, text) in zip(Self.parts, typed) {
            if text.isEmpty { return .refused(Refusal("range_incomplete", Messages.rangeIncomplete(field.quotedLabel), part: name)) }
            switch DateInput.whole(text, subject: field.quotedLabel) {
            case .value(let value): entries.append((name, value))
            case .refused(let refusal): return .refused(Refusal(refusal.code, refusal.message, part: name))
            case .empty: return .empty
            }
        }
        return .value(.context(Context(entries)))
    }

    func value(_ json: JSONValue) -> Value? {
        guard case .object(let members) = json else { return nil }
        var entries: [(String, Value)] = []
        for name in Self.parts {
            guard case .string(let text)? = members.last(where: { $0.name == name })?.value, let date = CalendarDate(iso: text) else {
                return nil
            }
            entries.append((name, .date(date)))
        }
        return .context(Context(entries))
    }

    var jsonShape: String { "object of two ISO dates" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        [
            ("type", .string("object")),
            ("properties", .object(Self.parts.map { ($0, .object(SchemaWriter.text(format: "date"))) })),
            ("required", .array(Self.parts.map { .string($0) })), ("additionalProperties", .bool(false)),
        ]
    }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        guard case .context(let context) = value, Self.dates(context) != nil else { return .null }
        return value
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .context(let context) = value, let dates = Self.dates(context), dates.last < dates.first else { return [] }
        return [Refusal("range_reversed", Messages.rangeReversed(field.quotedLabel), part: "bis")]
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .context(let context) = value, let dates = Self.dates(context) else { return "" }
        return GermanFormat.date(dates.first) + " bis " + GermanFormat.date(dates.last)
    }

    func texts(_ value: Value) -> [String] {
        guard case .context(let context) = value, let dates = Self.dates(context) else { return ["", ""] }
        return [GermanFormat.date(dates.first), GermanFormat.date(dates.last)]
    }

    static func dates(_ context: Context) -> (first: CalendarDate, last: CalendarDate)? {
        guard case .date(let first)? = context["von"], case .date(let last)? = context["bis"] else { return nil }
        return (first, last)
    }
}
