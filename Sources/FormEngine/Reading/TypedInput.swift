import FEEL
import FormModel

/// What was typed into one field: text in, value out, or why not.
enum TypedInput: Equatable {
    case empty
    case value(Value)
    case refused(Refusal)

    /// Reads a control with one text.
    static func read(_ raw: String, field: CompiledField) -> TypedInput {
        guard raw.utf8.count <= FormLimits.maxScalars * 4, raw.unicodeScalars.count <= FormLimits.maxScalars else {
            return .refused(Refusal("too_long", Messages.tooLong(field.quotedLabel, max: longest(field))))
        }
        let text = TextRules.canonical(raw, severalLines: isSeveralLines(field))
        return text.isEmpty ? .empty : field.kind.read(text, field)
    }

    /// Reads the values of a control whose name is repeated.
    static func read(choices raw: [String], field: CompiledField) -> TypedInput {
        let chosen = raw.map { TextRules.trimmed($0) }.filter { !$0.isEmpty }
        if chosen.isEmpty { return .empty }
        guard chosen.allSatisfy(field.hasOption) else { return .refused(Refusal("option_unknown", Messages.unknownOption(field))) }
        return .value(.list(field.options.filter { chosen.contains($0.value) }.map { .string($0.value) }))
    }

    /// The length to name when a text is far too long.
    private static func longest(_ field: CompiledField) -> Int {
        switch field.definition.settings {
        case .text(let settings): settings.maxLength
        case .name(let settings): settings.maxLength
        default: FormLimits.addressPart
        }
    }

    private static func isSeveralLines(_ field: CompiledField) -> Bool {
        if case .text(let settings) = field.definition.settings { settings.lines > 1 } else { false }
    }
}
