import FEEL
import FormEngine
import FormModel
import HTML

/// Answers as people check them: questions with what was answered, repeated groups row by row.
struct AnswerList: Sendable, Equatable {
    struct Item: Sendable, Equatable {
        let label: String
        /// Several for choices and addresses.
        let lines: [String]
        var isMissing = false
    }

    struct Group: Sendable, Equatable {
        let title: String
        let items: [Item]
    }

    var items: [Item] = []
    var groups: [Group] = []

    func write(into writer: inout HTMLWriter, level: Int) {
        if !items.isEmpty { Self.write(items, into: &writer) }
        for group in groups {
            if level == 2 {
                writer.h2(.class("kern-heading-small"), text: group.title)
            } else {
                writer.h3(.class("kern-heading-small"), text: group.title)
            }
            Self.write(group.items, into: &writer)
        }
    }

    private static func write(_ items: [Item], into writer: inout HTMLWriter) {
        writer.dl(.class("kern-description-list")) { writer in
            for item in items {
                writer.div { writer in
                    writer.dt(text: item.label)
                    writer.dd { writer in
                        if item.isMissing {
                            writer.span(.class("missing"), text: item.lines.first ?? "")
                        } else if item.lines.count > 1 {
                            writer.ul { writer in
                                for line in item.lines { writer.li(text: line) }
                            }
                        } else {
                            writer.text(item.lines.first ?? "")
                        }
                    }
                }
            }
        }
    }
}

extension AnswerList {
    /// The answers of a page of a draft.
    init(_ page: PageEvaluation) {
        for field in page.fields where field.isRelevant && field.field.isShown {
            switch field.field.type {
            case .content: continue
            case .group:
                if field.rows.isEmpty { items.append(Item(label: field.field.label, lines: ["Keine Einträge"])) }
                for row in field.rows {
                    let shown = row.fields.filter { $0.isRelevant && $0.field.isShown && $0.field.type != .content }
                    groups.append(Group(title: field.field.label + ": " + row.title, items: shown.map(Self.item)))
                }
            default: items.append(Self.item(field))
            }
        }
    }

    private static func item(_ field: FieldEvaluation) -> Item {
        let isMissing = !field.errors.isEmpty
        if isMissing { return Item(label: field.field.label, lines: ["Hier fehlt noch etwas"], isMissing: true) }
        if field.field.type == .consent { return Item(label: field.field.label, lines: ["Bestätigt"]) }
        if case .options(isMultiple: true, _) = field.field.control, case .list(let values) = field.value, !values.isEmpty {
            let chosen = Set(values.compactMap(\.text))
            return Item(label: field.field.label, lines: field.field.options.filter { chosen.contains($0.value) }.map(\.label))
        }
        return Item(label: field.field.label, lines: [field.display])
    }

    /// The answers of a section of a stored application.
    init(_ section: ApplicationDocument.Section) {
        for entry in section.entries where entry.isHidden != true {
            guard let rows = entry.rows else {
                items.append(Item(label: entry.label, lines: [entry.display]))
                continue
            }
            if rows.isEmpty { items.append(Item(label: entry.label, lines: [entry.display])) }
            for (index, row) in rows.enumerated() {
                groups.append(
                    Group(
                        title: "\(entry.label): \(index + 1)",
                        items: row.filter { $0.isHidden != true }.map { Item(label: $0.label, lines: [$0.display]) }))
            }
        }
    }
}
