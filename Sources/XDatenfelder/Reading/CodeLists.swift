/// The code lists that came with a schema.
public struct CodeLists: Sendable {
    private let lists: [CodeList]

    public init(_ lists: [CodeList] = []) {
        self.lists = lists
    }

    public var isEmpty: Bool { lists.isEmpty }

    /// The list a field refers to: by its address with version, by the number that its file is named after, by address and
    /// version, and last by its address in some other version.
    func list(_ reference: CodeListReference) -> CodeList? {
        if !reference.versionURN.isEmpty, let list = lists.first(where: { $0.versionURN == reference.versionURN }) { return list }
        let named = reference.id.flatMap { id in lists.first { $0.id.map { ElementID.canonical($0) } == ElementID.canonical(id) } }
        if let named { return named }
        guard !reference.urn.isEmpty else { return nil }
        let versions = lists.filter { $0.urn == reference.urn }
        return versions.first { $0.version == reference.version } ?? versions.last
    }

    /// The values of a field, those in itself before those of a list; nil when it has neither.
    func entries(of field: DataField) -> [CodeEntry]? {
        if !field.values.isEmpty { return field.values }
        guard let list = field.codeList.flatMap({ self.list($0) }) else { return nil }
        let entries = list.entries(field.columns)
        return entries.isEmpty ? nil : entries
    }
}
