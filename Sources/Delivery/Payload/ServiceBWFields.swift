public import FormEngine
import FormModel

/// The groups and fields of an application in the platform's form.
///
/// The mapping (reasons in `docs/delivery.md`): a page is a group `<page>` with `instance_0`; a repeated group of ours is a group
/// `<page>.<group>` with `instance_0 … n` that follows its page; an address is the fields `<address>.strasse` and so on. The dot cannot occur
/// in our own ids, so that no two names ever meet, whatever other pages a form has.
public struct ServiceBWFields: Equatable, Sendable {
    /// What stands in a field.
    public enum Content: Equatable, Sendable {
        /// nil for "not answered".
        case single(String?)
        case multiple([String])
    }

    public struct Field: Equatable, Sendable {
        public let name: String
        public let content: Content
    }

    public struct Group: Equatable, Sendable {
        public let name: String
        public let instances: [[Field]]
    }

    public let groups: [Group]

    /// - Throws: ``PayloadError`` when an id cannot be a name.
    public init(_ document: ApplicationDocument) throws(PayloadError) {
        var groups: [Group] = []
        for section in document.sections {
            let page = try Self.name(section.id)
            var fields: [Field] = []
            var repeated: [Group] = []
            for entry in section.entries {
                guard let rows = entry.rows else {
                    fields += try Self.fields(of: entry)
                    continue
                }
                var instances: [[Field]] = []
                for row in rows {
                    var instance: [Field] = []
                    for entry in row { instance += try Self.fields(of: entry) }
                    instances.append(try Self.withoutDuplicates(instance))
                }
                repeated.append(Group(name: page + "." + (try Self.name(entry.id)), instances: instances))
            }
            groups.append(Group(name: page, instances: [try Self.withoutDuplicates(fields)]))
            groups += repeated
        }
        var seen: Set<String> = []
        for group in groups where !seen.insert(group.name).inserted { throw .duplicateName(group.name) }
        self.groups = groups
    }

    /// `group/field` of every field, as the simulator's expectations name them.
    public var paths: Set<String> {
        Set(groups.flatMap { group in group.instances.flatMap { $0.map { group.name + "/" + $0.name } } })
    }

    /// `group/field` of every field that any application of a service can bring.
    public static func paths(of service: CompiledService) -> Set<String> {
        var paths: Set<String> = []
        for page in service.pages {
            for field in page.fields {
                guard field.type == .group else {
                    paths.formUnion(names(of: field).map { page.id + "/" + $0 })
                    continue
                }
                for inner in field.fields { paths.formUnion(names(of: inner).map { page.id + "." + field.id + "/" + $0 }) }
            }
        }
        return paths
    }

    private static func names(of field: CompiledField) -> [String] {
        if field.type == .content { return [] }
        return field.valueParts.isEmpty ? [field.id] : field.valueParts.map { field.id + "." + $0 }
    }

    /// The parts of an address; applications of earlier versions name none where nothing was answered, all others name them all.
    private static let addressParts = ["strasse", "hausnummer", "zusatz", "plz", "ort"]

    private static func fields(of entry: ApplicationDocument.Entry) throws(PayloadError) -> [Field] {
        let name = try name(entry.id)
        if entry.kind == "address" {
            return addressParts.map { part in
                Field(name: name + "." + part, content: .single(entry.parts?.first { $0.id == part }?.value))
            }
        }
        if let parts = entry.parts { return parts.map { Field(name: name + "." + $0.id, content: .single($0.value)) } }
        if entry.kind == "choices" { return [Field(name: name, content: .multiple(entry.values ?? []))] }
        return [Field(name: name, content: .single(PlatformValue.text(of: entry)))]
    }

    private static func name(_ id: String) throws(PayloadError) -> String {
        guard PayloadName.isAllowed(id), !id.contains(".") else { throw .illegalName(id) }
        return id
    }

    private static func withoutDuplicates(_ fields: [Field]) throws(PayloadError) -> [Field] {
        var seen: Set<String> = []
        for field in fields where !seen.insert(field.name).inserted { throw .duplicateName(field.name) }
        return fields
    }
}
