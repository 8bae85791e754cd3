import FEEL
import Testing

@Suite("Operations without a result")
struct NoResultTests {
    private static let raising = Environment(epochSeconds: 1_795_253_400, noResult: .raise)

    /// The result where an operation without one is an error.
    private func raise(_ source: String, _ value: Value) throws -> Value {
        var scope = Scope()
        scope.declare("a", .any)
        return try CompiledExpression.compile(source, in: scope).evaluate(frame([value]), Self.raising)
    }

    @Test(
        "are an error that names the operation and its place",
        arguments: [
            ("1 + a / 0", Value.number(1), "'/' at 1:7 has no result for number and number."),
            ("a + 1", .string("x"), "'+' at 1:3 has no result for string and number."),
            ("a < 1", .boolean(true), "'<' at 1:3 has no result for boolean and number."),
            ("a = 1", .string("x"), "'=' at 1:3 has no result for string and number."),
            ("-a", .string("x"), "'-' at 1:2 has no result for string."),
            ("a.b", .number(1), "'b' at 1:2 has no result for number."),
            ("a(1)", .number(2), "'(…)' at 1:1 has no result for number."),
            ("sqrt(a)", .number(-1), "'sqrt' at 1:1 has no result for number."),
            ("sum(a)", .list([.number(1), .string("x")]), "'sum' at 1:1 has no result for list."),
        ])
    func errors(source: String, value: Value, message: String) {
        #expect(throws: EvaluationError(kind: .noResult, message: message)) { try raise(source, value) }
    }

    @Test(
        "are an error wherever a value of unknown type turns out to be wrong",
        arguments: [
            ("if a then 1 else 2", Value.string("true")), ("a and true", .number(1)), ("not(a)", .number(1)),
            ("[1, 2][a]", .number(Number("1.5") ?? 0)),
            ("[1, 2][a]", .string("x")), ("some x in [1] satisfies a", .number(1)), ("a between 1 and 2", .string("x")),
            ("a in [1..2]", .string("x")), ("[a..\"x\"]", .number(1)), ("for i in 1..a return i", .string("x")),
            ("1e6000 * a", .number(Number("1e6000") ?? 0)), ("a ** 0.5", .number(-1)), ("floor(a)", .string("x")),
            ("(function(x: number) x)(a)", .string("x")), ("modulo(a, 0)", .number(1)), ("a + @\"P1D\"", .number(1)),
            ("@\"999999999-12-31\" + a", .daysTime(DaysTimeDuration(days: 1))),
        ] as [(String, Value)])
    func wrongTypes(source: String, value: Value) {
        #expect(throws: EvaluationError.self) { try raise(source, value) }
        var scope = Scope()
        scope.declare("a", .any)
        #expect(throws: Never.self) { try CompiledExpression.compile(source, in: scope).evaluate(frame([value]), environment) }
    }

    @Test(
        "are null where an operand is null: it is not answered yet",
        arguments: [
            "a + 1", "a / 0", "a < 1", "-a", "a.b", "a[1]", "not(a)", "a and true", "sum([1, a])", "floor(a)", "max([a, 1])",
            "a between 1 and 2",
            "a in [1..2]", "[a..2]", "for i in 1..a return i", "a[item > 1]", "(function(x: number) x)(a)", "date(a)", "string length(a)",
        ])
    func notAnswered(source: String) throws {
        #expect(try raise(source, .null) == .null)
    }

    @Test(
        "are null where null says that there is none",
        arguments: [
            ("number(a)", Value.string("abc")), ("date(a)", .string("morgen")), ("time(a)", .string("x")), ("duration(a)", .string("x")),
            ("date and time(a)", .string("x")), ("get value({}, a)", .string("x")), ("[1, 2][a]", .number(3)), ("sum(a)", .list([])),
            ("{b: 1}[1].b + a", .null), ("range(a)", .string("x")), ("date(2026, 2, a)", .number(30)), ("a.b", .context(Context())),
        ])
    func noneThere(source: String, value: Value) throws {
        #expect(try raise(source, value) == .null)
    }

    @Test("name the functions on their way")
    func trace() throws {
        var scope = Scope()
        scope.declare(
            try CompiledFunction.compile(name: "anteil", parameters: [("n", .number)], result: nil, body: "100 / n", in: scope))
        let expression = try CompiledExpression.compile("anteil(0)", in: scope)
        let error = #expect(throws: EvaluationError.self) { try expression.evaluate(Frame(count: 0), Self.raising) }
        #expect(error?.trace == ["anteil"])
        #expect(try expression.evaluate(Frame(count: 0), environment) == .null)
    }
}

@Suite("Expressions as the standard wants them")
struct StandardModeTests {
    private func value(_ source: String) throws -> (Value, [CompileError]) {
        var scope = Scope(mode: .standard)
        scope.declare("n", .number)
        scope.declare(.context([.init(name: "x", type: .number)]), named: "tPunkt")
        let expression = try CompiledExpression.compile(source, in: scope)
        return (try expression.evaluate(frame([2]), environment), expression.warnings)
    }

