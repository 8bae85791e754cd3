import FEEL
import FormModel

/// What holds for every value of a type, whatever the definition adds: presence, form, length, number of choices.
///
/// Values are canonical here (read from a form or from JSON); a value that is not in its canonical form is refused.
enum FieldRules {
    /// The error of a required field without a value; `nil` when nothing is missing.
    static func missing(_ field: CompiledField, value: Value, rowCount: Int, at path: FieldPath) -> [FieldError]? {
        guard field.type.isAsked, field.type != .group, !field.isOptional, value == .null else { return nil }
        return [FieldError(path: path, part: field.control.firstPart, code: "required", message: Messages.required(field))]
    }

    /// The errors of a value that its type does not allow.
    static func broken(_ field: CompiledField, value: Value, rowCount: Int, at path: FieldPath) -> [FieldError] {
        if case .group(let settings) = field.definition.settings, rowCount > settings.max {
            return [
                FieldError(path: path, part: nil, code: "rows_max", message: Messages.rowsTooMany(field.quotedLabel, max: settings.max))
            ]
        }
        let refusals = field.kind.refusals(of: value, field)
        return refusals.isEmpty ? [] : refusals.map { FieldError(path: path, part: $0.part, code: $0.code, message: $0.message) }
    }
}

/// Why a value is refused: stable code and sentence, with the wrong part of a control that has several.
struct Refusal: Error, Equatable {
    let part: String?
    let code: String
    let message: String

    init(_ code: String, _ message: String, part: String? = nil) {
        self.part = part
        self.code = code
        self.message = message
    }
}
