/// The functions that a host offers to expressions under `external`. Source: DMN 1.5, section 10.3.2.13.3.
public protocol ExternalFunctions: Sendable {
    /// The body that a description means.
    ///
    /// - Parameter description: such as `{java: {class: "java.lang.Math", method signature: "cos(double)"}}`.
    /// - Parameter parameters: how many parameters the function has.
    /// - Throws: an ``ExternalFault`` when there is no such function.
    func body(_ description: Value, parameters: Int) throws(ExternalFault) -> any NativeFunction
}

/// Why there is no function behind `external`.
public struct ExternalFault: Error, Equatable, Sendable {
    /// One English sentence.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }
}

/// A call of such a body.
final class ExternalNode: Node {
    private let body: any NativeFunction
    private let arguments: [any Node]

    init(_ body: any NativeFunction, _ arguments: [any Node]) {
        self.body = body
        self.arguments = arguments
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(arguments.count)
        var values: [Value] = []
        for argument in arguments { values.append(try argument.value(frame, &run)) }
        let result = try body.call(values, &run)
        if case .string(let text) = result { try run.check(stringSize: text.utf8.count) }
        return result
    }
}
