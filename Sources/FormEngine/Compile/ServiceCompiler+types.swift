import FEEL
import FormModel

extension ServiceCompiler {
    /// The name under which a field is declared; that of content cannot be written in an expression.
    static func name(of field: FieldDefinition) -> String {
        field.type.hasValue ? field.id : "\u{0}\(field.id)"
    }

    /// The type of a field's value in expressions.
    static func type(of field: FieldDefinition) -> ValueType {
        switch field.settings {
        case .text, .name, .choice, .email, .phone, .iban, .taxId: .string
        case .date: .date
        case .integer, .money: .number
        case .yesno, .consent: .boolean
        case .choices: .list(.string)
        case .address: .context(AnswerShape.addressParts.map { ValueType.Field(name: $0, type: .string) })
        case .group(let group):
            .list(.context(group.fields.filter(\.type.hasValue).map { ValueType.Field(name: $0.id, type: type(of: $0)) }))
        case .computed(let computed): type(of: computed.format)
        case .content: .null
        }
    }

    static func type(of format: ComputedSettings.Format) -> ValueType {
        switch format {
        case .money, .integer: .number
        case .text: .string
        case .date: .date
        case .yesno: .boolean
        }
    }
}
