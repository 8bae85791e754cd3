/// The body of a function that is not written in the language, such as a decision service.
public protocol NativeFunction: Sendable {
    /// The result for arguments in the order of the parameters, as part of the evaluation that calls.
    func call(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value
}

extension FunctionValue {
    /// A function with such a body; arguments are brought to the types of the parameters first.
    public init(name: String, parameters: [DecisionLogic.Parameter], result: ValueType, body: any NativeFunction) {
        let code = FunctionCode(
            name: name, parameters: parameters.map { FunctionCode.Parameter(name: $0.name, type: $0.type ?? .any) },
            result: result, body: NativeNode(body), height: 1, coercesResult: false)
        self.init(closure: Closure(code, Surroundings(nil)))
    }

    /// Names of the parameters in their order.
    public var parameterNames: [String] { closure.code.parameters.map(\.name) }

    /// The result as part of a larger evaluation; null when the number of arguments is wrong.
    public func call(_ arguments: [Value], in run: inout Run) throws(EvaluationError) -> Value {
        try call(arguments, &run)
    }
}

extension CompiledFunction {
    /// The result as part of a larger evaluation, whose limits it shares.
    ///
    /// - Parameter frame: the values of the scope in which the function was compiled.
    public func call(_ arguments: [Value], _ frame: Frame, in run: inout Run) throws(EvaluationError) -> Value {
        try code.call(arguments, parent: frame, &run)
    }
}

extension DecisionLogic {
    /// Such a function as part of a logic; two are equal when their keys are the same.
    public struct Native: Hashable, Sendable {
        let key: String
        let function: any NativeFunction
        let result: ValueType

        /// - Parameter key: tells it from all others, such as the hash of its file with its name.
        /// - Parameter result: what is known of the result.
        public init(_ function: any NativeFunction, result: ValueType, key: String) {
            self.function = function
            self.result = result
            self.key = key
        }

        public static func == (left: Native, right: Native) -> Bool { left.key == right.key }

        public func hash(into hasher: inout Hasher) { hasher.combine(key) }
    }
}

final class NativeNode: Node {
    private let body: any NativeFunction

    init(_ body: any NativeFunction) { self.body = body }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try body.call(frame.values, &run)
    }
}
