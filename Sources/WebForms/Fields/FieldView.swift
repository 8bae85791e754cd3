import FormEngine
import FormModel
import HTML

/// Fills the template of a field.
enum FieldView {
    static func write(_ model: FieldModel, into writer: inout HTMLWriter) {
        let template = model.template
        template.body.write(into: &writer) { slot, writer in fill(slot, model, option: nil, into: &writer) }
    }

    private static func fill(_ slot: FieldTemplate.Slot, _ model: FieldModel, option: Int?, into writer: inout HTMLWriter) {
        switch slot {
        case .row: writer.text(model.path.row)
        case .errorClass: if !model.errors.isEmpty { writer.text(errorClass(model)) }
        case .describedBy: if !model.errors.isEmpty { writer.attribute(.ariaDescribedBy(errorID(model))) }
        case .errorID:
            if !model.errors.isEmpty {
                writer.text(" ")
                writer.text(errorID(model))
            }
        case .invalid(let index): if isInvalid(index, model) { writer.attribute(.ariaInvalid()) }
        case .value(let index): value(index, model, into: &writer)
        case .option(let index):
            guard model.offered.contains(index), model.template.options.indices.contains(index) else { return }
            model.template.options[index].write(into: &writer) { slot, writer in fill(slot, model, option: index, into: &writer) }
        case .chosen:
            guard let option, model.chosen.contains(model.template.field.options[option].value) else { return }
            writer.attribute(FieldMarkup.isSelect(model.template.field) ? .selected(true) : .checked(true))
        case .errors: errors(model, into: &writer)
        case .output: writer.text(model.output)
        case .rows: if let group = model.group { GroupView.write(group, of: model, into: &writer) }
        }
    }

    private static func value(_ index: Int, _ model: FieldModel, into writer: inout HTMLWriter) {
        switch model.template.field.control {
        case .yesno: if model.chosen.contains(index == 0 ? "ja" : "nein") { writer.attribute(.checked(true)) }
        case .box: if model.chosen.contains("ja") { writer.attribute(.checked(true)) }
        default: if model.texts.indices.contains(index) { writer.text(model.texts[index]) }
        }
    }

    /// A part is wrong when an error names it, when an error names no part, and when nothing at all was answered.
    private static func isInvalid(_ index: Int, _ model: FieldModel) -> Bool {
        guard !model.errors.isEmpty else { return false }
        guard case .parts(let control) = model.template.field.control, control.parts.indices.contains(index) else { return true }
        let part = control.parts[index]
        if model.texts.allSatisfy(\.isEmpty) { return !part.isOptional }
        return model.errors.contains { $0.part == nil || $0.part == part.name }
    }

    private static func errors(_ model: FieldModel, into writer: inout HTMLWriter) {
        guard !model.errors.isEmpty else { return }
        writer.div(.id(errorID(model))) { writer in
            for error in model.errors {
                FieldMessage.write(error.message, into: &writer)
            }
        }
    }

    private static func errorID(_ model: FieldModel) -> String {
        FieldTemplate.controlID(model.path, part: "fehler")
    }

    private static func errorClass(_ model: FieldModel) -> StaticString {
        switch model.template.field.control {
        case .parts, .yesno, .rows: "kern-fieldset--error"
        case .options: FieldMarkup.isSelect(model.template.field) ? "kern-form-input--error" : "kern-fieldset--error"
        case .box: "kern-form-check--error"
        case .text, .output, .note: "kern-form-input--error"
        }
    }
}

/// Writes the rows of a group, each with its fields and the button that removes it.
enum GroupView {
    static func write(_ group: GroupModel, of model: FieldModel, into writer: inout HTMLWriter) {
        if group.rows.isEmpty {
            writer.p(.class("kern-body--muted"), text: "Noch nichts eingetragen.")
        } else {
            writer.div(.class("group__rows")) { writer in
                for (index, row) in group.rows.enumerated() { self.row(row, index, group, into: &writer) }
            }
        }
        if group.canAdd {
            writer.button(
                .class("kern-btn kern-btn--secondary"), .type(.submit), .name("action"), .value("add:" + group.id),
                text: group.rowLabel + " hinzufügen")
        }
    }

    private static func row(_ row: GroupModel.Row, _ index: Int, _ group: GroupModel, into writer: inout HTMLWriter) {
        writer.fieldset(.class("row"), .id("feld-\(group.id)-\(index)"), .tabindex(-1)) { writer in
            writer.legend(text: row.title)
            writer.div(.class("row__fields")) { writer in
                for field in row.fields { FieldView.write(field, into: &writer) }
            }
            if group.canRemove {
                writer.div(.class("row__actions")) { writer in
                    writer.button(
                        .class("kern-btn kern-btn--secondary kern-btn--x-small"), .type(.submit), .name("action"),
                        .value("remove:\(group.id):\(index)"), text: row.title + " entfernen")
                }
            }
        }
    }
}
