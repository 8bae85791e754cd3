import FEEL
import Testing

@Suite("External functions")
struct ExternalFunctionTests {
    /// Knows one function: the text of its arguments behind the name in the description.
    private struct Host: ExternalFunctions {
        struct Body: NativeFunction {
            let name: String

            func call(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
                .string(name + arguments.map(\.feelText).joined())
            }
        }

        func body(_ description: Value, parameters: Int) throws(ExternalFault) -> any NativeFunction {
            guard case .context(let context) = description, let name = context["name"]?.text, name != "none" else {
                throw ExternalFault("There is no such function.")
            }
            return Body(name: "\(name)/\(parameters):")
        }
    }

    private static func compile(_ source: String, host: (any ExternalFunctions)? = Host()) throws -> CompiledExpression {
        var scope = Scope(mode: .standard)
        scope.externals = host
        scope.declare("n", .any)
        return try CompiledExpression.compile(source, in: scope)
    }

    @Test(
        "are bound to the host's by their description",
        arguments: [
            ("(function() external {name: \"f\"})()", "f/0:"), ("(function(a, b) external {name: \"f\"})(1, [2])", "f/2:1[2]"),
            ("(function(a, b) external {name: \"f\"})(b: 1, a: 2)", "f/2:21"),
            ("(function(a) external {name: \"f\" + \"g\"})(n)", "fg/1:5"),
            ("{f: function(a) external {name: \"f\"}, r: f(1) + f(2)}.r", "f/1:1f/1:2"),
            ("(function(a: number) external {name: \"f\"})(\"x\")", "f/1:null"),
        ])
    func bound(source: String, expected: String) throws {
        let expression = try Self.compile(source)
        #expect(expression.warnings.isEmpty)
        #expect(try expression.evaluate(frame([5]), environment) == .string(expected))
    }

    @Test(
        "that the host has not are null and said to be",
        arguments: [
            ("(function(a) external {name: \"none\"})(1)", "There is no such function."),
            ("(function(a) external {name: n})(1)", "The name 'n' is not known here."),
            ("(function(a) external {name: a})(1)", "The name 'a' is not known here."),
        ])
    func missing(source: String, message: String) throws {
        let expression = try Self.compile(source)
        #expect(expression.warnings.map(\.message) == [message])
        #expect(try expression.evaluate(frame([5]), environment) == .null)
    }

    @Test("are null where there is no host")
    func withoutHost() throws {
        let expression = try Self.compile("(function(a) external {name: \"f\"})(1)", host: nil)
        #expect(expression.warnings.map(\.message) == ["Functions outside of the language are not available here."])
        #expect(try expression.evaluate(frame([5]), environment) == .null)
    }

    @Test("are refused in definitions of services, host or not")
    func refused() {
        var scope = Scope()
        scope.externals = Host()
        let found = fault("function(a) external {name: \"f\"}", in: scope)
        #expect(found?.message == "Functions outside of the language are not available here.")
        #expect(found?.suggestion == "Write the body in FEEL.")
    }

    @Test(
        "leave 'external' free as a name",
        arguments: [
            ("(function(external) external)(3)", 3), ("(function(external) external + 1)(3)", 4),
            ("(function(external) if external in [3] then 1 else 2)(3)", 1), ("(function(external) (external))(3)", 3),
        ])
    func name(source: String, expected: Int) throws {
        #expect(try evaluate(source) == .number(Number(expected)))
    }
}
