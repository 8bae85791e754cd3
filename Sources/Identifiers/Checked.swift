/// The outcome of a check: the text as it is to be stored, or why it is refused.
public enum Checked: Equatable, Sendable {
    case valid(normalised: String)
    /// `reason` is a stable short code such as `iban_check_digits`.
    case invalid(reason: String)

    /// The text to store; nil when it was refused.
    public var normalised: String? {
        if case .valid(let text) = self { text } else { nil }
    }

    /// Why it was refused; nil when it is valid.
    public var reason: String? {
        if case .invalid(let reason) = self { reason } else { nil }
    }

    public var isValid: Bool { normalised != nil }
}
