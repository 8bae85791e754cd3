/// The types of field a form is made of; `rawValue` is the word in `form.yaml`.
public enum FieldType: String, CaseIterable, Sendable, Codable {
    case text, name, date, integer, money, yesno, choice, choices, email, phone, iban, taxId, address, group, computed,
        content, consent

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
