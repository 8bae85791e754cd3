/// What a field declares beyond the keys all types share; the case always fits ``FieldDefinition/type``.
public enum FieldSettings: Equatable, Sendable {
    /// text and textarea
    case text(TextSettings)
    case name(NameSettings)
    /// email, phone, url, iban, bic, taxId, idCardSerial, insuranceNumber, healthInsuranceNumber, vin, evb, hsnTsn, bankAccount
    case identifier(IdentifierSettings)
    case licensePlate(LicensePlateSettings)
    case securityCode(SecurityCodeSettings)
    /// integer, decimal, money, percent and year
    case number(NumberSettings)
    /// date, month, time and dateRange
    case moment(MomentSettings)
    case yesno
    case consent
    case choice(ChoiceSettings)
    case choices(ChoicesSettings)
    /// country, nationality and language
    case list(ListSettings)
    case address(AddressSettings)
    case group(GroupSettings)
    case computed(ComputedSettings)
    case content(ContentSettings)

    /// The options of a choice, of choices or of a list; empty for every other type.
    public var options: [OptionDefinition] {
        switch self {
        case .choice(let choice): choice.options
        case .choices(let choices): choices.options
        case .list(let list): list.options
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

/// A date, a month, a time of day or a span of days; the limits are FEEL values of that type and belong to the allowed range.
public struct MomentSettings: Equatable, Sendable {
    public let min: Located<String>?
    public let max: Located<String>?
    public let autocomplete: String?
}

/// A number, an amount in euros, a percentage or a year; the limits are FEEL numbers and belong to the allowed range.
public struct NumberSettings: Equatable, Sendable {
    /// For money, percent and year `0`, `0` and `1900` unless the definition says otherwise.
    public let min: Located<String>?
    public let max: Located<String>?
    /// Shown behind the control ("Stunden"); for integers and decimals only.
    public let unit: String?
    /// Most digits behind the comma, for decimals and percentages.
    public let places: Int

    public init(min: Located<String>?, max: Located<String>?, unit: String?, places: Int = 0) {
        self.min = min
        self.max = max
        self.unit = unit
        self.places = places
    }
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

/// A text that follows a rule of its own, such as an e-mail address or an IBAN.
public struct IdentifierSettings: Equatable, Sendable {
    public let autocomplete: String?
}

/// The number plate of a vehicle.
public struct LicensePlateSettings: Equatable, Sendable {
    /// Distinguishing signs that are accepted ("ES"); empty for all.
    public let districts: [String]
}

/// A hidden code on vehicle papers.
public struct SecurityCodeSettings: Equatable, Sendable {
    /// Where the code is found: seal of the plate, registration certificate part I or part II.
    public enum Document: String, CaseIterable, Sendable, Codable {
        case plakette, zb1, zb2
    }

    public let document: Document
}

/// One of the entries of a list that the product brings along.
public struct ListSettings: Equatable, Sendable {
    /// The entries in the order in which they are offered.
    public let options: [OptionDefinition]
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
