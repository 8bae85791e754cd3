/// A service folder made from a schema: texts of files, and what happened on the way.
public struct ServiceFolder: Sendable {
    public struct Options: Sendable {
        /// The folder's name; nil for one made from the schema's name.
        public var id: String?
        /// Prefixes of other services.
        public var takenPrefixes: Set<String>
        /// The shared workflow to name.
        public var workflow: String

        public init(id: String? = nil, takenPrefixes: Set<String> = [], workflow: String = "standard") {
            self.id = id
            self.takenPrefixes = takenPrefixes
            self.workflow = workflow
        }
    }

    /// How many of what were made.
    public struct Counts: Encodable, Hashable, Sendable {
        public let pages: Int
        public let fields: Int
        public let rules: Int
        /// Rules for which an expression is proposed.
        public let proposals: Int
    }

    public let id: String
    /// File name → text: `service.yaml`, `form.yaml`, `README.md`.
    public let files: [String: String]
    public let counts: Counts
    /// Those of the schema and those of the conversion.
    public let warnings: [SchemaWarning]

    /// Lays out a schema as a service.
    ///
    /// - Throws: ``SchemaError`` when the schema has nothing to ask, or the wanted id cannot be one.
    public static func make(_ schema: DataSchema, _ lists: CodeLists = CodeLists(), _ options: Options = Options()) throws(SchemaError)
        -> ServiceFolder
    {
        let title = schema.head.name.isEmpty ? schema.head.label : schema.head.name
        let id = options.id ?? Slug.identifier(title, else: schema.head.id.id)
        guard id == Slug.identifier(id, else: "", limit: 80) else {
            throw SchemaError("'\(id)' cannot be the id of a service.", "Use lower-case letters, digits and '_', a letter first.")
        }
        let tree = OccurrenceTree(schema, lists)
        let rules = RuleBook(schema, tree)
        let head = YAMLScalar.comment(
            "Imported from FIM \(schema.head.id), \(title) (XDatenfelder \(schema.format.rawValue)). 'XDF' tells where a field comes from, "
                + "'Rule' what the schema asks of it in words, 'Proposed' how that could be written.")
        let plan = FormPlanner(schema: schema, notes: head + rules.notes).plan(tree)
        guard plan.pages.contains(where: { $0.fields.contains { $0.type != "content" && $0.type != "computed" } }) else {
            throw SchemaError("The schema has nothing that a form could ask.", "Take a schema with fields.")
        }
        let service = ServiceWriter(
            schema: schema, id: id, prefix: prefix(title, options.takenPrefixes), workflow: options.workflow, fieldCount: plan.fieldCount)
        let form = FormWriter.write(plan)
        let warnings = schema.warnings + tree.warnings + rules.warnings + size(plan, form)
        let counts = Counts(pages: plan.pages.count, fields: plan.fieldCount, rules: rules.count, proposals: rules.proposals)
        let files = [
            "service.yaml": service.write(), "form.yaml": form,
            "README.md": ReadMe(schema: schema, counts: counts, rules: rules.open, warnings: warnings).write(),
        ]
        return ServiceFolder(id: id, files: files, counts: counts, warnings: warnings)
    }

    /// What a definition may hold at most: fields, and bytes of a file.
    private static let largest = (fields: 2_000, bytes: 512 * 1_024)

    private static func size(_ plan: FormPlan, _ form: String) -> [SchemaWarning] {
        guard plan.fieldCount > largest.fields || form.utf8.count > largest.bytes else { return [] }
        return [
            SchemaWarning(
                "too_large",
                "The form has \(plan.fieldCount) fields and \(form.utf8.count / 1_024) KiB; a service holds \(largest.fields) fields and "
                    + "\(largest.bytes / 1_024) KiB. Divide it into several services before it is checked.")
        ]
    }

    /// Two to four capital letters that no other service has: first letters of the title's words, else its first letters.
    private static func prefix(_ title: String, _ taken: Set<String>) -> String {
        let words = Slug.make(title, limit: 200).uppercased().split(separator: "_").map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
        let initials = String(words.compactMap(\.first).prefix(4))
        let first = words.first ?? ""
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let candidates = [
            String(initials.prefix(2)), String(initials.prefix(3)), initials, String(first.prefix(3)), String(first.prefix(4)),
        ]
        let numbered = letters.map { "X\($0)" } + letters.flatMap { one in letters.map { "X\(one)\($0)" } }
        return (candidates + numbered).first { (2...4).contains($0.count) && !taken.contains($0) } ?? "XXXX"
    }
}
