public import FEEL

/// The test cases of a model in the format of the DMN TCK (`testCases.xsd`).
public struct ModelTests: Sendable {
    /// The file of the model, as the tests name it; empty where they do not.
    public let modelFile: String
    public let cases: [Case]

    public struct Case: Sendable {
        public enum Kind: Sendable { case decision, knowledge, service }

        public let id: String
        public let kind: Kind
        /// Business knowledge or service that is called.
        public let invocable: String?
        public let inputs: [Input]
        public let results: [Result]
    }

    public struct Input: Sendable {
        public let name: String
        public let namespace: String?
        public let value: Value
    }

    public struct Result: Sendable {
        public let name: String
        public let namespace: String?
        /// Null where an error is expected as well.
        public let expected: Value
    }

    /// What one expected result came to.
    public struct Outcome: Sendable {
        public let id: String
        public let result: String
        public let expected: Value
        public let found: Value
        public let isPassed: Bool
        /// Why there is no value, where the work was stopped or the decision is not in the model.
        public let problem: String?
    }
}

extension ModelTests {
    /// Runs all cases; one outcome for each expected result.
    public func run(_ model: CompiledModel, _ environment: Environment) -> [Outcome] {
        cases.flatMap { test in test.results.map { outcome(of: $0, test, model, environment) } }
    }

    private func outcome(of result: Result, _ test: Case, _ model: CompiledModel, _ environment: Environment) -> Outcome {
        var found = Value.null
        var problem: String?
        do throws(EvaluationError) {
            if let value = try value(of: result, test, model, environment) {
                found = value
            } else {
                problem = "'\(test.invocable ?? result.name)' is not in the model."
            }
        } catch {
            problem = error.description
        }
        return Outcome(
            id: test.id, result: result.name, expected: result.expected, found: found,
            isPassed: ModelTests.isSame(result.expected, found), problem: problem)
    }

    private func value(
        of result: Result, _ test: Case, _ model: CompiledModel, _ environment: Environment
    ) throws(EvaluationError) -> Value? {
        var inputs = ModelInputs()
        for input in test.inputs {
            if let namespace = input.namespace, namespace != model.namespace {
                inputs.byNamespace[namespace, default: Context()].set(input.name, input.value)
            } else {
                inputs.values.set(input.name, input.value)
            }
        }
        guard test.kind != .decision, let name = test.invocable else {
            guard let target = model.target(result.name, namespace: result.namespace) else { return nil }
            return try model.evaluate(target, inputs, environment)
        }
        guard let target = model.target(name) else { return nil }
        var arguments = inputs.values
        for entry in inputs.byNamespace.values.flatMap(\.entries) { arguments.set(entry.name, entry.value) }
        let value = try model.invoke(target, arguments, environment)
        // A service with several outputs gives them all; the case asks for one of them.
        if case .context(let context) = value, model.outputs(of: target).count > 1, let one = context[result.name] { return one }
        return value
    }
}
