import FEEL
import Testing

@testable import DMN

@Suite("Types of a model")
struct TypeTests {
    private static let items = """
        <itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
        <itemDefinition name="tGrade"><typeRef>number</typeRef><allowedValues><text>[1..6]</text></allowedValues></itemDefinition>
        <itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>
        <itemDefinition name="tFew" isCollection="true"><typeRef>number</typeRef>
        <typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="tPerson"><itemComponent name="first name"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tLoop"><typeRef>tLoop</typeRef></itemDefinition>
        """

    static let conversions: [(type: String, value: String, expected: String)] = [
        ("number", "1", "1"), ("number", "\"1\"", "null"), ("number", "[1]", "1"), ("number", "[1, 2]", "null"),
        ("feel:string", "\"a\"", "\"a\""), ("tNumbers", "[1, 2]", "[1, 2]"), ("tNumbers", "1", "[1]"),
        ("tNumbers", "[1, \"a\"]", "null"), ("tGrade", "6", "6"), ("tGrade", "7", "null"), ("tGrades", "[1, 6]", "[1, 6]"),
        ("tGrades", "[1, 7]", "null"), ("tGrades", "2", "[2]"), ("tFew", "[1, 2]", "[1, 2]"), ("tFew", "[1, 2, 3]", "null"),
        ("tPerson", "{\"first name\": \"A\", grade: 1}", "{\"first name\": \"A\", grade: 1}"),
        ("tPerson", "{\"first name\": \"A\", grade: 7}", "null"), ("tPerson", "{\"first name\": 1, grade: 1}", "null"),
        ("date and time", "@\"2026-11-25\"", "@\"2026-11-25T00:00:00Z\""), ("Any", "[1]", "[1]"), ("tLoop", "1", "1"),
        ("nowhere", "1", "1"), ("list<number>", "1", "[1]"),
    ]

    @Test("results are brought to the declared type or are null", arguments: conversions)
    func results(type: String, value: String, expected: String) throws {
        let escaped = type.replacing("<", with: "&lt;")
        let model = try Fixture.model(Self.items + Fixture.decision("d", Fixture.literal(value), type: escaped))
        #expect(try model.value("d") == Fixture.value(expected))
    }

    @Test("inputs are brought to the declared type or are null", arguments: conversions)
    func inputs(type: String, value: String, expected: String) throws {
        let escaped = type.replacing("<", with: "&lt;")
        let body = Self.items + Fixture.input("x", type: escaped) + Fixture.decision("d", Fixture.literal("x"), needs: ["#i_x"])
        #expect(try Fixture.model(body).value("d", "{x: \(value)}") == Fixture.value(expected))
    }

    @Test("entries with blanks in their names are read through the declared type")
    func entries() throws {
        let body =
            Self.items + Fixture.input("p", type: "tPerson") + Fixture.decision("d", Fixture.literal("p.first name"), needs: ["#i_p"])
        #expect(try Fixture.model(body).value("d", "{p: {\"first name\": \"A\", grade: 1}}") == "A")
    }

    @Test("faults of types are warnings")
    func faults() throws {
        let body =
            "<itemDefinition name='a'><typeRef>b</typeRef></itemDefinition>"
            + "<itemDefinition name='c'><typeRef>number</typeRef><allowedValues><text>1 +</text></allowedValues></itemDefinition>"
        let issues = try Fixture.model(body).issues
        #expect(Set(issues.map(\.element)) == ["a", "c"])
        #expect(issues.allSatisfy { $0.severity == .warning })
    }

