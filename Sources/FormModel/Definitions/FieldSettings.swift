/// What a field declares beyond the keys all types share; the case always fits ``FieldDefinition/type``.
public enum FieldSettings: Equatable, Sendable {
    case text(TextSettings)
    case name(NameSettings)
    case date(DateSettings)
    case integer(NumberSettings)
    case money(NumberSettings)
    case yesno
    case choice(ChoiceSettings)
    case choices(ChoicesSettings)
    case email(IdentifierSettings)
    case phone(IdentifierSettings)
    case iban(IdentifierSettings)
    case taxId(IdentifierSettings)
    case address(AddressSettings)
    case group(GroupSettings)
    case computed(ComputedSettings)
    case content(ContentSettings)
    case consent

    /// The options of a choice or of choices; empty for every other type.
    public var options: [OptionDefinition] {
        switch self {
        case .choice(let choice): choice.options
        case .choices(let choices): choices.options
        default: []
        }
    }
}

/// Free text. Lengths count characters.
public struct TextSettings: Equatable, Sendable {
    public let minLength: Int
    public let maxLength: Int
    /// More than one makes it a text area of that height.
    public let lines: Int
    /// Token of the HTML `autocomplete` attribute.
    public let autocomplete: String?
    /// Regular expression (the dialect of FEEL's `matches`) that the whole text has to match.
    public let pattern: Located<String>?
}

/// A person's name in the characters of DIN 91379, datatype A.
public struct NameSettings: Equatable, Sendable {
    public let maxLength: Int
    public let autocomplete: String?
}

/// A calendar date; the limits are FEEL dates and belong to the allowed range.
public struct DateSettings: Equatable, Sendable {
    public let min: Located<String>?
    public let max: Located<String>?
    public let autocomplete: String?
}

/// A number or an amount in euros; the limits are FEEL numbers and belong to the allowed range.
public struct NumberSettings: Equatable, Sendable {
    /// For money `0` unless the definition says otherwise.
    public let min: Located<String>?
    public let max: Located<String>?
    /// Shown behind the control ("Stunden"); never for money.
    public let unit: String?
}

/// One of a few options.
public struct ChoiceSettings: Equatable, Sendable {
    public let options: [OptionDefinition]
}

/// Several of a few options.
public struct ChoicesSettings: Equatable, Sendable {
    public let options: [OptionDefinition]
    /// Fewest and most options that may be ticked; nil for no limit.
    public let min: Int?
    public let max: Int?
    /// The option that means "nothing of it" and excludes the others.
    public let exclusive: Located<String>?
}

/// An option: what is stored and what people read.
public struct OptionDefinition: Equatable, Sendable {
    /// Matches `^[a-z0-9_]+$`.
    public let value: String
    public let label: String
    public let hint: String?
    /// FEEL boolean: whether the option is offered.
    public let when: Located<String>?
    public let location: SourceLocation
}

/// E-mail address, phone number, IBAN or tax identification number.
public struct IdentifierSettings: Equatable, Sendable {
    public let autocomplete: String?
}

/// A German postal address with the parts strasse, hausnummer, zusatz, plz, ort.
public struct AddressSettings: Equatable, Sendable {
    public enum PostBoxRule: String, CaseIterable, Sendable, Codable {
        case refuse, allow
    }

    /// Whether a post-office box may stand in place of a street.
    public let postBox: PostBoxRule
}

/// Rows of the same fields, repeated.
public struct GroupSettings: Equatable, Sendable {
    public let min: Int
    public let max: Int
    /// What one row is called ("Kind"); the row's number is put behind it.
    public let rowLabel: String
    public let fields: [FieldDefinition]
}

/// A value the form works out.
public struct ComputedSettings: Equatable, Sendable {
    public enum Format: String, CaseIterable, Sendable, Codable {
        case money, integer, text, date, yesno
    }

    public let value: Located<String>
    public let format: Format
    /// False keeps it off the pages; expressions, notices and deliveries still have it.
    public let isShown: Bool
}

/// A text between fields: paragraphs by blank line, lists by `- `.
public struct ContentSettings: Equatable, Sendable {
    public enum Style: String, CaseIterable, Sendable, Codable {
        case text, info, warning, success
    }

    public let text: String
    public let style: Style
}
