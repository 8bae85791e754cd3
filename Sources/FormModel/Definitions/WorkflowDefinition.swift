/// The way of a case through the authority: states and the transitions between them.
public struct WorkflowDefinition: Equatable, Sendable {
    public let id: String
    /// The workflow's name for people; nil for none but the id.
    public let title: String?
    /// Content hash of the file.
    public let version: String
    /// The first is the state a case begins in.
    public let states: [StateDefinition]
    public let transitions: [TransitionDefinition]
    public let location: SourceLocation
}

/// A state of a case, with the words the citizen reads about it.
public struct StateDefinition: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// The authority works on it.
        case open
        /// The citizen has to do something.
        case waiting
        /// Nothing more will happen.
        case done
    }

    public let id: String
    public let title: String
    /// Sentence for the status page.
    public let citizen: String
    public let kind: Kind
    public let location: SourceLocation
}

/// Who may raise an event.
public enum WorkflowRole: String, CaseIterable, Sendable, Codable {
    case citizen, caseworker, reviewer, supervisor, administrator, system
}

/// An event that takes a case from one of some states to another.
public struct TransitionDefinition: Equatable, Sendable {
    public let event: String
    /// The words on the caseworker's button.
    public let title: String
    public let from: [Located<String>]
    public let to: Located<String>
    public let roles: [WorkflowRole]
    /// FEEL boolean over facts; nil means always.
    public let when: Located<String>?
    /// What the caseworker reads when the guard does not hold.
    public let otherwise: String?
    public let requires: [TransitionInput]
    public let effects: [EffectDefinition]
    public let location: SourceLocation
}

/// What has to be given with an event.
public enum TransitionInput: String, CaseIterable, Sendable, Codable {
    case reason, decision, note
}

/// What follows from a transition, carried out in the transaction of the move.
public enum EffectDefinition: Equatable, Sendable {
    /// A text for the citizen's timeline.
    case message(String)
    /// A delivery through the channel of this name.
    case deliver(channel: String)
    /// A deadline that begins now.
    case deadline(id: String, days: Int)
    /// The deadline of this id is met.
    case clearDeadline(id: String)
}
