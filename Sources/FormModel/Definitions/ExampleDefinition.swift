/// An example application, or questions to decisions: what goes in and what has to come of it. Examples are a service's tests.
public struct ExampleDefinition: Equatable, Sendable {
    /// The file's name without its ending.
    public let name: String
    public let title: String
    /// The day the example plays on, ISO `yyyy-MM-dd`.
    public let today: Located<String>
    /// Field id → what a person would type, or the canonical value.
    public let answers: [Entry]
    /// Where `answers` is written; nil for an example that only asks decisions.
    public let answersLocation: SourceLocation?
    /// Pages seen, in order; nil is not checked.
    public let pages: [Located<String>]?
    /// Field id → expected value.
    public let values: [Entry]
    /// Expected fee in euros (decimal text).
    public let fee: Located<String>?
    /// Fields that must not be relevant.
    public let hidden: [Located<String>]
    /// Expected errors; empty means the example must be complete and without errors.
    public let errors: [ExpectedError]
    /// Exact sentences of expected errors, by path.
    public let messages: [ExpectedMessage]
    /// Channels that get the application; nil is not checked.
    public let delivery: [Located<String>]?
    /// Questions to decisions, in the order they are written.
    public let decisions: [DecisionCase]
    public let location: SourceLocation

    /// Whether somebody fills in the form.
    public var isApplication: Bool { answersLocation != nil }

    public struct Entry: Equatable, Sendable {
        public let name: Located<String>
        public let value: ExampleValue
    }

    public struct ExpectedError: Equatable, Sendable {
        /// `geburtsdatum`, `geschwister.0.vorname`, or with a part `adresse.plz`.
        public let path: Located<String>
        public let codes: [String]
    }

    public struct ExpectedMessage: Equatable, Sendable {
        public let path: Located<String>
        public let text: String
    }
}

/// A value in an example: a text, a list (rows, ticked options) or a map (a row, an address).
public indirect enum ExampleValue: Equatable, Sendable {
    /// Written without a value (`feld:`), or `null`.
    case nothing(SourceLocation)
    case text(Located<String>)
    case list([ExampleValue], SourceLocation)
    case map([ExampleDefinition.Entry], SourceLocation)

    public var location: SourceLocation {
        switch self {
        case .nothing(let location), .list(_, let location), .map(_, let location): location
        case .text(let text): text.location
        }
    }
}
