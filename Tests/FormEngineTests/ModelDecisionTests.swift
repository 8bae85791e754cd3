import FEEL
import FormEngine
import FormModel
import Testing

@Suite("Decisions that ask a model")
struct ModelDecisionTests {
    static let model = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Gebühren" namespace="urn:gebuehren">
          <itemDefinition name="tArt"><typeRef>string</typeRef>
            <allowedValues><text>"einfach", "erweitert"</text></allowedValues></itemDefinition>
          <inputData id="i1" name="Alter"><variable name="Alter" typeRef="number"/></inputData>
          <inputData id="i2" name="Art der Urkunde"><variable name="Art der Urkunde" typeRef="tArt"/></inputData>
          <decision id="d1" name="Grundgebühr">
            <variable name="Grundgebühr" typeRef="number"/>
            <informationRequirement><requiredInput href="#i2"/></informationRequirement>
            <decisionTable>
              <input label="Art"><inputExpression typeRef="string"><text>Art der Urkunde</text></inputExpression>
                <inputValues><text>"einfach", "erweitert"</text></inputValues></input>
              <output typeRef="number"/><annotation name="Grund"/>
              <rule><inputEntry><text>"einfach"</text></inputEntry><outputEntry><text>10</text></outputEntry>
                <annotationEntry><text>Einfache Urkunde</text></annotationEntry></rule>
              <rule><inputEntry><text>"erweitert"</text></inputEntry><outputEntry><text>15</text></outputEntry></rule>
            </decisionTable>
          </decision>
          <decision id="d2" name="Gebühr">
            <variable name="Gebühr" typeRef="number"/>
            <informationRequirement><requiredDecision href="#d1"/></informationRequirement>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <literalExpression><text><![CDATA[if Alter < 18 then 0 else Grundgebühr]]></text></literalExpression>
          </decision>
          <decision id="d3" name="Teile"><variable name="Teile"/>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <literalExpression><text>100 / Alter</text></literalExpression></decision>
          <businessKnowledgeModel id="k" name="doppelt"><variable name="doppelt"/><encapsulatedLogic>
            <formalParameter name="x" typeRef="number"/><literalExpression typeRef="number"><text>2 * x</text></literalExpression>
          </encapsulatedLogic></businessKnowledgeModel>
          <decisionService id="s" name="Dienst"><variable name="Dienst" typeRef="number"/><outputDecision href="#d1"/>
            <inputData href="#i2"/></decisionService>
        </definitions>
        """
    static let decisions = """
        decisions:
          - id: gebuehr
            parameters: {alter: number, art: string}
            returns: number
            model: gebuehren.dmn
            decision: Gebühr
            inputs: {Alter: alter, Art der Urkunde: art}
          - id: gesamt
            parameters: {alter: number, anzahl: number}
            expression: anzahl * gebuehr(alter, "erweitert")
          - id: verdoppelt
            parameters: {n: number}
            model: gebuehren.dmn
            decision: doppelt
            inputs: {x: n + 1}
          - id: dienst
            parameters: {art: string}
            model: gebuehren.dmn
            decision: Dienst
            inputs: {Art der Urkunde: art}
          - id: je_kopf
            parameters: {alter: number}
            model: gebuehren.dmn
            decision: Teile
            inputs: {Alter: alter}
          - id: nach_datum
            parameters: {tag: date}
            by: tag
            variants:
              - until: 2025-12-31
                expression: "1"
              - from: 2026-01-01
                model: gebuehren.dmn
                decision: Gebühr
                inputs: {Alter: 30, Art der Urkunde: '"einfach"'}
        """

    static func definition(_ decisions: String = decisions, form: String? = nil) throws -> ServiceDefinition {
        let fields = form ?? "pages: [{id: seite, title: Seite, fields: [{id: jahre, type: integer, label: Jahre, min: 0, max: 120}]}]"
        return try Fixture.definition(form: fields, decisions: decisions, files: ["probe/gebuehren.dmn": model])
    }

    static func answer(_ id: String, _ json: String) throws -> DecisionOutcome {
        try CompiledService.compile(definition()).decide(id, json: Array(json.utf8), in: Fixture.environment)
    }

    @Test(
        "answer as the model does",
        arguments: [
            ("gebuehr", #"{"alter": 20, "art": "einfach"}"#, 10), ("gebuehr", #"{"alter": 20, "art": "erweitert"}"#, 15),
            ("gebuehr", #"{"alter": 17, "art": "einfach"}"#, 0), ("gesamt", #"{"alter": 20, "anzahl": 3}"#, 45),
            ("verdoppelt", #"{"n": 4}"#, 10), ("dienst", #"{"art": "erweitert"}"#, 15), ("je_kopf", #"{"alter": 50}"#, 2),
            ("nach_datum", #"{"tag": "2025-05-01"}"#, 1), ("nach_datum", #"{"tag": "2026-05-01"}"#, 10),
        ])
    func answers(id: String, json: String, expected: Int) throws {
        #expect(try Self.answer(id, json).value == .number(Number(expected)))
    }

    @Test("have no answer yet where an input is not known")
    func unanswered() throws {
        #expect(try Self.answer("je_kopf", "{}").value == .null)
        #expect(try Self.answer("dienst", "{}").value == .null)
    }

    @Test("explain themselves with the tables of the model")
    func explanation() throws {
        let outcome = try Self.answer("gebuehr", #"{"alter": 20, "art": "einfach"}"#)
        #expect(outcome.reasons == ["Einfache Urkunde"])
        #expect(
            outcome.explanation == [
                "Grundgebühr: rule 1 matches, result 10", "    where Art = \"einfach\"", "    because: Einfache Urkunde",
            ])
    }

    @Test(
        "stop where the model has no result, instead of going on with null",
        arguments: [
            ("je_kopf", #"{"alter": 0}"#, "'/' at 1:5 has no result for number and number. In: Teile < je_kopf."),
            (
                "dienst", #"{"art": "anders"}"#,
                "'Art der Urkunde' does not fit its declared type: it is string, or not among the allowed values. In: dienst."
            ),
        ])
    func stopped(id: String, json: String, message: String) {
        #expect(throws: DecisionFailure.stopped(message: message)) { try Self.answer(id, json) }
    }

    @Test("are values of a form, worked out from its fields")
    func form() throws {
        let decisions = """
            decisions:
              - id: gebuehr
                model: gebuehren.dmn
                decision: Gebühr
                inputs: {Alter: jahre, Art der Urkunde: '"erweitert"'}
            """
        let service = try CompiledService.compile(Self.definition(decisions))
        let outcome = try service.decide("gebuehr", json: Array(#"{"jahre": 40}"#.utf8), in: Fixture.environment)
        #expect(outcome.value == 15)
    }

    @Test(
        "are refused where a type does not fit, with the place",
        arguments: [
            (
                "inputs: {Alter: alter, Art", "inputs: {Alter: art, Art", "Forms/probe/decisions.yaml:7:21",
                "'Alter' must be number, but this is string."
            ),
            ("returns: number", "returns: string", "Forms/probe/decisions.yaml", "The result must be string, but this is number."),
            ("Alter: alter, Art", "Alter: alte, Art", "Forms/probe/decisions.yaml:7:21", "The name 'alte' is not known here."),
        ])
    func types(old: String, new: String, place: String, message: String) throws {
        let definition = try Self.definition(Self.decisions.replacing(old, with: new, maxReplacements: 1))
        let problems = try #require(throws: DefinitionProblems.self) { try CompiledService.compile(definition) }.problems
        #expect(
            problems.contains { $0.location.description.hasPrefix(place) && $0.message.contains(message) }, "\(problems.map(\.description))"
        )
    }

    @Test("pass the examples of their service")
    func examples() throws {
        let example = """
            title: Erwachsene
            today: 2026-11-25
            decisions:
              - {decide: gebuehr, with: {alter: 20, art: einfach}, gives: 10}
              - {decide: gebuehr, with: {alter: 20, art: erweitert}, gives: 16}
            """
        let files = [
            "urkunden/service.yaml": "id: urkunden\ntitle: Urkunden\nsummary: Was sie kosten.\nlaw: [{text: § 1}]\nauthority: {name: Amt}",
            "urkunden/decisions.yaml": Self.decisions, "urkunden/gebuehren.dmn": Self.model, "urkunden/examples/eins.yaml": example,
        ]
        let service = try CompiledService.compile(try ServiceLoader(files: files).load("urkunden"))
        #expect(
            ExampleRunner.runAll(service).flatMap { $0.differences.map(\.message) }
                == ["Expected gebuehr to be 16, but it is 15."])
    }
}
