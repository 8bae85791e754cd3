/// A file inside a PDF (PDF/A-3, ISO 19005-3).
public struct PDFAttachment: Sendable, Equatable {
    /// How the file relates to the document it is attached to (`AFRelationship`).
    public enum Relationship: String, Sendable {
        /// The document was made of it.
        case source
        /// The same content in another form.
        case alternative
        /// What a figure of the document is based on.
        case data
        case supplement
    }

    /// The file's name, without a path.
    public let name: String
    /// Its media type, `application/json`.
    public let mimeType: String
    public let relationship: Relationship
    /// For people, in the document's language.
    public let description: String
    public let content: [UInt8]

    public init(name: String, mimeType: String, relationship: Relationship, description: String, content: [UInt8]) {
        self.name = name
        self.mimeType = mimeType
        self.relationship = relationship
        self.description = description
        self.content = content
    }
}
