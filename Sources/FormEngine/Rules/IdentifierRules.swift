import FormModel
import Identifiers

/// Rules of e-mail addresses, telephone numbers, IBAN and tax numbers; the check itself is that of `Identifiers`.
enum IdentifierRules {
    /// The check for a type of field.
    static func check(_ text: String, type: FieldType) -> Checked {
        switch type {
        case .email: EmailAddress.check(text)
        case .phone: PhoneNumber.check(text)
        case .iban: IBAN.check(text)
        case .taxId: TaxID.check(text)
        default: .valid(normalised: text)
        }
    }

    /// Why a stored value cannot stand; it has to be in its normalised form.
    static func refusal(of text: String, type: FieldType, subject: String) -> Refusal? {
        switch check(text, type: type) {
        case .valid(let normalised):
            return normalised == text ? nil : refusal(reason: "\(type.rawValue)_malformed", type: type, subject: subject)
        case .invalid(let reason):
            return refusal(reason: reason, type: type, subject: subject)
        }
    }

    /// The sentence for a reason of `Identifiers`; the reason is the code.
    static func refusal(reason: String, type: FieldType, subject: String) -> Refusal {
        switch type {
        case .email: Refusal(reason, Messages.email(subject))
        case .phone: Refusal(reason, reason == "phone_emergency" ? Messages.phoneEmergency(subject) : Messages.phone(subject))
        case .iban: Refusal(reason, Messages.iban(reason))
        default: Refusal(reason, Messages.taxID(reason))
        }
    }
}
