/// An evaluation that was stopped because it went beyond a limit or, where the environment asks for that, has no result.
///
/// The error names functions, types and limits, never values.
public struct EvaluationError: Error, Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case depth, steps, listSize, stringSize
        /// An operation has no result although its operands are there.
        case noResult
    }

    public let kind: Kind
    /// One English sentence.
    public let message: String
    /// The functions that were being evaluated, innermost first.
    public internal(set) var trace: [String]

    public init(kind: Kind, message: String, trace: [String] = []) {
        self.kind = kind
        self.message = message
        self.trace = trace
    }

    /// The same error with one more function around it.
    public func within(_ name: String) -> EvaluationError {
        EvaluationError(kind: kind, message: message, trace: trace + [name])
    }
}

extension EvaluationError: CustomStringConvertible {
    public var description: String {
        trace.isEmpty ? message : message + " In: " + trace.joined(separator: " < ") + "."
    }
}
