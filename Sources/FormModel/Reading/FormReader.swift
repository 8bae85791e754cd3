/// Reads `form.yaml`: pages and their fields.
struct FormReader {
    static let maxFields = 2_000

    let log: ProblemLog

    func read(_ root: YAMLNode) -> [PageDefinition] {
        guard let keys = MappingReader(root, of: "the form", log) else { return [] }
        let nodes = keys.requiredList("pages", of: "pages", remedy: "Add 'pages:' with at least one page.")
        keys.finish()
        let pages = nodes.compactMap(readPage)
        if case .list(let nodes, let location)? = keys.node("pages"), nodes.isEmpty {
            log.error("no_pages", at: location, "The form has no pages.", remedy: "Add at least one page with a field.")
        }
        let count = pages.reduce(0) { $0 + $1.fields.reduce(0) { $0 + 1 + $1.rowFields.count } }
        if count > Self.maxFields {
            log.error(
                "too_many_fields", at: root.location, "The form has \(count) fields.",
                remedy: "At most \(Self.maxFields) are allowed; split the service.")
        }
        return pages
    }

    private func readPage(_ node: YAMLNode) -> PageDefinition? {
        guard let keys = MappingReader(node, of: "a page", log) else { return nil }
        let id = keys.identifier()
        let title = keys.requiredText("title", remedy: "Add 'title: …', the heading of the page.")
        let intro = keys.text("intro")
        let when = keys.located("when")
        let nodes = keys.requiredList("fields", of: "fields", remedy: "Add 'fields:' with what the page asks.")
        if case .list(let nodes, let location)? = keys.node("fields"), nodes.isEmpty {
            log.error("no_fields", at: location, "The page has no fields.", remedy: "Add a field, or remove the page.")
        }
        keys.finish()
        let fields = nodes.compactMap { FieldReader(log: log, isInRow: false).read($0) }
        return PageDefinition(id: id.value, title: title, intro: intro, when: when, fields: fields, location: id.location)
    }
}
