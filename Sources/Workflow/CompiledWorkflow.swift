public import FEEL
public import FormModel

/// A workflow ready to decide: state + event + role + facts → transition, or a refusal that says why.
///
/// Pure and without a clock: the same arguments give the same answer. PostgreSQL guards the same arrows once more.
public struct CompiledWorkflow: Sendable {
    struct Guarded: Sendable {
        let transition: Transition
        let condition: CompiledExpression?
    }

    public let definition: WorkflowDefinition
    /// Every arrow, in the order of the definition.
    public let transitions: [Transition]
    let byState: [String: [Guarded]]

    public var id: String { definition.id }
    /// Content hash of the definition.
    public var version: String { definition.version }
    public var states: [StateDefinition] { definition.states }
    /// The state a case begins in.
    public var initialState: String { definition.states.first?.id ?? "" }

    public func state(_ id: String) -> StateDefinition? { states.first { $0.id == id } }

    /// What can happen in a state to somebody in a role, conditions aside, in the order of the definition.
    ///
    /// An unknown state or role has no events.
    public func possibleEvents(state: String, role: String) -> [Transition] {
        (byState[state] ?? []).map(\.transition).filter { $0.permits(role) }
    }

    /// The transition that an event means, checked against role, inputs and facts.
    ///
    /// `facts` are those of ``Facts``, `inputs` the texts that came with the event (`reason`, `decision`, `note`).
    ///
    /// A condition that is null does not hold; one that fails is neither true nor false, and refuses as such.
    ///
    /// - Throws: the first ``Refusal`` in the order unknown state, not possible, not permitted, missing input, condition.
    public func decide(
        state: String, event: String, role: String, facts: [String: Value], inputs: [String: String]
    ) throws(Refusal) -> Transition {
        guard let candidates = byState[state] else { throw .unknownState(state) }
        guard let guarded = candidates.first(where: { $0.transition.event == event }) else {
            throw .notPossible(event: event, state: state, possible: possibleEvents(state: state, role: role).map(\.event))
        }
        let transition = guarded.transition
        guard transition.permits(role) else { throw .notPermitted(event: event, role: role) }
        let missing = transition.requires.map(\.rawValue).filter { (inputs[$0] ?? "").allSatisfy(\.isWhitespace) }
        guard missing.isEmpty else { throw .missingInput(event: event, missing) }
        guard try holds(guarded, facts) else {
            throw .guardNotMet(event: event, reason: transition.otherwise ?? "")
        }
        return transition
    }

    private func holds(_ guarded: Guarded, _ facts: [String: Value]) throws(Refusal) -> Bool {
        guard let condition = guarded.condition else { return true }
        do throws(EvaluationError) {
            return try condition.evaluate(Facts.frame(facts), Self.environment) == .boolean(true)
        } catch {
            let transition = guarded.transition
            throw .guardFailed(event: transition.event, from: transition.from, to: transition.to, error: error)
        }
    }
}

extension Transition {
    /// Whether somebody in this role may raise the event.
    func permits(_ role: String) -> Bool { roles.contains { $0.rawValue == role } }
}
