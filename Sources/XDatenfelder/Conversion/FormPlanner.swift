/// Lays out the elements of a schema as pages and fields.
struct FormPlanner {
    let schema: DataSchema
    /// Comments at the top of the file.
    let notes: [String]

    /// What the groups around a field mean for it.
    private struct Surroundings {
        /// The condition of everything inside.
        var when: String?
        /// Whether all inside may stay empty, as the group itself may.
        var isOptional = false
        /// Whether the element is the chosen one of several, and thus required.
        var isChosen = false
        var isInRow = false
    }

    func plan(_ tree: OccurrenceTree) -> FormPlan {
        var pages: [FormPlan.Page] = []
        var loose: [FormPlan.Field] = []
        var used: Set<String> = []
        func close() {
            guard !loose.isEmpty else { return }
            pages.append(
                FormPlan.Page(id: Self.free("angaben", &used), title: "Allgemeine Angaben", intro: nil, comments: [], fields: loose))
            loose = []
        }
        for root in tree.roots {
            let fields = fields(root, Surroundings())
            guard !fields.isEmpty else { continue }
            if root.field != nil {
                loose += fields
            } else {
                close()
                pages.append(page(root, fields, &used))
            }
        }
        close()
        return FormPlan(comments: notes, pages: pages)
    }

    private func page(_ root: Occurrence, _ fields: [FormPlan.Field], _ used: inout Set<String>) -> FormPlan.Page {
        let isTaken: Bool
        if case .page = root.role { isTaken = true } else { isTaken = false }
        return FormPlan.Page(
            id: Self.free(root.key, &used), title: root.label, intro: isTaken ? root.head.help?.collapsed : nil,
            comments: isTaken ? comments(root) : [], fields: fields)
    }

    private static func free(_ wanted: String, _ used: inout Set<String>) -> String {
        var name = wanted
        var number = 2
        while !used.insert(name).inserted {
            name = "\(wanted)_\(number)"
            number += 1
        }
        return name
    }

    // MARK: Elements

    private func fields(_ occurrence: Occurrence, _ around: Surroundings) -> [FormPlan.Field] {
        switch occurrence.role {
        case .page: inside(occurrence, around, heading: false)
        case .section: inside(occurrence, around, heading: true)
        case .rows: rows(occurrence, around)
        case .address: [address(occurrence, around)]
        case .field(let mapping): field(occurrence, mapping, around)
        case .addressPart, .nothing: []
        }
    }

    /// A group that is taken apart: heading, question whether there is anything to say, question what applies, elements.
    private func inside(_ group: Occurrence, _ around: Surroundings, heading: Bool) -> [FormPlan.Field] {
        var inner = around
        inner.isChosen = false
        var result: [FormPlan.Field] = []
        if heading { result.append(self.heading(group, around)) }
        if let gate = group.gate {
            var question = FormPlan.Field(
                id: gate, type: "yesno", label: "Möchten Sie hier etwas angeben: \(group.label)?", when: around.when)
            question.comments = YAMLScalar.comment("Asked because \(group.head.id.id) may be left out as a whole (\(group.count)).")
            result.append(question)
            inner.when = "\(gate) = true"
            inner.isOptional = false
        } else if group.count.isOptional, !around.isChosen {
            inner.isOptional = true
        }
        guard let selector = group.selector else { return result + group.children.flatMap { fields($0, inner) } }
        result.append(selection(group, selector, inner))
        for child in group.children {
            var chosen = inner
            chosen.when = "\(selector) = \(FEELText.literal(child.key))"
            chosen.isChosen = true
            chosen.isOptional = false
            result += fields(child, chosen)
        }
        return result
    }

    private func heading(_ group: Occurrence, _ around: Surroundings) -> FormPlan.Field {
        let text = [group.label] + (group.head.help?.paragraphs.filter { $0 != group.label } ?? [])
        return FormPlan.Field(
            id: group.key, type: "content", when: around.when, settings: [("text", YAMLScalar.text(text.joined(separator: "\n\n")))],
            comments: comments(group))
    }

    private func selection(_ group: Occurrence, _ selector: String, _ around: Surroundings) -> FormPlan.Field {
        let options = group.children.map {
            FieldMapping.Option(value: $0.key, entry: CodeEntry(code: $0.head.id.id, name: $0.label, help: nil))
        }
        return FormPlan.Field(
            id: selector, type: "choice", label: "Was trifft zu: \(group.label)?", isOptional: around.isOptional, when: around.when,
            options: options, comments: YAMLScalar.comment("Of the elements of \(group.head.id.id) exactly one applies (Gruppenart X)."))
    }

    private func rows(_ group: Occurrence, _ around: Surroundings) -> [FormPlan.Field] {
        var inner = around
        inner.when = nil
        inner.isOptional = false
        inner.isInRow = true
        let fields = group.children.flatMap { self.fields($0, inner) }
        guard !fields.isEmpty else { return [] }
        return [
            FormPlan.Field(
                id: group.key, type: "group", label: group.label, hint: hint(group.head), help: help(group.head), when: around.when,
                settings: bounds(group.count, isOptional: around.isOptional) + [("row_label", YAMLScalar.text(group.label))], rows: fields,
                comments: comments(group))
        ]
    }

