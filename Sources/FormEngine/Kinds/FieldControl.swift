/// What a page shows for a field, whatever its type: the pages know controls, not types.
public enum FieldControl: Equatable, Sendable {
    /// One text.
    case text(TextControl)
    /// Several texts that belong together, line by line.
    case parts(PartsControl)
    /// Yes or no.
    case yesno
    /// One (or several) of some options.
    case options(isMultiple: Bool, autocomplete: String?)
    /// A box to tick.
    case box
    /// Rows of fields.
    case rows
    /// A result.
    case output
    /// A text to read.
    case note
}

/// A text that is typed.
public struct TextControl: Equatable, Sendable {
    /// The `type` of the HTML control.
    public enum Kind: String, Sendable {
        case text, email, tel, url
    }

    /// A keyboard: digits, digits with a comma.
    public enum InputMode: Sendable {
        case numeric, decimal
    }

    /// How wide the control is: as wide as there is room, or as wide as the answer is long.
    public enum Width: String, Sendable {
        case full = ""
        case two = "width-2"
        case four = "width-4"
        case five = "width-5"
        case ten = "width-10"
        case twenty = "width-20"
    }

    public var kind = Kind.text
    public var width = Width.full
    /// More than one makes it a text area of that height.
    public var lines = 1
    /// Shown behind the control: `€`, `Stunden`.
    public var suffix: String?
    /// The keyboard that telephones show; nil for the one of the kind.
    public var inputMode: InputMode?
    /// Token of `autocomplete`.
    public var autocomplete: String?
    /// Whether it is no word of a language: no spelling marks, no corrections.
    public var isCode = false
    /// Whether keyboards begin with capital letters.
    public var isUpperCase = false
}

/// Several texts that belong together.
public struct PartsControl: Equatable, Sendable {
    /// One of the texts.
    public struct Part: Equatable, Sendable {
        /// Ending of the control's name: `tag`, `plz`.
        public let name: String
        public let label: String
        public var isOptional = false
        public let text: TextControl
    }

    /// Parts that stand side by side; in a pair the first or the second may be the short one.
    public struct Line: Equatable, Sendable {
        public let parts: [Part]
        public var isShortFirst = false
    }

    public let lines: [Line]
    /// Shown where the definition has no hint of its own.
    public var hint: String?
    /// Whether the parts are short and stay side by side on the narrowest screen.
    public var isInline = false

    /// All parts in their order.
    public var parts: [Part] { lines.flatMap(\.parts) }
}
