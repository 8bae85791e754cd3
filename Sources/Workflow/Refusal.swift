public import FEEL

/// Why an event does not move a case.
public enum Refusal: Error, Equatable, Sendable {
    /// The workflow has no such state: the case belongs to another workflow or version.
    case unknownState(String)
    /// The event does not exist in this state. `possible` are the events the role can raise here.
    case notPossible(event: String, state: String, possible: [String])
    /// The event exists here, but not for this role.
    case notPermitted(event: String, role: String)
    /// The transition's condition does not hold; `reason` is the definition's sentence for people.
    case guardNotMet(event: String, reason: String)
    /// The transition's condition cannot be worked out over these facts: it is neither true nor false. `error` says where and why
    /// and names operations and types, never values.
    case guardFailed(event: String, from: String, to: String, error: EvaluationError)
    /// Inputs that the transition requires are absent or blank.
    case missingInput(event: String, [String])
}

extension Refusal: CustomStringConvertible {
    /// English, for logs; free of what was typed.
    public var description: String {
        switch self {
        case .unknownState(let state): "The workflow has no state '\(state)'."
        case .notPossible(let event, let state, let possible):
            "The event '\(event)' is not possible in the state '\(state)'; possible: \(possible.joined(separator: ", "))."
        case .notPermitted(let event, let role): "The role '\(role)' may not raise the event '\(event)'."
        case .guardNotMet(let event, let reason): "The condition of the event '\(event)' does not hold: \(reason)"
        case .guardFailed(let event, let from, let to, let error):
            "The condition of the event '\(event)' from '\(from)' to '\(to)' cannot be worked out: \(error)"
        case .missingInput(let event, let names): "The event '\(event)' needs: \(names.joined(separator: ", "))."
        }
    }
}
