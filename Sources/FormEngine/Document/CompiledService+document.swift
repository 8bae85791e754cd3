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
        switch field.value {
        case .list(let items) where definition.type == .choices: entry.values = items.compactMap(\.text)
        case .context(let address) where definition.type == .address: entry.parts = parts(of: address)
        default: break
        }
        if definition.type == .group { entry.rows = field.rows.map { $0.fields.compactMap(DocumentBuilder.entry) } }
        if !field.field.isShown { entry.isHidden = true }
        if definition.isIndexed { entry.isIndexed = true }
        return entry
    }

    private static func parts(of address: Context) -> [Entry] {
        AnswerShape.addressParts.map { part in
            let text = address[part]?.text
            return Entry(
                part, label: Messages.addressPartName(part), kind: "text", value: text, display: text ?? GermanDisplay.noAnswer)
        }
    }

    /// The value as one text, independent of language; `nil` for lists, contexts and nothing.
    static func canonical(_ value: Value) -> String? {
        switch value {
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): text
        case .date(let date): date.description
        case .null, .list, .context: nil
        default: "\(value)"
        }
    }
}
