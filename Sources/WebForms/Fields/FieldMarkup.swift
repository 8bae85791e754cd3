import FormEngine
import FormModel
import HTML

/// Writes the markup of a field with open places; used only when templates are made.
struct FieldMarkup {
    typealias Places = Template<FieldTemplate.Slot>.Places

    let field: CompiledField
    /// Ids and control names, with the open place of the row where there is one.
    let id: String
    let name: String
    let path: String

    init(_ field: CompiledField, _ places: inout Places) {
        self.field = field
        if let group = field.group {
            let row = places.open(.row)
            id = "feld-\(group)-\(row)-\(field.id)"
            name = "\(group).\(row).\(field.id)"
        } else {
            id = "feld-\(field.id)"
            name = field.id
        }
        path = name
    }

    /// Long lists become a select; radios stay readable up to about a dozen.
    static func isSelect(_ field: CompiledField) -> Bool {
        guard case .options(isMultiple: false, _) = field.control else { return false }
        return field.options.count > 12 && field.options.allSatisfy { $0.hint == nil }
    }

    func write(into writer: inout HTMLWriter, _ places: inout Places) {
        switch field.control {
        case .text(let control): text(control, into: &writer, &places)
        case .parts(let control): parts(control, into: &writer, &places)
        case .yesno: yesno(into: &writer, &places)
        case .options(_, let autocomplete) where Self.isSelect(field): select(autocomplete, into: &writer, &places)
        case .options: choices(into: &writer, &places)
        case .box: consent(into: &writer, &places)
        case .rows: group(into: &writer, &places)
        case .output: computed(into: &writer, &places)
        case .note: content(into: &writer)
        }
    }

    // MARK: Pieces that all kinds share

    var dataField: Attribute { .data(DataName("data-field"), path) }
    var hintID: String { id + "-hinweis" }

    func labelText(into writer: inout HTMLWriter) {
        writer.text(field.label)
        if field.isOptional {
            writer.span(.class("kern-label__optional"), text: " – optional")
        }
    }

    func hint(_ text: String?, into writer: inout HTMLWriter) {
        if let text { writer.div(.class("kern-hint"), .id(hintID)) { $0.text(text) } }
    }

    func errors(into writer: inout HTMLWriter, _ places: inout Places) {
        writer.text(places.open(.errors))
    }

    func help(into writer: inout HTMLWriter) {
        guard let help = field.definition.help else { return }
        writer.details(.class("kern-accordion")) { writer in
            writer.summary(text: help.title)
            writer.div { TextBlocks(help.text).write(into: &$0) }
        }
    }

    /// The outermost element's class, with the place for its error variant.
    func classes(_ base: String, _ places: inout Places) -> Attribute {
        .classes(base, places.open(.errorClass))
    }

    /// `aria-describedby`: the given ids, and the error behind them when there is one.
    func describedBy(_ ids: [String], _ places: inout Places) -> Attribute {
        guard !ids.isEmpty else { return .place(places.open(.describedBy)) }
        return .named("aria-describedby", ids.joined(separator: " ") + places.open(.errorID))
    }
}
