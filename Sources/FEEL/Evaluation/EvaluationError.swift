/// An evaluation that was stopped because it went beyond a limit.
///
/// Everything else that has no result is `null`, as FEEL wants it. The error names functions and limits, never values.
public struct EvaluationError: Error, Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case depth, steps, listSize, stringSize
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
}

extension EvaluationError: CustomStringConvertible {
    public var description: String {
        trace.isEmpty ? message : message + " In: " + trace.joined(separator: " < ") + "."
    }
}
