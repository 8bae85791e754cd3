/// The types of field a form is made of; `rawValue` is the word in `form.yaml`.
public enum FieldType: String, CaseIterable, Sendable, Codable {
    // Typed texts.
    case text, textarea, name, email, phone, url
    // Numbers and codes that follow a rule of their own.
    case iban, bic, taxId, idCardSerial, insuranceNumber, healthInsuranceNumber, licensePlate, vin, evb, securityCode
    // Quantities.
    case integer, decimal, money, percent
    // Points and spans of time.
    case date, month, year, time, dateRange
    // Choices.
    case yesno, consent, choice, choices, country, nationality, language
    // Several controls that belong together.
    case address, bankAccount, hsnTsn
    // What a page is built of besides questions.
    case group, computed, content

    /// Whether a person gives an answer (a group asks through its rows).
    public var isAsked: Bool {
        switch self {
        case .computed, .content: false
        default: true
        }
    }

    /// Whether expressions can use the field by its id.
    public var hasValue: Bool { self != .content }
}
