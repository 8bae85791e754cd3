/// The elements of a schema with what becomes of each in a form, named.
struct OccurrenceTree {
    let roots: [Occurrence]
    private(set) var warnings: [SchemaWarning] = []

    init(_ schema: DataSchema, _ lists: CodeLists) {
        roots = schema.parts.map { Occurrence($0, below: nil) }
        for root in roots { assign(root, lists, isInRow: false) }
        var keys = KeyMaker()
        keys.name(roots)
        for occurrence in roots.flatMap(\.all) { addQuestions(occurrence, &keys) }
        warnAbstract()
    }

    // MARK: Roles

    private mutating func assign(_ occurrence: Occurrence, _ lists: CodeLists, isInRow: Bool) {
        if occurrence.count.max == 0 {
            return warn("never", occurrence, "occurs 0 times at most: it was left out")
        }
        if let field = occurrence.field {
            return assign(field, occurrence, lists)
        }
        if occurrence.leaves.isEmpty {
            return warn("empty_group", occurrence, "has no fields: it was left out")
        }
        let isRepeated = occurrence.count.isRepeated && !isInRow
        if !occurrence.count.isRepeated, let parts = addressParts(occurrence) {
            occurrence.role = .address
            for (child, part) in zip(occurrence.children, parts) { child.role = .addressPart(part) }
            return
        }
        if occurrence.count.isRepeated, isInRow {
            warn("nested_rows", occurrence, "may occur \(occurrence.count) times inside of rows: it is asked once")
        }
        occurrence.role = isRepeated ? .rows : occurrence.parent == nil ? .page : .section
        for child in occurrence.children { assign(child, lists, isInRow: isInRow || isRepeated) }
    }

    private mutating func assign(_ field: DataField, _ occurrence: Occurrence, _ lists: CodeLists) {
        let mapping = FieldMapping.make(field, lists.entries(of: field), count: occurrence.count)
        for warning in mapping.warnings { warn(warning.code, occurrence, warning.message) }
        occurrence.role = .field(mapping)
    }

    /// The parts of an address, one for each field of the group; nil when the group is not just an address.
    private func addressParts(_ group: Occurrence) -> [String]? {
        var parts: [String] = []
        for child in group.children {
            guard let field = child.field, field.fieldKind == "input", child.count.max == 1,
                let part = KnownFields.addressPart(field.head), !parts.contains(part)
            else { return nil }
            parts.append(part)
        }
        return Set(["strasse", "plz", "ort"]).isSubset(of: parts) ? parts : nil
    }

    // MARK: Questions that the schema does not have

    private func addQuestions(_ occurrence: Occurrence, _ keys: inout KeyMaker) {
        switch occurrence.role {
        case .page, .section: break
        default: return
        }
        if occurrence.isChoiceGroup, occurrence.children.count > 1 { occurrence.selector = keys.unique(occurrence.key + "_auswahl") }
        // Without the question nobody could leave out a group in which something is required.
        if occurrence.count.isOptional, occurrence.asksSomething, occurrence.leaves.count > 1, !(occurrence.parent?.isChoiceGroup ?? false)
        {
            occurrence.gate = keys.unique("mit_" + occurrence.key)
        }
    }

    // MARK: Warnings

    private mutating func warn(_ code: String, _ occurrence: Occurrence, _ message: String) {
        let path = occurrence.lineage.map(\.head.id.id).joined(separator: "/")
        warnings.append(
            SchemaWarning(code, "\(path) '\(occurrence.head.name)' \(message).", line: occurrence.head.line, column: occurrence.head.column)
        )
    }

    /// Abstract building blocks are templates for elements bound to a norm, and somebody has to decide on them.
    private mutating func warnAbstract() {
        var seen: Set<ElementID> = []
        for occurrence in roots.flatMap(\.all) where occurrence.head.elementKind == "ABS" && seen.insert(occurrence.head.id).inserted {
            warn("abstract", occurrence, "is an abstract building block: decide what it means here before the form is published")
        }
    }
}
