import FEEL

/// The environment of all tests: 21 November 2026, 10:30 in Germany.
let environment = Environment(epochSeconds: 1_795_253_400)

/// The result of an expression over named values, whose types are known.
func evaluate(_ source: String, _ values: KeyValuePairs<String, Value> = [:]) throws -> Value {
    var scope = Scope()
    for (name, value) in values { scope.declare(name, ValueType(like: value)) }
    return try CompiledExpression.compile(source, in: scope).evaluate(frame(values.map(\.value)), environment)
}

/// The same over values of which nothing is known beforehand.
func evaluateUntyped(_ source: String, _ values: KeyValuePairs<String, Value> = [:]) throws -> Value {
    var scope = Scope()
    for (name, _) in values { scope.declare(name, .any) }
    return try CompiledExpression.compile(source, in: scope).evaluate(frame(values.map(\.value)), environment)
}

func frame(_ values: [Value]) -> Frame {
    let frame = Frame(count: values.count)
    for (index, value) in values.enumerated() { frame[index] = value }
    return frame
}

/// The fault of an expression; nil when it compiles.
func fault(_ source: String, in scope: Scope = .empty, expecting: ValueType? = nil) -> CompileError? {
    do throws(CompileError) {
        _ = try CompiledExpression.compile(source, in: scope, expecting: expecting)
        return nil
    } catch {
        return error
    }
}

extension Value {
    /// A value from its literal.
    init(literal: String) throws {
        self = try evaluate(literal)
    }
}
