public import FEEL
public import FormModel

/// Everything a form says about given answers at a given moment.
///
/// A pure function of service, answers and environment; it can explain itself.
public struct Evaluation: Sendable {
    /// The relevant pages, in order.
    public let pages: [PageEvaluation]
    /// What the application costs; `nil` when it is free or not known yet.
    public let fee: Cents?
    /// The channels the application goes to at submission.
    public let deliveries: [DeliveryDefinition]
    /// Expressions that failed: each blocks its page, and the submission.
    public let runtimeErrors: [RuntimeProblem]
    /// What was asked of the service.
    public let service: CompiledService
    /// What was evaluated, stale answers included.
    public let answers: Answers
    /// The moment of the evaluation.
    public let environment: FormEnvironment
    /// The values of fields and named expressions, by slot.
    let values: [Value]
    /// How many expressions were worked out; grows with the size of the form and not faster.
    public let expressionCount: Int

    /// The first page that is not complete.
    public var firstIncomplete: String? {
        pages.first { !$0.isComplete }?.page.id
    }

    /// Whether the application could be submitted: every page complete, no expression failed.
    public var isComplete: Bool {
        runtimeErrors.isEmpty && pages.allSatisfy(\.isComplete)
    }

    /// Everything to be corrected, in the order of the form.
    public var problems: [FieldError] {
        pages.flatMap(\.errors)
    }

    /// The relevant page with this id; `nil` for unknown pages and for those that are not part of the journey.
    public func page(_ id: String) -> PageEvaluation? {
        pages.first { $0.page.id == id }
    }

    /// The relevant page before this one.
    public func previous(of id: String) -> String? {
        guard let place = pages.firstIndex(where: { $0.page.id == id }), place > 0 else { return nil }
        return pages[place - 1].page.id
    }

    /// The relevant page after this one; `nil` after the last one, where the summary follows.
    ///
    /// For a page that is not relevant any more: the first relevant page behind it.
    public func next(after id: String) -> String? {
        guard let page = service.page(id) else { return nil }
        return pages.first { $0.page.index > page.index }?.page.id
    }

    /// The field at a path, if its page is relevant.
    public func field(at path: FieldPath) -> FieldEvaluation? {
        for page in pages {
            if let field = page.field(at: path) { return field }
        }
        return nil
    }

    /// The value of a field or named expression by its id; `.null` when it has none.
    public func value(_ id: String) -> Value {
        guard let slot = service.slot(of: id), values.indices.contains(slot) else { return .null }
        return values[slot]
    }
}
