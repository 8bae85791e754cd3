/// Why a decision could not be made for some input. Names places and types, never values.
public enum DecisionFailure: Error, Equatable, Sendable {
    case unknownDecision(id: String, known: [String])
    /// No JSON object, or longer or deeper than inputs can be; `offset` is the byte where reading stopped.
    case malformed(offset: Int)
    case unknownName(name: String, known: [String])
    case wrongValue(name: String, expected: String)
    /// The evaluation was stopped; one English sentence.
    case stopped(message: String)
}

extension DecisionFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownDecision(let id, let known):
            "There is no decision '\(id)'. Decisions are: \(known.joined(separator: ", "))."
        case .malformed(let offset):
            "The input is not a JSON object (byte \(offset)). Write {\"name\": value, …}."
        case .unknownName(let name, let known):
            "The decision has no input '\(name)'. Inputs are: \(known.joined(separator: ", "))."
        case .wrongValue(let name, let expected): "'\(name)' must be \(expected)."
        case .stopped(let message): message
        }
    }
}
