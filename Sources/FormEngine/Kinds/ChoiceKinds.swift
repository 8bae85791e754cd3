import FEEL
import FormModel

/// Yes or no.
struct YesNoKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .boolean }
    func control(_ definition: FieldDefinition) -> FieldControl { .yesno }
    func required(_ label: String) -> String { "Wählen Sie bei \(label) Ja oder Nein aus." }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        switch text {
        case "ja": .value(.boolean(true))
        case "nein": .value(.boolean(false))
        default: .refused(Refusal("option_unknown", Messages.required(field)))
        }
    }

    func read(canonical text: String) -> Value? { BooleanText.value(text) }
    func value(_ json: JSONValue) -> Value? { BooleanText.value(json) }
    var jsonShape: String { "boolean" }
    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { SchemaWriter.boolean(nil) }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        if case .boolean = value { value } else { .null }
    }
}

/// A statement that has to be confirmed; without the tick there is no value.
struct ConsentKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .boolean }
    func control(_ definition: FieldDefinition) -> FieldControl { .box }
    func required(_ label: String) -> String { "Setzen Sie hier ein Häkchen. Sonst können Sie nicht weitermachen." }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        text == "ja" ? .value(.boolean(true)) : .refused(Refusal("option_unknown", Messages.required(field)))
    }

    func read(canonical text: String) -> Value? { BooleanText.value(text) }
    func value(_ json: JSONValue) -> Value? { BooleanText.value(json) }
    var jsonShape: String { "boolean" }
    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { SchemaWriter.boolean(true) }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        value == .boolean(true) ? value : .null
    }
}

/// Truth in examples and stored answers.
private enum BooleanText {
    static func value(_ text: String) -> Value? { text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil }

    static func value(_ json: JSONValue) -> Value? {
        if case .bool(let flag) = json { .boolean(flag) } else { nil }
    }
}

/// One of some options: of the definition, or of a list such as the countries.
struct ChoiceKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .string }

    func control(_ definition: FieldDefinition) -> FieldControl {
        if case .list(let list) = definition.settings { return .options(isMultiple: false, autocomplete: list.autocomplete) }
        return .options(isMultiple: false, autocomplete: nil)
    }

    func required(_ label: String) -> String { "Wählen Sie bei \(label) eine Antwort aus." }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        field.hasOption(text) ? .value(.string(text)) : .refused(Refusal("option_unknown", Messages.unknownOption(field)))
    }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { SchemaWriter.options(field) }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        guard case .string(let chosen) = value else { return .null }
        if !field.hasConditionalOptions { return field.hasOption(chosen) ? value : .null }
        return offered.contains { $0.value == chosen } ? value : .null
    }

    func display(_ value: Value, _ field: CompiledField) -> String { GermanDisplay.label(of: value.text ?? "", in: field) }
}

/// Several of some options, in the order of the definition.
struct ChoicesKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .list(.string) }
    func control(_ definition: FieldDefinition) -> FieldControl { .options(isMultiple: true, autocomplete: nil) }
    func required(_ label: String) -> String { "Wählen Sie bei \(label) mindestens eine Antwort aus." }

    func value(_ json: JSONValue) -> Value? {
        guard case .array(let items) = json else { return nil }
        var texts: [Value] = []
        for item in items {
            guard case .string(let text) = item else { return nil }
            texts.append(.string(text))
        }
        return .list(texts)
    }

    var jsonShape: String { "array of texts" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        var members: [(name: String, value: JSONValue)] = [
            ("type", .string("array")), ("items", .object(SchemaWriter.options(field))), ("uniqueItems", .bool(true)),
            ("minItems", .number("1")),
        ]
        if case .choices(let settings) = field.definition.settings, let max = settings.max {
            members.append(("maxItems", .number(String(max))))
        }
        return members
    }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        guard case .list(let chosen) = value else { return .null }
        // In the order of the definition, each once: the same choice is always the same value.
        let kept = offered.filter { chosen.contains(.string($0.value)) }.map { Value.string($0.value) }
        return kept.isEmpty ? .null : .list(kept)
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .choices(let settings) = field.definition.settings, case .list(let chosen) = value else { return [] }
        let subject = field.quotedLabel
        if let exclusive = settings.exclusive?.value, chosen.count > 1, chosen.contains(.string(exclusive)) {
            return [Refusal("choices_exclusive", Messages.exclusive(GermanDisplay.label(of: exclusive, in: field)))]
        }
        let isExclusive = settings.exclusive.map { chosen == [.string($0.value)] } ?? false
        if let min = settings.min, chosen.count < min, !isExclusive {
            return [Refusal("choices_min", Messages.choicesTooFew(subject, min: min))]
        }
        if let max = settings.max, chosen.count > max { return [Refusal("choices_max", Messages.choicesTooMany(subject, max: max))] }
        return []
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .list(let chosen) = value else { return "" }
        return chosen.compactMap(\.text).map { GermanDisplay.label(of: $0, in: field) }.joined(separator: ", ")
    }
}
