public import FEEL

/// A rule of a service: a named expression, table or boxed logic, or a function where it has parameters.
public struct DecisionDefinition: Equatable, Sendable {
    public struct Parameter: Equatable, Sendable {
        public let name: String
        public let type: DecisionType
        public let location: SourceLocation
    }

    public let id: String
    public let title: String?
    /// The provision of law it carries out (`§ 2 Abs. 2 BEEG`).
    public let source: String?
    /// In the order they are written; empty for a value over the form's fields.
    public let parameters: [Parameter]
    public let returns: DecisionType?
    /// The decisions it may use; nil where the definition does not say.
    public let requires: [Located<String>]?
    /// The place of a text within it is told by its origin: see ``location(of:)``.
    public let logic: DecisionLogic
    /// The texts of the logic; the first one has origin 1.
    public let texts: [Located<String>]
    /// Where the id is written.
    public let location: SourceLocation

    /// The place in the file of an error within the logic.
    public func location(of error: CompileError) -> SourceLocation {
        guard texts.indices.contains(error.origin - 1) else { return location }
        return texts[error.origin - 1].location(line: error.line, column: error.column)
    }

    /// The logic as it is written, for explanations: the expression, or the text of the table.
    public var writtenLogic: String {
        switch logic {
        case .expression(let text): text.source
        default: texts.map(\.value).joined(separator: "\n")
        }
    }
}
