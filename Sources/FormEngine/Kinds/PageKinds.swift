import FEEL
import FormModel

/// Rows of fields; their values are worked out by the evaluator.
struct GroupKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType {
        .list(
            .context(
                definition.rowFields.filter(\.type.hasValue).map {
                    ValueType.Field(name: $0.id, type: FieldKinds.kind(of: $0.type).valueType($0))
                }))
    }

    func control(_ definition: FieldDefinition) -> FieldControl { .rows }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        guard case .group(let settings) = field.definition.settings else { return [] }
        let row = SchemaWriter.object(field.fields.filter(\.type.isAsked).map { (field: $0, isAlways: true) })
        return [
            ("type", .string("array")), ("items", .object(row)),
            ("minItems", .number(String(field.isOptional ? 0 : settings.min))), ("maxItems", .number(String(settings.max))),
        ]
    }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value { .null }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .list(let rows) = value else { return GermanDisplay.plain(value) }
        return rows.isEmpty ? "Keine Einträge" : rows.count == 1 ? "1 Eintrag" : "\(rows.count) Einträge"
    }
}

/// A value that the form works out.
struct ComputedKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType {
        guard case .computed(let settings) = definition.settings else { return .null }
        return switch settings.format {
        case .money, .integer: .number
        case .text: .string
        case .date: .date
        case .yesno: .boolean
        }
    }

    func control(_ definition: FieldDefinition) -> FieldControl { .output }
    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { [] }
    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value { .null }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .computed(let settings) = field.definition.settings else { return "" }
        return switch (settings.format, value) {
        case (.money, .number(let number)): GermanFormat.money(number)
        case (.integer, .number(let number)): GermanFormat.count(number)
        default: GermanDisplay.plain(value)
        }
    }
}

/// A text to read.
struct ContentKind: FieldKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .null }
    func control(_ definition: FieldDefinition) -> FieldControl { .note }
    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] { [] }
    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value { .null }
}
