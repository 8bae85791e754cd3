public import FEEL

/// What became of a case.
public enum CaseOutcome: Equatable, Sendable {
    case passed
    /// Refused before anything ran: the right answer where an error is expected.
    case refused(String)
    /// Another value than the expected one, or an evaluation that was stopped.
    case failed(found: String)
}

/// Runs cases as the standard wants it: what has no result is null.
public struct CaseRunner: Sendable {
    private let environment: Environment

    public init(environment: Environment) {
        self.environment = environment
    }

    public func outcome(of test: ConformanceCase) -> CaseOutcome {
        do {
            let found = try value(of: test)
            return CaseComparison(tolerance: test.tolerance).isRight(found, test.expected) ? .passed : .failed(found: found.feelText)
        } catch let error as CompileError {
            return test.expectsNull ? .refused(error.description) : .failed(found: "refused: \(error)")
        } catch {
            return .failed(found: "stopped: \(error)")
        }
    }

    private func value(of test: ConformanceCase) throws -> Value {
        var scope = Scope(mode: .standard)
        var values: [Value] = []
        for variable in test.context {
            let value = variable.value?.feel ?? .null
            scope.declare(variable.name, variable.type.map { ValueType(declared: $0) } ?? ValueType(like: value))
            values.append(value)
        }
        for binding in test.bindings {
            let type = binding.type.map { ValueType(declared: $0) }
            let expression = try CompiledExpression.compile(binding.expression, in: scope, expecting: type)
            values.append(try expression.evaluate(CaseRunner.frame(values), environment))
            scope.declare(binding.name, type ?? expression.type)
        }
        let type = test.resultType.map { ValueType(declared: $0) }
        let expression = try CompiledExpression.compile(test.expression, in: scope, expecting: type)
        return try expression.evaluate(CaseRunner.frame(values), environment)
    }

    private static func frame(_ values: [Value]) -> Frame {
        let frame = Frame(count: values.count)
        for (index, value) in values.enumerated() { frame[index] = value }
        return frame
    }
}
