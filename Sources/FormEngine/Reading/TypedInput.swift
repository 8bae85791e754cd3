import FEEL
import FormModel
import Identifiers

/// Reads what was typed into one control: text in, value out, or why not.
enum TypedInput: Equatable {
    case empty
    case value(Value)
    case refused(Refusal)

    /// Reads a control with one text.
    static func read(_ raw: String, field: CompiledField) -> TypedInput {
        let subject = Messages.quoted(field)
        guard raw.utf8.count <= FormLimits.maxScalars * 4, raw.unicodeScalars.count <= FormLimits.maxScalars else {
            return .refused(Refusal("too_long", Messages.tooLong(subject, max: longest(field))))
        }
        let text = TextRules.canonical(raw, severalLines: isSeveralLines(field))
        if text.isEmpty { return .empty }
        switch field.type {
        case .text: return .value(.string(text))
        case .name: return .value(.string(LatinName.check(text).normalised ?? text))
        case .email, .phone, .iban, .taxId: return identifier(text, field: field, subject: subject)
        case .integer: return integer(text, unit: unit(of: field), subject: subject)
        case .money: return money(text, subject: subject)
        case .date: return DateInput.whole(text, subject: subject)
        case .yesno: return yesNo(text, field: field)
        case .consent: return text == "ja" ? .value(.boolean(true)) : .refused(Refusal("option_unknown", Messages.required(field)))
        case .choice: return choice(text, field: field)
        case .choices, .address, .group, .computed, .content: return .empty
        }
    }

    /// Reads the values of a control whose name is repeated.
    static func read(choices raw: [String], field: CompiledField) -> TypedInput {
        let chosen = raw.map { TextRules.trimmed($0) }.filter { !$0.isEmpty }
        if chosen.isEmpty { return .empty }
        guard chosen.allSatisfy({ value in field.options.contains { $0.value == value } }) else {
            return .refused(Refusal("option_unknown", Messages.unknownOption(field)))
        }
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

    private static func unit(of field: CompiledField) -> String? {
        if case .integer(let settings) = field.definition.settings { settings.unit } else { nil }
    }

    private static func identifier(_ text: String, field: CompiledField, subject: String) -> TypedInput {
        switch IdentifierRules.check(text, type: field.type) {
        case .valid(let normalised): .value(.string(normalised))
        case .invalid(let reason): .refused(IdentifierRules.refusal(reason: reason, type: field.type, subject: subject))
        }
    }

    private static func integer(_ text: String, unit: String?, subject: String) -> TypedInput {
        var text = text
        if let unit, !unit.isEmpty, text.hasSuffix(unit) { text = TextRules.trimmed(String(text.dropLast(unit.count))) }
        switch GermanInteger.check(text) {
        case .valid(let normalised):
            return Number(normalised).map { .value(.number($0)) } ?? .refused(Refusal("integer_malformed", Messages.number(subject)))
        case .invalid(let reason):
            let message =
                switch reason {
                case "integer_fraction": Messages.wholeNumber(subject)
                case "integer_too_large": Messages.numberTooLarge(subject)
                default: Messages.number(subject)
                }
            return .refused(Refusal(reason, message))
        }
    }

    private static func money(_ text: String, subject: String) -> TypedInput {
        switch GermanMoney.check(text) {
        case .valid(let normalised):
            return Number(normalised).map { .value(.number($0)) } ?? .refused(Refusal("money_malformed", Messages.money(subject)))
        case .invalid(let reason):
            let message =
                switch reason {
                case "money_ambiguous_point": Messages.moneyAmbiguous(subject)
                case "money_too_large": Messages.numberTooLarge(subject)
                default: Messages.money(subject)
                }
            return .refused(Refusal(reason, message))
        }
    }

    private static func yesNo(_ text: String, field: CompiledField) -> TypedInput {
        switch text {
        case "ja": .value(.boolean(true))
        case "nein": .value(.boolean(false))
        default: .refused(Refusal("option_unknown", Messages.required(field)))
        }
    }

    private static func choice(_ text: String, field: CompiledField) -> TypedInput {
        field.options.contains { $0.value == text }
            ? .value(.string(text)) : .refused(Refusal("option_unknown", Messages.unknownOption(field)))
    }
}
