import FormEngine

/// One field of a page as it is shown now: ready strings beside the template that they go into.
struct FieldModel: Sendable {
    let template: FieldTemplate
    let path: FieldPath
    /// The text of each control, in the order of ``FieldTemplate/parts``.
    var texts: [String] = []
    /// Values of ticked options; `ja` or `nein` for yes-or-no and consent.
    var chosen: [String] = []
    /// Indices of the options that are offered.
    var offered: [Int] = []
    var errors: [FieldErrorText] = []
    /// Result of a computed field.
    var output = ""
    var group: GroupModel?

    /// The lines of the error summary, rows included, in the order of the page.
    var errorLinks: [ErrorLink] {
        let own = errors.map { ErrorLink(controlID: template.controlID(path, error: $0.part, offered: offered), message: $0.message) }
        return own + (group?.rows.flatMap { row in row.fields.flatMap(\.errorLinks) } ?? [])
    }
}

/// What is wrong at a field.
struct FieldErrorText: Sendable, Equatable {
    /// The wrong part of a date or address.
    let part: String?
    let message: String
}

/// The rows of a group.
struct GroupModel: Sendable {
    struct Row: Sendable {
        let title: String
        let fields: [FieldModel]
    }

    let id: String
    /// What one row is called: "Kind".
    let rowLabel: String
    let rows: [Row]
    let canAdd: Bool
    let canRemove: Bool
}
