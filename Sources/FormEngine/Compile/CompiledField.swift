import FEEL
public import FormModel

/// A field ready to be evaluated: its definition, its place among the slots, its expressions.
///
/// A class, so that evaluations can hold it at the cost of one reference; all of it is immutable.
public final class CompiledField: Sendable {
    /// What the definition says: label, hint, settings, help.
    public let definition: FieldDefinition
    /// The group this field is a row's field of, or `nil`.
    public let group: String?
    /// The fields of a group's row, in order; empty for every other type.
    public let fields: [CompiledField]
    /// The options of a choice or of choices, in order.
    public let options: [CompiledOption]

    /// What pages show for it.
    public let control: FieldControl

    /// The names within the value where it is a context, such as `plz` of an address; empty for every other value.
    public let valueParts: [String]

    /// What its type means: values, rules, words.
    let kind: any FieldKind
    /// Place in the form's frame, or in the row's frame for a field of a group.
    let slot: Int
    let relevance: Formula?
    let defaultValue: Formula?
    let computed: Formula?
    let minimum: Formula?
    let maximum: Formula?
    let checks: [CompiledCheck]
    /// Whether any option has a condition of its own.
    let hasConditionalOptions: Bool
    /// The stored values of all options.
    private let optionValues: Set<String>
    /// The order in which the fields of a row are worked out (slots of the row).
    let rowOrder: [Int]
    /// The path outside of rows.
    let plainPath: FieldPath
    /// The label as messages name it; put together once, not on every evaluation.
    let quotedLabel: String

    /// Name in expressions, controls and stored answers.
    public var id: String { definition.id }
    /// The type of the field.
    public var type: FieldType { definition.type }
    /// The question.
    public var label: String { definition.label }
    /// A sentence between label and control.
    public var hint: String? { definition.hint }
    /// Whether the answer may be left out.
    public var isOptional: Bool { definition.isOptional }

    /// Whether the page has something to show for the field: everything but hidden computed values.
    public var isShown: Bool {
        if case .computed(let settings) = definition.settings { return settings.isShown }
        return true
    }

    /// Whether an option has this stored value.
    func hasOption(_ value: String) -> Bool { optionValues.contains(value) }

    init(
        definition: FieldDefinition, group: String?, slot: Int, fields: [CompiledField], rowOrder: [Int], formulas: FieldFormulas
    ) {
        self.definition = definition
        self.group = group
        self.slot = slot
        self.fields = fields
        self.rowOrder = rowOrder
        kind = FieldKinds.kind(of: definition.type)
        control = kind.control(definition)
        if case .context(let parts) = kind.valueType(definition) { valueParts = parts.map(\.name) } else { valueParts = [] }
        options = formulas.options
        optionValues = Set(formulas.options.map(\.value))
        relevance = formulas.relevance
        defaultValue = formulas.defaultValue
        computed = formulas.computed
        minimum = formulas.minimum
        maximum = formulas.maximum
        checks = formulas.checks
        hasConditionalOptions = formulas.options.contains { $0.relevance != nil }
        plainPath = FieldPath(definition.id)
        quotedLabel = Messages.quoted(definition.label)
    }
}

/// An option of a choice with its condition.
public struct CompiledOption: Sendable {
    /// What is stored (`value`), what people read (`label`, `hint`).
    public let definition: OptionDefinition
    let relevance: Formula?

    /// The stored value.
    public var value: String { definition.value }
    /// What people read.
    public var label: String { definition.label }
    /// A sentence below the label.
    public var hint: String? { definition.hint }
}

/// A rule of the definition about a field's value.
struct CompiledCheck: Sendable {
    let formula: Formula
    let code: String
    let message: String
}

/// All expressions of one field.
struct FieldFormulas: Sendable {
    var relevance: Formula?
    var defaultValue: Formula?
    var computed: Formula?
    var minimum: Formula?
    var maximum: Formula?
    var checks: [CompiledCheck] = []
    var options: [CompiledOption] = []
}