    private func bounds(_ count: Multiplicity, isOptional: Bool) -> [(key: String, value: String)] {
        let max = min(count.max ?? FieldMapping.maxRows, FieldMapping.maxRows)
        return [("repeat", "{min: \(isOptional ? 0 : min(count.min, max)), max: \(max)}")]
    }

    private func address(_ group: Occurrence, _ around: Surroundings) -> FormPlan.Field {
        var parts: [String] = []
        for child in group.children {
            guard case .addressPart(let part) = child.role else { continue }
            parts += YAMLScalar.comment("XDF \(child.head.id) is \(group.key).\(part)\(describe(child))")
            parts += child.notes
        }
        return FormPlan.Field(
            id: group.key, type: "address", label: group.label, hint: hint(group.head), help: help(group.head),
            isOptional: isOptional(group, around), when: around.when, comments: comments(group) + parts)
    }

    // MARK: Fields

    private func field(_ occurrence: Occurrence, _ mapping: FieldMapping, _ around: Surroundings) -> [FormPlan.Field] {
        let isMany = occurrence.count.isRepeated && !["choices", "content", "computed"].contains(mapping.type)
        if isMany, !around.isInRow { return [repeated(occurrence, mapping, around)] }
        var field = single(occurrence, mapping)
        field.when = around.when
        field.isOptional = isOptional(occurrence, around)
        field.comments = comments(occurrence) + field.comments
        if isMany {
            field.comments += YAMLScalar.comment("The schema allows \(occurrence.count) of it; in a row it is asked once.")
        }
        return [field]
    }

    /// Several values of one field are rows of that one field.
    private func repeated(_ occurrence: Occurrence, _ mapping: FieldMapping, _ around: Surroundings) -> FormPlan.Field {
        var row = single(occurrence, mapping)
        row.help = nil
        let inner = FormPlan.Field(
            id: occurrence.key + "_angabe", type: row.type, label: row.label, hint: row.hint, settings: row.settings, options: row.options,
            comments: row.comments)
        return FormPlan.Field(
            id: occurrence.key, type: "group", label: occurrence.label, help: help(occurrence.head), when: around.when,
            settings: bounds(occurrence.count, isOptional: around.isOptional) + [("row_label", YAMLScalar.text(occurrence.label))],
            rows: [inner], comments: comments(occurrence))
    }

    private func single(_ occurrence: Occurrence, _ mapping: FieldMapping) -> FormPlan.Field {
        var field = FormPlan.Field(id: occurrence.key, type: mapping.type, settings: mapping.settings, options: mapping.options)
        field.comments = mapping.notes.flatMap { YAMLScalar.comment($0) }
        guard mapping.type != "content" else { return field }
        field.label = occurrence.label
        field.hint = mapping.hint ?? hint(occurrence.head)
        field.help = help(occurrence.head)
        if mapping.type == "consent" {
            let statement = mapping.options.first?.entry.name ?? ""
            field.label = statement.isEmpty ? occurrence.label : "\(occurrence.label): \(statement)"
            field.options = []
        }
        return field
    }

    private func isOptional(_ occurrence: Occurrence, _ around: Surroundings) -> Bool {
        if case .field(let mapping) = occurrence.role, ["content", "computed", "consent"].contains(mapping.type) { return false }
        return around.isOptional || (occurrence.count.isOptional && !around.isChosen)
    }

    // MARK: Words

    private static let longestHint = 160

    private func hint(_ head: ElementHead) -> String? {
        guard let help = head.help?.collapsed, help.count <= Self.longestHint, help != head.label else { return nil }
        return help
    }

    private func help(_ head: ElementHead) -> String? {
        guard let help = head.help, help.collapsed.count > Self.longestHint else { return nil }
        return help.paragraphs.joined(separator: "\n\n")
    }

    /// Where an element comes from: identification, version, kind, count, path; then provisions of law, then rules.
    private func comments(_ occurrence: Occurrence) -> [String] {
        let path = occurrence.lineage.dropLast().map(\.head.id.id).joined(separator: "/")
        let place = path.isEmpty ? "" : " in \(path)"
        var lines = YAMLScalar.comment("XDF \(occurrence.head.id)\(describe(occurrence))\(place)")
        var seen: Set<String> = []
        for reference in occurrence.part.references + occurrence.head.references {
            let text = reference.text.collapsed
            guard seen.insert(text).inserted else { continue }
            lines += YAMLScalar.comment("Law: " + (text.count > 200 ? text.prefix(200) + "…" : text))
        }
        return lines + occurrence.notes
    }

    private func describe(_ occurrence: Occurrence) -> String {
        let kind = occurrence.head.elementKind.map { $0.isEmpty ? "" : " \($0)" } ?? ""
        return "\(kind) \(occurrence.count)"
    }
}
