import FEEL
import FormModel
import Identifiers

/// A text that follows a rule of its own: addresses, account, tax and insurance numbers, codes of vehicles and papers.
struct CodeKind: FieldKind {
    let rule: CodeRule

    func valueType(_ definition: FieldDefinition) -> ValueType { .string }

    func control(_ definition: FieldDefinition) -> FieldControl {
        var control = rule.control
        if case .identifier(let settings) = definition.settings { control.autocomplete = settings.autocomplete }
        if case .securityCode(let settings) = definition.settings, settings.document == .plakette { control.width = .five }
        return .text(control)
    }

    func required(_ label: String) -> String {
        rule.article.isEmpty
            ? "Füllen Sie das Feld \(label) aus." : "Geben Sie bei \(label) \(rule.article) ein, zum Beispiel \(rule.example)."
    }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        switch rule.check(text, field.definition.settings) {
        case .valid(let normalised): .value(.string(normalised))
        case .invalid(let reason): .refused(Refusal(reason, rule.message(reason, field.quotedLabel)))
        }
    }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { SchemaWriter.text(pattern: rule.pattern) }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .string(let text) = value else { return [] }
        switch rule.check(text, field.definition.settings) {
        case .valid(let normalised):
            let reason = "\(field.type.rawValue)_malformed"
            return normalised == text ? [] : [Refusal(reason, rule.message(reason, field.quotedLabel))]
        case .invalid(let reason):
            return [Refusal(reason, rule.message(reason, field.quotedLabel))]
        }
    }

    func display(_ value: Value, _ field: CompiledField) -> String { rule.display(value.text ?? "") }

    func texts(_ value: Value) -> [String] { [rule.display(value.text ?? "")] }
}
