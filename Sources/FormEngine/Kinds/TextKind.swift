import FEEL
import FormModel
import Identifiers

/// Free text of one line or several.
struct TextKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .string }

    func control(_ definition: FieldDefinition) -> FieldControl {
        guard case .text(let settings) = definition.settings else { return .text(TextControl()) }
        var control = TextControl(lines: settings.lines, autocomplete: settings.autocomplete)
        if settings.maxLength <= 12 { control.width = .ten } else if settings.maxLength <= 30 { control.width = .twenty }
        return .text(control)
    }

    func read(_ text: String, _ field: CompiledField) -> TypedInput { .value(.string(text)) }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        guard case .text(let settings) = field.definition.settings else { return [] }
        return SchemaWriter.text(from: settings.minLength, to: settings.maxLength)
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .text(let settings) = field.definition.settings, case .string(let text) = value else { return [] }
        return TextRules.text(text, settings, subject: field.quotedLabel).map { [$0] } ?? []
    }
}

/// A person's name in the characters of DIN 91379, datatype A.
struct NameKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .string }

    func control(_ definition: FieldDefinition) -> FieldControl {
        guard case .name(let settings) = definition.settings else { return .text(TextControl()) }
        return .text(TextControl(autocomplete: settings.autocomplete, isCode: true))
    }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        .value(.string(LatinName.check(text).normalised ?? text))
    }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        guard case .name(let settings) = field.definition.settings else { return [] }
        return SchemaWriter.text(from: 1, to: settings.maxLength)
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .name(let settings) = field.definition.settings, case .string(let text) = value else { return [] }
        return TextRules.name(text, settings, subject: field.quotedLabel).map { [$0] } ?? []
    }
}