    @Test(
        "a type of functions wants their signature",
        arguments: [
            ("function(a: number) a + 1", true), ("function(a) a", true), ("function(a: number, b: number) a", false),
            ("function(a: string) 1", false),
            ("function(a: number) \"text\"", false), ("1", false),
        ])
    func functions(source: String, isAccepted: Bool) throws {
        let body = """
            <itemDefinition name="tStep"><functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem>
            </itemDefinition>
            """
        let uses = Fixture.decision("used", Fixture.literal("step(1)"), needs: ["#d_step"])
        let model = try Fixture.model(body + Fixture.decision("step", Fixture.literal(source), type: "tStep") + uses)
        guard case .function = try model.value("step") else { return #expect(!isAccepted) }
        #expect(isAccepted)
        #expect(try model.value("used") != .null)
    }

    @Test("an unknown type in a signature is a warning")
    func signatures() throws {
        let item = "<itemDefinition name='f'><functionItem outputTypeRef='nowhere'/></itemDefinition>"
        #expect(try Fixture.model(item).issues.map(\.message) == ["There is no type 'nowhere'; every value is accepted."])
    }

    @Test("cells of a relation are brought to the type of their column, allowed values included")
    func relations() throws {
        let relation =
            "<relation><column name='grade' typeRef='tGrade'/><column name='b'/>"
            + [("6", "1"), ("7", "2"), ("\"x\"", "3")].map { grade, b in "<row>" + Fixture.literal(grade) + Fixture.literal(b) + "</row>" }
            .joined()
            + "</relation>"
        let model = try Fixture.model(Self.items + Fixture.decision("d", relation))
        #expect(try model.value("d") == Fixture.value("[{grade: 6, b: 1}, {grade: null, b: 2}, {grade: null, b: 3}]"))
    }

    private static func limited(_ type: String) -> String {
        "<decisionTable hitPolicy='FIRST'><input label='n'><inputExpression typeRef='\(type)'><text>n</text></inputExpression>"
            + "<inputValues><text>[0..10]</text></inputValues></input><output/><rule><inputEntry><text>-</text></inputEntry>"
            + "<outputEntry><text>\"any\"</text></outputEntry></rule></decisionTable>"
    }

    @Test(
        "a table has no result for an input beyond its allowed values",
        arguments: [
            ("number", "5", "\"any\""), ("number", "11", "null"), ("number", "null", "\"any\""), ("tNumbers", "[1, 10]", "\"any\""),
            ("tNumbers", "[1, 11]", "null"),
        ])
    func inputValues(type: String, value: String, expected: String) throws {
        let body = Self.items + Fixture.input("n") + Fixture.decision("d", Self.limited(type), needs: ["#i_n"])
        #expect(try Fixture.model(body).value("d", "{n: \(value)}") == Fixture.value(expected))
    }

    @Test("where null must mean 'not answered', it is an error that says which input")
    func strictInputValues() throws {
        let body = Fixture.input("n") + Fixture.decision("d", Self.limited("number"), needs: ["#i_n"])
        let model = try Fixture.model(body)
        let target = try #require(model.target("d"))
        let strict = Environment(epochSeconds: 0, noResult: .raise)
        let error = try #require(throws: EvaluationError.self) {
            try model.evaluate(target, ModelInputs(Context([("n", 11)])), strict)
        }
        #expect(error.message == "'n' is not among the values that 'd' allows.")
        #expect(error.trace == ["d"])
    }

    @Test("an argument of the wrong type is null for business knowledge and for services")
    func arguments() throws {
        let knowledge =
            "<businessKnowledgeModel id='k' name='k'><variable name='k'/><encapsulatedLogic><formalParameter name='x' typeRef='number'/>"
            + Fixture.literal("x = null") + "</encapsulatedLogic></businessKnowledgeModel>"
        let service =
            "<decisionService id='s' name='s'><variable name='s'/><outputDecision href='#d_d'/><inputData href='#i_n'/></decisionService>"
        let body =
            knowledge + service + Fixture.input("n", type: "tGrade") + Self.items
            + Fixture.decision("d", Fixture.literal("n = null"), needs: ["#i_n"])
            + Fixture.decision("e", Fixture.literal("[k(\"a\"), k(1), k([1]), s(7), s(\"a\"), s(6)]"), knows: ["#k", "#s"])
        let model = try Fixture.model(body)
        #expect(try model.value("e") == Fixture.value("[true, false, false, true, true, false]"))
        #expect(try model.value("k", "{x: \"a\"}") == true)
        #expect(try model.value("s", "{n: 7}") == true)
    }
}
