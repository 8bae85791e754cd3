import FEEL
import Testing

@testable import DMN

@Suite("Requirements, knowledge, services and imports")
struct RequirementTests {
    private static func knowledge(_ name: String, _ parameters: String, _ body: String, type: String = "") -> String {
        "<businessKnowledgeModel id='b_\(name)' name='\(name)'><variable name='\(name)' \(type)/><encapsulatedLogic>"
            + parameters.split(separator: ",").map { "<formalParameter name='\($0)'/>" }.joined() + Fixture.literal(body)
            + "</encapsulatedLogic></businessKnowledgeModel>"
    }

    @Test("names with blanks and signs are found, whatever stands first in the file")
    func names() throws {
        let sum =
            Fixture.decision("total", Fixture.literal("net+tax - 1"), needs: ["#d_x", "#i_y"])
            + "<inputData id='i_y' name='net+tax'/>" + Fixture.decision("x", Fixture.literal("1"))
        #expect(try Fixture.model(sum).value("total", "{\"net+tax\": 5}") == 4)
        let blank =
            Fixture.decision("total", Fixture.literal("net-sum of all - 1"), needs: ["#i_y"])
            + "<inputData id='i_y' name='net-sum of all'/>"
        #expect(try Fixture.model(blank).value("total", "{\"net-sum of all\": 5}") == 4)
    }

    @Test("a decision sees what it requires and nothing else")
    func scopes() throws {
        let body =
            Fixture.decision("a", Fixture.literal("1")) + Fixture.decision("b", Fixture.literal("a"))
            + Fixture.decision("c", Fixture.literal("a + 1"), needs: ["#d_a"])
        let model = try Fixture.model(body)
        #expect(try model.value("b") == .null)
        #expect(try model.value("c") == 2)
    }

    @Test("knowledge is called, invoked by name, used by other knowledge, and may call itself")
    func knowledgeModels() throws {
        let invocation =
            "<invocation>" + Fixture.literal("double") + "<binding><parameter name='n'/>" + Fixture.literal("4")
            + "</binding></invocation>"
        let body =
            Self.knowledge("double", "n", "n * 2")
            + Self.knowledge("factorial", "n", "if n < 2 then 1 else n * factorial(n - 1)")
            + Fixture.decision("call", Fixture.literal("double(3)"), knows: ["#b_double"])
            + Fixture.decision("invoke", invocation, knows: ["#b_double"])
            + Fixture.decision("deep", Fixture.literal("factorial(5)"), knows: ["#b_factorial"])
        let model = try Fixture.model(body)
        #expect(try model.value("call") == 6)
        #expect(try model.value("invoke") == 8)
        #expect(try model.value("deep") == 120)
        #expect(try model.value("double", "{n: 5}") == 10)
    }

    @Test("endless recursion ends in an error of the evaluation")
    func endless() throws {
        let body = Self.knowledge("f", "n", "f(n + 1)") + Fixture.decision("d", Fixture.literal("f(1)"), knows: ["#b_f"])
        let model = try Fixture.model(body)
        #expect(throws: EvaluationError.self) { try model.value("d") }
    }

    @Test("a circle of requirements is null and named; what builds on it is evaluated")
    func cycles() throws {
        let body =
            Fixture.decision("a", Fixture.literal("b"), needs: ["#d_b"])
            + Fixture.decision("b", Fixture.literal("a"), needs: ["#d_a"])
            + Fixture.decision("c", Fixture.literal("[a, 1]"), needs: ["#d_a"])
        let model = try Fixture.model(body)
        #expect(try model.value("a") == .null)
        #expect(try model.value("c") == .list([.null, 1]))
        #expect(model.issues.map(\.element) == ["a", "b"])
    }

    @Test("a requirement that is not there is a warning")
    func missing() throws {
        let model = try Fixture.model(Fixture.decision("a", Fixture.literal("1"), needs: ["#d_nowhere"]))
        #expect(try model.value("a") == 1)
        #expect(model.issues.map(\.message) == ["What it requires is not here: '#d_nowhere'."])
    }

    @Test("a long chain of decisions is evaluated without deep calls, each once")
    func chain() throws {
        var body = Fixture.decision("x0", Fixture.literal("1"))
        for index in 1...2_000 {
            body += Fixture.decision("x\(index)", Fixture.literal("x\(index - 1) + 1"), needs: ["#d_x\(index - 1)"])
        }
        #expect(try Fixture.model(body).value("x2000") == 2_001)
    }

    private static let service =
        Fixture.input("n") + Fixture.decision("given", Fixture.literal("100"))
        + Fixture.decision("inner", Fixture.literal("n + given"), needs: ["#i_n", "#d_given"])
        + Fixture.decision("outer", Fixture.literal("inner * 2"), needs: ["#d_inner"])
        + "<decisionService id='s' name='service'><outputDecision href='#d_outer'/><encapsulatedDecision href='#d_inner'/>"
        + "<inputDecision href='#d_given'/><inputData href='#i_n'/></decisionService>"

