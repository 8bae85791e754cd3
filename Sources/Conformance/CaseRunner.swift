import FEEL

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

    /// - Parameter now: the moment of `today()` and `now()`, in seconds since 1970-01-01T00:00:00Z.
    public init(epochSeconds now: Int64) {
        // Some cases count to a million.
        environment = Environment(
            epochSeconds: now, limits: Limits(depth: 1_000, steps: 20_000_000, listSize: 2_000_000, stringSize: 10_000_000))
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
        if test.kind == .unaryTests {
            let input = test.input?.feel ?? test.context.first { $0.name == "?" }?.value?.feel ?? .null
            let tests = try CompiledTests.compile(test.expression, of: ValueType(like: input), in: scope)
            return try tests.outcome(of: input, CaseRunner.frame(values), environment).map { .boolean($0) } ?? .null
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
