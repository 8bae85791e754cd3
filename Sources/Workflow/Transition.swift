public import FormModel

/// One arrow of a workflow: from one state, by one event, to one state.
///
/// A definition's transition with several `from` states is several of these.
public struct Transition: Equatable, Sendable {
    public let event: String
    /// The words on the button.
    public let title: String
    public let from: String
    public let to: String
    public let roles: [WorkflowRole]
    /// What has to be given with the event.
    public let requires: [TransitionInput]
    /// What follows, in this order.
    public let effects: [EffectDefinition]
    /// The FEEL condition over the facts, as written; nil means always.
    public let condition: String?
    /// What people read when the condition does not hold.
    public let otherwise: String?
}
