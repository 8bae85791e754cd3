/// A field of a page or of a group's row.
public struct FieldDefinition: Equatable, Sendable {
    /// The name in expressions, controls and stored answers.
    public let id: String
    public let type: FieldType
    /// The question. Empty for content, and for computed fields that are not shown.
    public let label: String
    public let hint: String?
    /// Required is the default.
    public let isOptional: Bool
    /// FEEL boolean: whether the field belongs to this application at all.
    public let when: Located<String>?
    /// FEEL expression of the value a page starts with.
    public let defaultValue: Located<String>?
    public let checks: [CheckDefinition]
    /// The sentence shown when nothing was answered; nil for the general one.
    public let requiredMessage: String?
    /// Whether caseworkers can search for the value (keyed hash).
    public let isIndexed: Bool
    public let help: HelpDefinition?
    public let settings: FieldSettings
    /// Where the field's id is written.
    public let location: SourceLocation

    /// The fields of a group's row; empty for every other type.
    public var rowFields: [FieldDefinition] {
        if case .group(let group) = settings { group.fields } else { [] }
    }
}

/// A rule an answer has to keep, with the sentence for people who break it.
public struct CheckDefinition: Equatable, Sendable {
    /// FEEL boolean; `value` is the field's own value. Null counts as kept.
    public let that: Located<String>
    /// Stable short code of the error.
    public let code: String
    /// What is wrong and how a right answer looks.
    public let message: String
    public let location: SourceLocation
}

/// A longer explanation behind a heading that opens it.
public struct HelpDefinition: Equatable, Sendable {
    public let title: String
    public let text: String
}