    @Test("a service is called with input data first, then input decisions, which are not evaluated")
    func services() throws {
        let body =
            Self.service + Fixture.decision("call", Fixture.literal("service(1, 2)"), knows: ["#s"])
            + Fixture.decision("named", Fixture.literal("service(given: 3, n: 1)"), knows: ["#s"])
        let model = try Fixture.model(body)
        #expect(try model.value("call") == 6)
        #expect(try model.value("named") == 8)
        #expect(try model.value("service", "{n: 2, given: 3}") == 10)
        #expect(try model.value("outer", "{n: 1}") == 202)
    }

    @Test("a service with several outputs gives a context")
    func outputs() throws {
        let body = Self.service.replacing("<encapsulatedDecision", with: "<outputDecision")
        #expect(try Fixture.model(body).value("service", "{n: 1, given: 2}") == Fixture.value("{outer: 6, inner: 3}"))
    }

    // MARK: Imports

    private static let library =
        "<itemDefinition name='tShort'><typeRef>string</typeRef><allowedValues><text>\"a\",\"b\"</text>"
        + "</allowedValues></itemDefinition>" + Fixture.input("who") + knowledge("greet", "name", "\"Hallo \" + name")
        + Fixture.decision("greeting", Fixture.literal("greet(who)"), needs: ["#i_who"], knows: ["#b_greet"])

    private static func importing(_ names: String..., body: String) -> String {
        names.map { "<import name='\($0)' namespace='urn:lib' importType='\(Fixture.dmn15)'/>" }.joined() + body
    }

    @Test("imported names stand behind the name of the import, or alone where it has none")
    func imports() throws {
        let library = try Fixture.read(Self.library, namespace: "urn:lib")
        let use = Fixture.decision("d", Fixture.literal("the lib.greeting + lib.x"), needs: ["urn:lib#d_greeting"])
        let plain = use.replacing("the lib.greeting + lib.x", with: "the lib.greeting")
        let model = try Fixture.model(Self.importing("the lib", body: plain), importing: [library])
        #expect(try model.value("d", "{\"the lib\": {who: \"Ada\"}}") == "Hallo Ada")
        #expect(try model.value("d", "{who: \"Ada\"}") == "Hallo Ada")
        let bare = use.replacing("the lib.greeting + lib.x", with: "greeting")
        #expect(try Fixture.model(Self.importing("", body: bare), importing: [library]).value("d", "{who: \"Bo\"}") == "Hallo Bo")
    }

    @Test("knowledge and types of an import are used with its name")
    func importedKnowledge() throws {
        let library = try Fixture.read(Self.library, namespace: "urn:lib")
        let body =
            Fixture.decision("d", Fixture.literal("lib.greet(\"Eva\")"), knows: ["urn:lib#b_greet"])
            + Fixture.decision("bad", Fixture.literal("\"c\""), type: "lib.tShort")
            + Fixture.decision("good", Fixture.literal("\"b\""), type: "lib.tShort")
        let model = try Fixture.model(Self.importing("lib", body: body), importing: [library])
        #expect(try model.value("d") == "Hallo Eva")
        #expect(try model.value("bad") == .null)
        #expect(try model.value("good") == "b")
    }

    @Test("a model that is imported twice has inputs of its own on each way")
    func nested() throws {
        let library = try Fixture.read(Self.library, namespace: "urn:lib")
        func middle(_ namespace: String) throws -> DMNModel {
            let body = Fixture.decision("pass", Fixture.literal("lib.greeting"), needs: ["urn:lib#d_greeting"])
            return try Fixture.read(Self.importing("lib", body: body), namespace: namespace)
        }
        let body =
            "<import name='one' namespace='urn:one'/><import name='two' namespace='urn:two'/>"
            + Fixture.decision("d", Fixture.literal("[one.pass, two.pass]"), needs: ["urn:one#d_pass", "urn:two#d_pass"])
        let model = try Fixture.model(body, importing: [library, try middle("urn:one"), try middle("urn:two")])
        let inputs = "{one: {lib: {who: \"A\"}}, two: {lib: {who: \"B\"}}}"
        #expect(try model.value("d", inputs) == Fixture.value("[\"Hallo A\", \"Hallo B\"]"))
    }

    @Test("a model that imports itself is refused, one that is missing is a warning")
    func importFaults() throws {
        #expect(throws: DMNError.self) { try Fixture.model("<import name='me' namespace='urn:main'/>", importing: [try Fixture.read("")]) }
        #expect(try Fixture.model("<import name='lib' namespace='urn:lib'/>").issues.map(\.severity) == [.warning])
    }
}
