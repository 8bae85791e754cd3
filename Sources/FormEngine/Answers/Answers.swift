/// The answers given so far, by field id.
///
/// Answers may hold more than what is relevant at the moment: a stale answer stays until submission, so that
/// changing one's mind back loses nothing. ``Evaluation/prunedAnswers`` has only what counts.
public struct Answers: Sendable, Equatable {
    private(set) var byID: [String: Answer]

    /// No answers yet.
    public init() {
        byID = [:]
    }

    init(_ byID: [String: Answer]) {
        self.byID = byID
    }

    /// The answer to a field, `nil` when it was never asked.
    public subscript(_ id: String) -> Answer? {
        get { byID[id] }
        set { byID[id] = newValue }
    }

    /// Whether nothing was answered at all.
    public var isEmpty: Bool { byID.isEmpty }

    /// The ids that have an answer, sorted.
    public var ids: [String] { byID.keys.sorted() }

    /// The rows of a group; none when it has no answer.
    public func rows(of group: String) -> [Answers] {
        guard case .rows(let rows)? = byID[group] else { return [] }
        return rows
    }
}
