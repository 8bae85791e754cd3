/// One difference between two versions of a schema.
public struct SchemaChange: Encodable, Hashable, Sendable {
    /// What changed: `added`, `removed`, `moved`, `order`, `count`, `type`, `constraint`, `label` and so on.
    public let code: String
    /// Identification of the schema, group, field or rule.
    public let element: String
    public let name: String
    /// From the outermost group to the element, in the new version, or in the old one for what was removed.
    public let path: [String]
    /// Whole values; nil where there is none.
    public let old: String?
    public let new: String?
    /// The change as a sentence.
    public let text: String
}

/// What changed between two versions of a schema, in the order of the form.
public struct SchemaComparison: Encodable, Sendable {
    public struct Version: Encodable, Sendable {
        public let id: String
        public let version: String
        public let title: String
        public let format: String

        init(_ schema: DataSchema) {
            id = schema.head.id.id
            version = schema.head.id.version
            title = schema.head.name
            format = schema.format.rawValue
        }
    }

    public let old: Version
    public let new: Version
    public let changes: [SchemaChange]

    /// Compares by identification and place; numbers and versions of formats 2 and 3 are the same where only their length differs.
    public init(_ old: DataSchema, _ oldLists: CodeLists = CodeLists(), _ new: DataSchema, _ newLists: CodeLists = CodeLists()) {
        self.old = Version(old)
        self.new = Version(new)
        var comparer = SchemaComparer(old, oldLists, new, newLists)
        changes = comparer.compare()
    }
}
