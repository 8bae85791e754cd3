import FEEL
import FormModel

extension CompiledService {
    /// The application as it stands: every relevant field that asks or computes something, with label and German text.
    public func document(_ evaluation: Evaluation) -> ApplicationDocument {
        ApplicationDocument(
            service: definition.id, serviceTitle: definition.title, version: version, leika: definition.leika,
            sections: evaluation.pages.compactMap(DocumentBuilder.section),
            feeCents: evaluation.fee.flatMap { Int(exactly: $0.value) })
    }
}

/// Turns evaluated fields into entries of a document.
enum DocumentBuilder {
    typealias Entry = ApplicationDocument.Entry

    /// The section of a page; `nil` when nothing on it has an answer to give.
    static func section(_ page: PageEvaluation) -> ApplicationDocument.Section? {
        let entries = page.fields.compactMap(entry)
        return entries.isEmpty ? nil : ApplicationDocument.Section(page.page.id, title: page.page.title, entries: entries)
    }

    private static func entry(_ field: FieldEvaluation) -> Entry? {
        guard field.isRelevant, field.field.type != .content else { return nil }
        let definition = field.field.definition
        var entry = Entry(
            definition.id, label: definition.label, kind: definition.type.rawValue, value: canonical(field.value),
            display: field.display)
        if case .list(let items) = field.value, definition.type == .choices { entry.values = items.compactMap(\.text) }
        if case .parts(let control) = field.field.control, !field.field.valueParts.isEmpty {
            entry.parts = parts(control, of: field.value)
        }
        if definition.type == .group { entry.rows = field.rows.map { $0.fields.compactMap(DocumentBuilder.entry) } }
        if !field.field.isShown { entry.isHidden = true }
        if definition.isIndexed { entry.isIndexed = true }
        return entry
    }

    private static func parts(_ control: PartsControl, of whole: Value) -> [Entry] {
        var context = Context([])
        if case .context(let given) = whole { context = given }
        return control.parts.map { part in
            let value = context[part.name] ?? .null
            return Entry(
                part.name, label: part.label, kind: value.date == nil ? "text" : "date", value: canonical(value),
                display: value == .null ? GermanDisplay.noAnswer : GermanDisplay.plain(value))
        }
    }

    /// The value as one text, independent of language; `nil` for lists, contexts and nothing.
    static func canonical(_ value: Value) -> String? {
        switch value {
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): text
        case .date(let date): date.description
        case .time(let time): time.description
        case .null, .list, .context: nil
        default: "\(value)"
        }
    }
}
