import FEEL
import Testing

@testable import DMN

@Suite("Logic of a decision")
struct LogicTests {
    static let boxes: [(logic: String, expected: String)] = [
        (Fixture.literal("1 + 2"), "3"),
        ("<list>" + Fixture.literal("1") + Fixture.literal("\"a\"") + "</list>", "[1, \"a\"]"),
        (
            "<context><contextEntry><variable name='first one'/>" + Fixture.literal("2") + "</contextEntry>"
                + "<contextEntry><variable name='b'/>" + Fixture.literal("first one * 2") + "</contextEntry></context>",
            "{\"first one\": 2, b: 4}"
        ),
        (
            "<context><contextEntry><variable name='a'/>" + Fixture.literal("2") + "</contextEntry><contextEntry>"
                + Fixture.literal("a + 1") + "</contextEntry></context>", "3"
        ),
        (
            "<relation><column name='a'/><column name='b'/><row>" + Fixture.literal("1") + Fixture.literal("2")
                + "</row></relation>", "[{a: 1, b: 2}]"
        ),
        (
            "<conditional><if>" + Fixture.literal("1 > 2") + "</if><then>" + Fixture.literal("\"y\"") + "</then><else>"
                + Fixture.literal("\"n\"") + "</else></conditional>", "\"n\""
        ),
        (
            "<for iteratorVariable='i'><in>" + Fixture.literal("[1..3]") + "</in><return>" + Fixture.literal("i * i")
                + "</return></for>", "[1, 4, 9]"
        ),
        (
            "<every iteratorVariable='i'><in>" + Fixture.literal("[1, 2]") + "</in><satisfies>" + Fixture.literal("i > 1")
                + "</satisfies></every>", "false"
        ),
        (
            "<some iteratorVariable='i'><in>" + Fixture.literal("[1, 2]") + "</in><satisfies>" + Fixture.literal("i > 1")
                + "</satisfies></some>", "true"
        ),
        (
            "<filter><in>" + Fixture.literal("[1, 2, 3]") + "</in><match>" + Fixture.literal("item > 1")
                + "</match></filter>", "[2, 3]"
        ),
    ]

    @Test("each kind of boxed expression has its value", arguments: boxes)
    func boxed(logic: String, expected: String) throws {
        #expect(try Fixture.model(Fixture.decision("d", logic)).value("d") == Fixture.value(expected))
    }

    @Test("a function in a context is called by position and by name; one in PMML is null")
    func functions() throws {
        func entry(_ kind: String, _ body: String, _ call: String) -> String {
            "<context><contextEntry><variable name='f'/><functionDefinition\(kind)><formalParameter name='the x' typeRef='number'/>"
                + body + "</functionDefinition></contextEntry><contextEntry>" + Fixture.literal(call) + "</contextEntry></context>"
        }
        let body = Fixture.literal("the x + 1")
        #expect(try Fixture.model(Fixture.decision("d", entry("", body, "f(1)"))).value("d") == 2)
        #expect(try Fixture.model(Fixture.decision("d", entry("", body, "f(the x: 3)"))).value("d") == 4)
        let pmml = try Fixture.model(Fixture.decision("d", entry(" kind='PMML'", body, "f(1)")))
        #expect(try pmml.value("d") == .null)
        #expect(pmml.issues.map(\.message) == ["Functions of PMML are not run; the result is null."])
    }

    private static func table(_ attributes: String, outputs: String = "<output/>") -> String {
        "<decisionTable \(attributes)><input><inputExpression typeRef='number'><text>n</text></inputExpression></input>\(outputs)"
            + [("< 10", 1), ("< 20", 2), ("-", 3)].map { condition, result in
                "<rule><inputEntry><text><![CDATA[\(condition)]]></text></inputEntry>"
                    + "<outputEntry><text>\(result)</text></outputEntry></rule>"
            }.joined() + "</decisionTable>"
    }

    static let policies: [(attributes: String, expected: String)] = [
        ("", "null"), ("hitPolicy='UNIQUE'", "null"), ("hitPolicy='ANY'", "null"), ("hitPolicy='FIRST'", "1"),
        ("hitPolicy='RULE ORDER'", "[1, 2, 3]"), ("hitPolicy='COLLECT'", "[1, 2, 3]"),
        ("hitPolicy='COLLECT' aggregation='SUM'", "6"), ("hitPolicy='COLLECT' aggregation='MIN'", "1"),
        ("hitPolicy='COLLECT' aggregation='MAX'", "3"), ("hitPolicy='COLLECT' aggregation='COUNT'", "3"),
    ]

    @Test("hit policies", arguments: policies)
    func hitPolicies(attributes: String, expected: String) throws {
        let body = Fixture.input("n", type: "number") + Fixture.decision("d", Self.table(attributes), needs: ["#i_n"])
        #expect(try Fixture.model(body).value("d", "{n: 5}") == Fixture.value(expected))
    }

    @Test(
        "priority and output order follow the order of the allowed results", arguments: [("PRIORITY", "2"), ("OUTPUT ORDER", "[2, 3, 1]")])
    func priorities(policy: String, expected: String) throws {
        let output = "<output><outputValues><text>2, 3, 1</text></outputValues></output>"
        let table = Self.table("hitPolicy='\(policy)'", outputs: output)
        let body = Fixture.input("n") + Fixture.decision("d", table, needs: ["#i_n"])
        #expect(try Fixture.model(body).value("d", "{n: 5}") == Fixture.value(expected))
    }

    @Test("a table explains which rules matched")
    func explanation() throws {
        let body = Fixture.input("n") + Fixture.decision("d", Self.table("hitPolicy='FIRST'"), needs: ["#i_n"])
        let model = try Fixture.model(body)
        let trace = DecisionTrace()
        let inputs = ModelInputs(Context([("n", 15)]))
        _ = try model.evaluate(try #require(model.target("d")), inputs, Fixture.environment, trace: trace)
        guard case .table(let step)? = trace.steps.first else { return #expect(Bool(false), "no step") }
        #expect(step.decision == "d" && step.rules == [2] && step.result == 2)
    }

    @Test("a decision with a fault is null, and the others have their values")
    func faults() throws {
        let model = try Fixture.model(Fixture.decision("bad", Fixture.literal("1 +")) + Fixture.decision("good", Fixture.literal("1")))
        #expect(try model.value("bad") == .null)
        #expect(try model.value("good") == 1)
        #expect(model.issues.map(\.severity) == [.error])
    }

    @Test("a decision without logic is null and said to be")
    func missing() throws {
        let model = try Fixture.model(Fixture.decision("d", ""))
        #expect(try model.value("d") == .null)
        #expect(model.issues.map(\.message) == ["It has no logic; it is null."])
    }
}
