/// A page of a form: a title and the fields that are asked together.
public struct PageDefinition: Equatable, Sendable {
    public let id: String
    public let title: String
    /// A short text between title and first field.
    public let intro: String?
    /// FEEL boolean; a page whose condition is not true is not part of the journey.
    public let when: Located<String>?
    public let fields: [FieldDefinition]
    /// Where the page's id is written.
    public let location: SourceLocation
}
