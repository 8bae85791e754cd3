public import FEEL
import FormModel

/// What a field is worth under the given answers.
public struct FieldEvaluation: Sendable {
    /// The field.
    public let field: CompiledField
    /// Where it stands; with the row for fields of a group.
    public let path: FieldPath
    /// Whether the field belongs to this application; without relevance there is no value and no error.
    public let isRelevant: Bool
    /// The value expressions see; `.null` when there is none.
    public let value: Value
    /// The rows of a group, in order; empty for every other type.
    public let rows: [RowEvaluation]
    /// What has to be corrected here (for a group: its own rules, not those of its rows).
    public let errors: [FieldError]
    /// The options that are offered now.
    public let options: [CompiledOption]

    /// The value as people read it, in German notation; `Keine Angabe` when nothing was answered.
    public var display: String {
        GermanDisplay.text(of: value, field: field)
    }

    /// The value as the controls hold it: one text for each part, in German notation.
    public var controlTexts: [String] { field.kind.texts(value) }

    /// The errors of the field and, for a group, of all its rows.
    public var allErrors: [FieldError] {
        rows.isEmpty ? errors : errors + rows.flatMap { $0.fields.flatMap(\.errors) }
    }

    /// Whether the field asks for something and belongs to this application.
    var isAsked: Bool { isRelevant && field.type.isAsked }
}

/// A row of a repeated group.
public struct RowEvaluation: Sendable {
    /// Place in the group, from 0.
    public let index: Int
    /// All fields of the row, in order.
    public let fields: [FieldEvaluation]
    /// What the row is called: the group's word and its number, `Kind 1`.
    public let title: String
}
