/// A service as its folder declares it: everything the engine, the pages and the workflow need, read and checked.
///
/// Expressions are still source text here (`Located<String>`); the form engine compiles them.
public struct ServiceDefinition: Equatable, Sendable {
    /// The folder's name; matches `^[a-z][a-z0-9_]*$`.
    public let id: String
    /// Whether it is a form, or rules alone.
    public let kind: ServiceKind
    public let title: String
    /// One sentence: what one gets.
    public let summary: String
    /// 2 to 4 capital letters at the beginning of case references; empty for rules alone.
    public let prefix: String
    /// LeiKa key (Leistungsschlüssel): 14 digits beginning with 99. Nil where none is confirmed.
    public let leika: String?
    public let law: [LegalReference]
    public let authority: AuthorityDefinition
    /// Who can apply; sentences.
    public let audience: [String]
    /// What people need at hand.
    public let needed: [String]
    /// Time to fill in the form, in minutes.
    public let minutes: Int
    /// How long the authority takes, as a sentence.
    public let processing: String?
    public let trust: TrustLevel
    /// Nil means free of charge without a word about it.
    public let fee: FeeDefinition?
    /// Everyday words that the search finds the service by.
    public let keywords: [String]
    /// Ids of the portal's life situations.
    public let lifeSituations: [Located<String>]
    public let retention: RetentionDefinition
    /// The way of its cases; without a state for rules alone, of which there are no cases.
    public let workflow: WorkflowDefinition
    public let delivery: [DeliveryDefinition]
    public let pages: [PageDefinition]
    public let decisions: [DecisionDefinition]
    /// The `.dmn` files whose decisions it uses.
    public let models: [DecisionModel]
    /// Example applications: the service's own tests. Empty for a version that was read back from the database.
    public let examples: [ExampleDefinition]
    /// The text files this definition was read from.
    public let source: ServiceSource
    /// Where `service.yaml` begins.
    public let location: SourceLocation

    /// Content hash of the files; drafts and cases stay on the version they began with.
    public var version: String { source.version }

    /// All fields in order, those of groups after their group.
    public var allFields: [FieldDefinition] {
        pages.flatMap { page in page.fields.flatMap { [$0] + $0.rowFields } }
    }
}
