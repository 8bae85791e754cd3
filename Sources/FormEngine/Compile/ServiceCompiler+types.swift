import FEEL
import FormModel

extension ServiceCompiler {
    /// The name under which a field is declared; that of content cannot be written in an expression.
    static func name(of field: FieldDefinition) -> String {
        field.type.hasValue ? field.id : "\u{0}\(field.id)"
    }

    /// The type of a field's value in expressions.
    static func type(of field: FieldDefinition) -> ValueType {
        FieldKinds.kind(of: field.type).valueType(field)
    }

    /// The type of a field's limits.
    static func limitType(of field: FieldDefinition) -> ValueType {
        switch field.type {
        case .dateRange: .date
        default: type(of: field)
        }
    }
}
