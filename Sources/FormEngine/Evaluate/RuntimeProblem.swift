public import FormModel

/// An expression of the definition that failed on these answers.
///
/// It blocks its page: neither true nor false is assumed in its place. The text names expressions and fields,
/// never answers.
public struct RuntimeProblem: Error, Sendable, Equatable {
    /// The page that is blocked; `nil` for fee, decision and delivery, which block the submission.
    public let pageID: String?
    /// The field the expression belongs to, if any.
    public let path: FieldPath?
    /// What the expression decides.
    public let role: FormulaRole
    /// Where it stands in the definition.
    public let location: SourceLocation
    /// What went wrong, in one English sentence.
    public let message: String
}
