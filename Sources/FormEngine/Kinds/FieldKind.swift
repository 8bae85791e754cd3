import FEEL
import FormModel

/// What the engine knows of one type of field: its controls, its values, its rules, its words.
///
/// A new type of field is a conforming type and a line in ``FieldKinds``. Neither the evaluator nor the pages ask for types by name.
protocol FieldKind: Sendable {
    /// The type of the value in expressions.
    func valueType(_ definition: FieldDefinition) -> ValueType
    /// What a page shows for it.
    func control(_ definition: FieldDefinition) -> FieldControl
    /// The sentence for a required field that was left empty.
    func required(_ label: String) -> String

    /// Reads the text of a field with one control; it is in its canonical form and not empty.
    func read(_ text: String, _ field: CompiledField) -> TypedInput
    /// Reads the controls of a field with several, in the order of its parts; each as it was typed.
    func read(parts: [String], _ field: CompiledField) -> TypedInput
    /// Reads an example's value in a notation that nobody would type, such as `300.00` for money.
    func read(canonical text: String) -> Value?
    /// Reads a stored value; nil when it has another shape.
    func value(_ json: JSONValue) -> Value?
    /// What ``value(_:)`` expects, for an error.
    var jsonShape: String { get }

    /// The members of a JSON Schema of the stored value.
    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)]

    /// The value as the field can have it: `.null` for another type, for a withdrawn option, for nothing chosen.
    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value
    /// Why a value cannot stand; values are canonical here.
    func refusals(of value: Value, _ field: CompiledField) -> [Refusal]

    /// The value for people, in German notation.
    func display(_ value: Value, _ field: CompiledField) -> String
    /// The texts of the controls that hold the value, in the order of the parts.
    func texts(_ value: Value) -> [String]
}

extension FieldKind {
    func required(_ label: String) -> String {
        label.hasSuffix("?“") ? "Beantworten Sie die Frage \(label)." : "Füllen Sie das Feld \(label) aus."
    }

    func read(_ text: String, _ field: CompiledField) -> TypedInput { .empty }
    func read(parts: [String], _ field: CompiledField) -> TypedInput { .empty }
    func read(canonical text: String) -> Value? { nil }

    func value(_ json: JSONValue) -> Value? {
        if case .string(let text) = json { .string(text) } else { nil }
    }

    var jsonShape: String { "text" }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        if case .string(let text) = value, !text.isEmpty { value } else { .null }
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] { [] }

    func display(_ value: Value, _ field: CompiledField) -> String { GermanDisplay.plain(value) }

    func texts(_ value: Value) -> [String] { [value.text ?? ""] }
}

/// The kind of each type.
enum FieldKinds {
    static func kind(of type: FieldType) -> any FieldKind {
        switch type {
        case .text, .textarea: TextKind()
        case .name: NameKind()
        case .email, .phone, .url, .iban, .bic, .taxId, .idCardSerial, .insuranceNumber, .healthInsuranceNumber, .licensePlate, .vin, .evb,
            .securityCode:
            CodeKind(rule: CodeRule.rule(of: type))
        case .integer: IntegerKind()
        case .year: YearKind()
        case .decimal: DecimalKind(isPercent: false)
        case .percent: DecimalKind(isPercent: true)
        case .money: MoneyKind()
        case .date: DateKind()
        case .month: MonthKind()
        case .time: TimeKind()
        case .dateRange: DateRangeKind()
        case .yesno: YesNoKind()
        case .consent: ConsentKind()
        case .choice, .country, .nationality, .language: ChoiceKind()
        case .choices: ChoicesKind()
        case .address: AddressKind()
        case .bankAccount: BankAccountKind()
        case .hsnTsn: VehicleTypeKind()
        case .group: GroupKind()
        case .computed: ComputedKind()
        case .content: ContentKind()
        }
    }
}
