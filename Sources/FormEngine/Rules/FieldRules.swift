import FEEL
import FormModel
import Identifiers

/// What holds for every value of a type, whatever the definition adds: presence, form, length, number of choices.
///
/// Values are canonical here (read from a form or from JSON); a value that is not in its canonical form is refused.
enum FieldRules {
    /// The error of a required field without a value; `nil` when nothing is missing.
    static func missing(_ field: CompiledField, value: Value, rowCount: Int, at path: FieldPath) -> [FieldError]? {
        guard field.type.isAsked, field.type != .group, !field.isOptional, value == .null else { return nil }
        let part: String? =
            switch field.type {
            case .date: DatePart.day.rawValue
            case .address: AnswerShape.addressParts.first
            default: nil
            }
        return [FieldError(path: path, part: part, code: "required", message: Messages.required(field))]
    }

    /// The errors of a value that its type does not allow.
    static func broken(_ field: CompiledField, value: Value, rowCount: Int, at path: FieldPath) -> [FieldError] {
        let subject = Messages.quoted(field)
        switch (field.definition.settings, value) {
        case (.text(let settings), .string(let text)):
            return list(TextRules.text(text, settings, subject: subject), at: path)
        case (.name(let settings), .string(let text)):
            return list(TextRules.name(text, settings, subject: subject), at: path)
        case (.email, .string(let text)), (.phone, .string(let text)), (.iban, .string(let text)), (.taxId, .string(let text)):
            return list(IdentifierRules.refusal(of: text, type: field.type, subject: subject), at: path)
        case (.integer, .number(let number)): return list(integer(number, subject: subject), at: path)
        case (.money, .number(let number)): return list(money(number, subject: subject), at: path)
        case (.choices(let settings), .list(let chosen)):
            return list(choices(chosen, settings, field: field, subject: subject), at: path)
        case (.address(let settings), .context(let address)): return AddressRules.errors(address, settings, at: path)
        case (.group(let settings), _) where rowCount > settings.max:
            return list(Refusal("rows_max", Messages.rowsTooMany(subject, max: settings.max)), at: path)
        default: return []
        }
    }

    private static func list(_ refusal: Refusal?, at path: FieldPath) -> [FieldError] {
        guard let refusal else { return [] }
        return [FieldError(path: path, part: refusal.part, code: refusal.code, message: refusal.message)]
    }

    /// Larger than any count or amount in an application; keeps sums far away from the range of numbers.
    private static let largest = Number(1_000_000_000_000_000)

    private static func integer(_ number: Number, subject: String) -> Refusal? {
        guard number.isInteger else { return Refusal("integer_fraction", Messages.wholeNumber(subject)) }
        return isTooLarge(number) ? Refusal("integer_too_large", Messages.numberTooLarge(subject)) : nil
    }

    private static func money(_ number: Number, subject: String) -> Refusal? {
        guard number.rounded(scale: 2, .down) == number else { return Refusal("money_too_many_places", Messages.money(subject)) }
        return isTooLarge(number) ? Refusal("money_too_large", Messages.numberTooLarge(subject)) : nil
    }

    private static func isTooLarge(_ number: Number) -> Bool {
        number > largest || number < Number(-1_000_000_000_000_000)
    }

    private static func choices(
        _ chosen: [Value], _ settings: ChoicesSettings, field: CompiledField, subject: String
    ) -> Refusal? {
        if let exclusive = settings.exclusive?.value, chosen.count > 1, chosen.contains(.string(exclusive)) {
            return Refusal("choices_exclusive", Messages.exclusive(GermanDisplay.label(of: exclusive, in: field)))
        }
        let isExclusive = settings.exclusive.map { chosen == [.string($0.value)] } ?? false
        if let min = settings.min, chosen.count < min, !isExclusive {
            return Refusal("choices_min", Messages.choicesTooFew(subject, min: min))
        }
        if let max = settings.max, chosen.count > max {
            return Refusal("choices_max", Messages.choicesTooMany(subject, max: max))
        }
        return nil
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
