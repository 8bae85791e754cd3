/// A relevant page under the given answers.
public struct PageEvaluation: Sendable {
    /// The page.
    public let page: CompiledPage
    /// All fields, in order, relevant or not.
    public let fields: [FieldEvaluation]
    /// Whether every relevant required field is answered, nothing is wrong and no expression failed.
    public let isComplete: Bool
    /// Everything to be corrected on the page, in order, rows included.
    public let errors: [FieldError]
    /// Whether anything on the page was answered (or there is nothing to answer).
    public let isAnswered: Bool
    /// Expressions that failed; the page cannot be completed until the definition is right.
    public let runtimeProblems: [RuntimeProblem]

    /// Whether a failed expression blocks the page.
    public var isBlocked: Bool { !runtimeProblems.isEmpty }

    /// The field of the page, or of one of its rows, at a path.
    public func field(at path: FieldPath) -> FieldEvaluation? {
        guard let group = path.group else { return fields.first { $0.field.id == path.id } }
        guard let rows = fields.first(where: { $0.field.id == group })?.rows, path.row >= 0, path.row < rows.count else { return nil }
        return rows[path.row].fields.first { $0.field.id == path.id }
    }
}
