/// What an expression of a definition decides.
public enum FormulaRole: Sendable, Hashable, CustomStringConvertible {
    /// Whether a page is shown.
    case pageWhen
    /// Whether a field is asked or shown.
    case fieldWhen
    /// Whether an option of a choice is offered.
    case optionWhen(option: String)
    /// The value of a computed field.
    case value
    /// The value a field has before it is answered.
    case defaultValue
    /// The smallest allowed value.
    case minimum
    /// The largest allowed value.
    case maximum
    /// A check of the definition with its code.
    case check(code: String)
    /// A named expression of the decisions.
    case decision(id: String)
    /// The fee of the service.
    case fee
    /// Whether a delivery channel applies.
    case delivery(channel: String)

    public var description: String {
        switch self {
        case .pageWhen, .fieldWhen: "when"
        case .optionWhen(let option): "when of option \(option)"
        case .value: "value"
        case .defaultValue: "default"
        case .minimum: "min"
        case .maximum: "max"
        case .check(let code): "check \(code)"
        case .decision(let id): "decision \(id)"
        case .fee: "fee"
        case .delivery(let channel): "delivery \(channel)"
        }
    }
}
