import FormEngine
import FormModel
import HTML

/// The markup of one field, written once per version of a service and filled on every request.
///
/// A class, so that page models hold it at the cost of one reference; immutable.
final class FieldTemplate: Sendable {
    /// The places that change from request to request.
    enum Slot: Sendable {
        /// The number of the row in ids and control names.
        case row
        /// ` kern-…--error` in the class of the outermost element.
        case errorClass
        /// `aria-describedby` of a control without hint, when there is an error.
        case describedBy
        /// The id of the error behind the ids of hints.
        case errorID
        /// `aria-invalid` of a part (an index into ``FieldTemplate/parts``).
        case invalid(Int)
        /// The text of a part.
        case value(Int)
        /// Option with this index, where it is offered.
        case option(Int)
        /// `checked` or `selected` of the option being written.
        case chosen
        /// The error messages.
        case errors
        /// The result of a computed field.
        case output
        /// The rows of a group with its button.
        case rows
    }

    let field: CompiledField
    /// Name endings of the controls (`tag`, `monat`, `jahr`); one empty one for fields with a single control.
    let parts: [String]
    /// The templates of a group's row, in order.
    let rowFields: [FieldTemplate]
    let body: Template<Slot>
    let options: [Template<Slot>]

    init(_ field: CompiledField) {
        self.field = field
        parts = Self.parts(of: field.control)
        rowFields = field.fields.map(FieldTemplate.init)
        body = Template { writer, places in FieldMarkup(field, &places).write(into: &writer, &places) }
        options = field.options.map { option in
            Template { writer, places in FieldMarkup(field, &places).write(option, into: &writer, &places) }
        }
    }

    private static func parts(of control: FieldControl) -> [String] {
        switch control {
        case .text: [""]
        case .parts(let control): control.parts.map(\.name)
        default: []
        }
    }

    // MARK: Names and ids

    /// The id of the field's outermost or only control; `feld-` keeps it apart from the page's own ids.
    static func controlID(_ path: FieldPath, part: String? = nil) -> String {
        let base = path.group.map { "feld-\($0)-\(path.row)-\(path.id)" } ?? "feld-\(path.id)"
        guard let part, !part.isEmpty else { return base }
        return base + "-" + part
    }

    /// The control an error leads to: the first one that can be corrected.
    func controlID(_ path: FieldPath, error part: String?, offered: [Int]) -> String? {
        switch field.control {
        case .output, .note: nil
        case .parts: Self.controlID(path, part: part.flatMap { parts.contains($0) ? $0 : nil } ?? parts.first)
        case .yesno: Self.controlID(path, part: "ja")
        case .options where !FieldMarkup.isSelect(field):
            offered.first.flatMap { field.options.indices.contains($0) ? field.options[$0].value : nil }
                .map { Self.controlID(path, part: $0) }
        case .text, .options, .box, .rows: Self.controlID(path)
        }
    }
}