    @Test(
        "make null of the part that cannot work, and warn",
        arguments: [
            ("[1, \"a\" + 1]", "[1, null]"), ("123 and false", "false"), ("if n then 1 else 2", "2"), ("[{x: 1}].y", "[null]"),
            ("1 = \"a\"", "null"), ("unbekannt", "null"), ("[unbekannt(1), n]", "[null, 2]"), ("floor(\"a\")", "null"),
            ("floor()", "null"), ("substring(text: \"a\")", "null"), ("@\"2026-02-30\"", "null"), ("[1, 2][\"a\"]", "null"),
            ("matches(\"a\", \"[\")", "null"), ("n instance of tUnbekannt", "false"), ("{a: -\"x\", b: 1}.b", "1"),
            ("not(n)", "null"), ("n < true", "null"), ("n between \"a\" and 3", "null"), ("[1..\"a\"]", "null"), ("n.year", "null"),
            ("1 in \"a\"", "null"), ("n()", "null"), ("(function(x: number) x = null)(\"a\")", "true"),
        ])
    func faults(source: String, expected: String) throws {
        let (found, warnings) = try value(source)
        #expect(found == (try evaluate(expected)))
        let isSilent = source.hasPrefix("(function") || source == "n()"
        #expect(isSilent || !warnings.isEmpty)
        #expect(
            fault(
                source,
                in: {
                    var scope = Scope(); scope.declare("n", .number); return scope
                }()) != nil || isSilent)
    }

    @Test("refuse a text that is no expression", arguments: ["1 +", "(1", "{a 1}", "if true then 1", "\"offen", "function"])
    func syntax(source: String) {
        #expect(throws: CompileError.self) { try value(source) }
    }

    @Test(
        "bring the result to the declared type",
        arguments: [
            ("[1]", ValueType.number, "1"), ("1", .list(.number), "[1]"), ("\"a\"", .number, "null"), ("[1, 2]", .number, "null"),
            ("null", .number, "null"), ("@\"2026-01-01\"", .dateTime, "@\"2026-01-01T00:00:00Z\""), ("[1, \"a\"]", .list(.number), "null"),
        ])
    func coercion(source: String, type: ValueType, expected: String) throws {
        let expression = try CompiledExpression.compile(source, in: Scope(mode: .standard), expecting: type)
        #expect(try expression.evaluate(Frame(count: 0), environment) == evaluate(expected))
    }

    @Test("know the types that the scope declares")
    func ownTypes() throws {
        #expect(try value("{x: 1} instance of tPunkt").0 == .boolean(true))
        #expect(try value("{x: \"a\"} instance of tPunkt").0 == .boolean(false))
        #expect(try value("[{x: 1}] instance of list<tPunkt>").0 == .boolean(true))
        #expect(ValueType(feel: "list<date and time>") == .list(.dateTime))
        #expect(ValueType(feel: "context<a: number, b: list<string>>") != nil)
        #expect(ValueType(feel: "tPunkt") == nil)
    }
}

@Suite("Decisions as the standard wants them")
struct StandardDecisionTests {
    private static let parameters = [DecisionLogic.Parameter("n", .number)]

    private func warnings(_ logic: DecisionLogic, mode: CompilationMode = .standard) throws -> [CompileError] {
        try CompiledFunction.compile(name: "f", parameters: Self.parameters, result: nil, logic: logic, in: Scope(mode: mode)).warnings
    }

    @Test("a function lists what is null in it, with its place, and has its value all the same")
    func function() throws {
        let function = try CompiledFunction.compile(
            name: "f", parameters: [(name: "n", type: .number)], result: nil, body: "[n, n + \"a\", unbekannt]", in: Scope(mode: .standard))
        #expect(function.warnings.map { "\($0.line):\($0.column)" } == ["1:7", "1:14"])
        let environment = Environment(epochSeconds: 0)
        #expect(try function.call([2], Frame(count: 0), environment) == .list([2, .null, .null]))
    }

    @Test("a decision with parameters tells of each fault in which of its texts it is")
    func origins() throws {
        let logic = DecisionLogic.context(
            [.init("a", .expression(DecisionText("n + 1", origin: 4))), .init("b", .expression(DecisionText("1 + n.x", origin: 5)))],
            result: .expression(DecisionText("a + unbekannt", origin: 6)))
        #expect(try warnings(logic).map(\.origin) == [5, 6])
        #expect(try warnings(.expression(DecisionText("n + 1", origin: 1))).isEmpty)
    }

    @Test("a decision without parameters tells the same")
    func expression() throws {
        var scope = Scope(mode: .standard)
        scope.declare("n", .number)
        let decision = try CompiledExpression.compile(.expression(DecisionText("n + \"a\"", origin: 3)), named: "d", in: scope)
        #expect(decision.warnings.map(\.origin) == [3])
    }

    @Test("in checked mode a fault is an error, so there is nothing to warn of")
    func checked() throws {
        #expect(try warnings(.expression(DecisionText("n + 1")), mode: .checked).isEmpty)
        #expect(throws: CompileError.self) { try warnings(.expression(DecisionText("n + \"a\"")), mode: .checked) }
    }
}
