public import FormModel

/// A page of the form with its compiled fields, in order.
public final class CompiledPage: Sendable {
    /// What the definition says: title, intro.
    public let definition: PageDefinition
    /// The fields, in the order of the page.
    public let fields: [CompiledField]
    /// Place of the page in the form, from 0.
    public let index: Int

    let relevance: Formula?

    /// The page's name in addresses and answers of the journey.
    public var id: String { definition.id }
    /// The page's heading.
    public var title: String { definition.title }

    init(definition: PageDefinition, index: Int, fields: [CompiledField], relevance: Formula?) {
        self.definition = definition
        self.index = index
        self.fields = fields
        self.relevance = relevance
    }

    /// The field of the page (not of a row) with this id.
    public func field(_ id: String) -> CompiledField? {
        fields.first { $0.id == id }
    }
}
