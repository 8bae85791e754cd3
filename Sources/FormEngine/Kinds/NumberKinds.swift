import FEEL
import FormModel
import Identifiers

/// What all kinds of numbers have in common.
protocol NumberKind: FieldKind {
    /// The plain decimal text of what was typed, or why not.
    func check(_ text: String, _ settings: NumberSettings) -> Checked
    /// The sentence for a reason of ``check(_:_:)``.
    func message(_ reason: String, _ field: CompiledField) -> String
    /// Why a number is too exact for the field.
    func tooExact(_ number: Number, _ settings: NumberSettings) -> String?
    /// Code of a number beyond all counts and amounts.
    var tooLarge: String { get }
}

extension NumberKind {
    func valueType(_ definition: FieldDefinition) -> ValueType { .number }

    func read(_ text: String, _ field: CompiledField) -> TypedInput {
        guard case .number(let settings) = field.definition.settings else { return .empty }
        var text = text
        if let unit = settings.unit, !unit.isEmpty, text.hasSuffix(unit) { text = TextRules.trimmed(String(text.dropLast(unit.count))) }
        switch check(text, settings) {
        case .valid(let normalised):
            guard let number = Number(normalised) else { return .refused(Refusal(tooLarge, Messages.numberTooLarge(field.quotedLabel))) }
            return .value(.number(number))
        case .invalid(let reason): return .refused(Refusal(reason, message(reason, field)))
        }
    }

    func read(canonical text: String) -> Value? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count <= 2 else { return nil }
        return Number(text).map { .number($0) }
    }

    func value(_ json: JSONValue) -> Value? {
        switch json {
        case .string(let text), .number(let text): Number(text).map { .number($0) }
        default: nil
        }
    }

    var jsonShape: String { "decimal text" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        SchemaWriter.text(pattern: "-?(0|[1-9][0-9]*)(\\.[0-9]+)?")
    }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        if case .number = value { value } else { .null }
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .number(let settings) = field.definition.settings, case .number(let number) = value else { return [] }
        if let reason = tooExact(number, settings) { return [Refusal(reason, message(reason, field))] }
        // Larger than any count or amount in an application; keeps sums far away from the range of numbers.
        let isTooLarge = number > Number(1_000_000_000_000_000) || number < Number(-1_000_000_000_000_000)
        return isTooLarge ? [Refusal(tooLarge, Messages.numberTooLarge(field.quotedLabel))] : []
    }

    func texts(_ value: Value) -> [String] {
        [value.number.map { GermanFormat.comma($0.description) } ?? ""]
    }

    func unit(of field: CompiledField) -> String {
        guard case .number(let settings) = field.definition.settings, let unit = settings.unit else { return "" }
        return GermanFormat.space + unit
    }

    func unit(_ definition: FieldDefinition) -> String? {
        if case .number(let settings) = definition.settings { settings.unit } else { nil }
    }
}

/// A whole number.
struct IntegerKind: NumberKind {
    let tooLarge = "integer_too_large"

    func control(_ definition: FieldDefinition) -> FieldControl {
        .text(TextControl(width: .five, suffix: unit(definition), inputMode: .numeric))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) eine Zahl ein, zum Beispiel 30." }

    func check(_ text: String, _ settings: NumberSettings) -> Checked { GermanInteger.check(text) }

    func message(_ reason: String, _ field: CompiledField) -> String {
        switch reason {
        case "integer_fraction": Messages.wholeNumber(field.quotedLabel)
        case "integer_too_large": Messages.numberTooLarge(field.quotedLabel)
        default: Messages.number(field.quotedLabel)
        }
    }

    func tooExact(_ number: Number, _ settings: NumberSettings) -> String? { number.isInteger ? nil : "integer_fraction" }

    func display(_ value: Value, _ field: CompiledField) -> String {
        value.number.map { GermanFormat.count($0) + unit(of: field) } ?? ""
    }
}

/// A year of the calendar, with four digits.
struct YearKind: NumberKind {
    let tooLarge = "year_format"

    func control(_ definition: FieldDefinition) -> FieldControl { .text(TextControl(width: .four, inputMode: .numeric)) }

    func required(_ label: String) -> String { "Geben Sie bei \(label) ein Jahr ein, zum Beispiel 1985." }

    func check(_ text: String, _ settings: NumberSettings) -> Checked {
        text.utf8.count == 4 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            ? .valid(normalised: text) : .invalid(reason: "year_format")
    }

    func message(_ reason: String, _ field: CompiledField) -> String { Messages.dateYear(field.quotedLabel) }

    func tooExact(_ number: Number, _ settings: NumberSettings) -> String? {
        number.isInteger && number >= Number(1000) && number <= Number(9999) ? nil : "year_format"
    }

    func display(_ value: Value, _ field: CompiledField) -> String { value.number?.description ?? "" }
}

/// A number with digits behind the comma, or a percentage.
struct DecimalKind: NumberKind {
    let isPercent: Bool
    let tooLarge = "decimal_too_large"

    func control(_ definition: FieldDefinition) -> FieldControl {
        .text(TextControl(width: .ten, suffix: isPercent ? "%" : unit(definition), inputMode: .decimal))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) eine Zahl ein, zum Beispiel \(isPercent ? "50" : "1,5")." }

    func check(_ text: String, _ settings: NumberSettings) -> Checked {
        let bare = isPercent && text.hasSuffix("%") ? TextRules.trimmed(String(text.dropLast())) : text
        return GermanDecimal.check(bare, places: settings.places)
    }

    func message(_ reason: String, _ field: CompiledField) -> String {
        let subject = field.quotedLabel
        guard case .number(let settings) = field.definition.settings else { return Messages.decimal(subject) }
        return switch reason {
        case "decimal_places": Messages.decimalPlaces(subject, places: settings.places)
        case "decimal_too_large": Messages.numberTooLarge(subject)
        case "decimal_ambiguous_point": Messages.decimalAmbiguous(subject)
        default: Messages.decimal(subject)
        }
    }

    func tooExact(_ number: Number, _ settings: NumberSettings) -> String? {
        number.rounded(scale: settings.places, .down) == number ? nil : "decimal_places"
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        value.number.map { GermanFormat.number($0) + (isPercent ? GermanFormat.space + "%" : unit(of: field)) } ?? ""
    }
}

/// An amount in euros.
struct MoneyKind: NumberKind {
    let tooLarge = "money_too_large"

    func control(_ definition: FieldDefinition) -> FieldControl { .text(TextControl(suffix: "€", inputMode: .decimal)) }

    func required(_ label: String) -> String { "Geben Sie bei \(label) einen Betrag in Euro ein, zum Beispiel 1.234,50." }

    func check(_ text: String, _ settings: NumberSettings) -> Checked { GermanMoney.check(text) }

    func message(_ reason: String, _ field: CompiledField) -> String {
        switch reason {
        case "money_ambiguous_point": Messages.moneyAmbiguous(field.quotedLabel)
        case "money_too_large": Messages.numberTooLarge(field.quotedLabel)
        default: Messages.money(field.quotedLabel)
        }
    }

    func tooExact(_ number: Number, _ settings: NumberSettings) -> String? {
        number.rounded(scale: 2, .down) == number ? nil : "money_too_many_places"
    }

    func display(_ value: Value, _ field: CompiledField) -> String { value.number.map(GermanFormat.money) ?? "" }

    func texts(_ value: Value) -> [String] {
        [value.number.map { GermanFormat.comma($0.rounded(scale: 2, .halfUp).plain(fractionDigits: 2)) } ?? ""]
    }
}
