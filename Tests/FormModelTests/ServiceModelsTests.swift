import Testing

@testable import FormModel

@Suite("Decision models in the folder of a service")
struct ServiceModelsTests {
    static let model = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Gebühren" namespace="urn:gebuehren">
          <inputData id="i1" name="Alter"><variable name="Alter" typeRef="number"/></inputData>
          <inputData id="i2" name="Art der Urkunde"><variable name="Art der Urkunde" typeRef="string"/></inputData>
          <decision id="d1" name="Grundgebühr">
            <variable name="Grundgebühr" typeRef="number"/>
            <informationRequirement><requiredInput href="#i2"/></informationRequirement>
            <decisionTable>
              <input><inputExpression typeRef="string"><text>Art der Urkunde</text></inputExpression>
                <inputValues><text>"einfach", "erweitert"</text></inputValues></input>
              <output typeRef="number"/>
              <rule><inputEntry><text>"einfach"</text></inputEntry><outputEntry><text>10</text></outputEntry></rule>
              <rule><inputEntry><text>"erweitert"</text></inputEntry><outputEntry><text>15</text></outputEntry></rule>
            </decisionTable>
          </decision>
          <decision id="d2" name="Gebühr">
            <variable name="Gebühr" typeRef="number"/>
            <informationRequirement><requiredDecision href="#d1"/></informationRequirement>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <literalExpression><text><![CDATA[if Alter < 18 then 0 else Grundgebühr]]></text></literalExpression>
          </decision>
        </definitions>
        """
    static let decisions = """
        decisions:
          - id: gebuehr
            parameters: {alter: number, art: string}
            returns: number
            model: gebuehren.dmn
            decision: Gebühr
            inputs:
              Alter: alter
              Art der Urkunde: art
        """

    static func files(_ changes: [String: String?] = [:]) -> [String: String] {
        var files = [
            "urkunden/service.yaml": "id: urkunden\ntitle: Urkunden\nsummary: Was sie kosten.\nlaw: [{text: § 1}]\nauthority: {name: Amt}",
            "urkunden/decisions.yaml": decisions, "urkunden/gebuehren.dmn": model,
            "urkunden/examples/eins.yaml":
                "title: Eins\ntoday: 2026-11-25\ndecisions:\n  - {decide: gebuehr, with: {alter: 20, art: einfach}, gives: 10}",
        ]
        for (name, text) in changes { files["urkunden/\(name)"] = text }
        return files
    }

    private static func problems(_ changes: [String: String?]) -> [DefinitionProblem] {
        ServiceLoader(files: files(changes)).check().problems.filter { $0.location.file.hasPrefix("Forms/urkunden") }
    }

    @Test("are read with it, and belong to its version")
    func loads() throws {
        #expect(Self.problems([:]) == [])
        let service = try ServiceLoader(files: Self.files()).load("urkunden")
        #expect(
            service.models == [
                DecisionModel(file: "gebuehren.dmn", name: "Gebühren", decisions: ["Grundgebühr", "Gebühr"], used: ["Gebühr"])
            ])
        #expect(service.source.files.keys.sorted() == ["urkunden/decisions.yaml", "urkunden/gebuehren.dmn", "urkunden/service.yaml"])
        #expect(try ServiceLoader.load(service.source).decisions == service.decisions)
        let changed = Self.files(["gebuehren.dmn": Self.model.replacing(">15<", with: ">16<")])
        let other = try ServiceLoader(files: changed).load("urkunden")
        #expect(other.version != service.version)
        #expect(other.decisions != service.decisions)
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let code: String
        let place: String
        let words: String

        init(_ file: String, _ old: String, _ new: String, _ code: String, _ place: String, _ words: String) {
            (self.file, self.old, self.new, self.code, self.place, self.words) = (file, old, new, code, place, words)
        }

        var testDescription: String { "\(code): \(new)" }
    }

    static let mistakes: [Mistake] = [
        Mistake("decisions.yaml", "gebuehren.dmn", "gebuhren.dmn", "unknown_model", "decisions.yaml:5:12", "Did you mean 'gebuehren.dmn'?"),
        Mistake(
            "decisions.yaml", "decision: Gebühr", "decision: Gebuhr", "unknown_model_decision", "decisions.yaml:6:15",
            "Did you mean 'Gebühr'?"),
        Mistake("decisions.yaml", "    decision: Gebühr\n", "", "missing_key", "decisions.yaml:2:5", "Add 'decision: …'"),
        Mistake("decisions.yaml", "Alter: alter", "Alte: alter", "unknown_model_input", "decisions.yaml:8:7", "Did you mean 'Alter'?"),
        Mistake(
            "decisions.yaml", "      Alter: alter\n", "", "missing_model_input", "decisions.yaml:6:15",
            "'Gebühr' needs the input 'Alter' (number), which is not given."),
        Mistake(
            "decisions.yaml", "model: gebuehren.dmn", "table: x || y", "foreign_key", "decisions.yaml:6:5",
            "Add 'model: …', or remove 'decision'."),
        Mistake("decisions.yaml", "Alter: alter", "Alter: [alter]", "not_a_text", "decisions.yaml:8:14", "Alter"),
        Mistake("gebuehren.dmn", "</definitions>", "", "bad_model", "gebuehren.dmn", "The document is not well-formed."),
        Mistake(
            "gebuehren.dmn", "spec/DMN/20230324", "spec/BPMN/20230324", "bad_model", "gebuehren.dmn:1:1", "The document is no DMN model"),
        Mistake(
            "gebuehren.dmn", "Alter < 18", "Alte < 18", "model_fault", "gebuehren.dmn:19:1", "'Gebühr': The name 'Alte' is not known here."),
        Mistake(
            "gebuehren.dmn", "href=\"#d1\"", "href=\"#d3\"", "model_fault", "gebuehren.dmn:17:1", "What it requires is not here: '#d3'."),
        Mistake(
            "gebuehren.dmn", "Alter\" typeRef=\"number\"", "Alter\" typeRef=\"zahl\"", "model_fault", "gebuehren.dmn:2:1",
            "There is no type 'zahl'"),
        Mistake("gebuehren.dmn", "id=\"d2\"", "id=\"d1\"", "bad_model", "gebuehren.dmn:15:1", "The id 'd1' is there twice."),
        Mistake("gebuehren.dmn", "href=\"#i1\"", "href=\"#d2\"", "model_fault", "gebuehren.dmn:15:1", "It requires itself"),
    ]

    @Test("are refused with place, reason and remedy", arguments: mistakes)
    func refused(mistake: Mistake) throws {
        let text = try #require(Self.files()["urkunden/\(mistake.file)"])
        #expect(text.contains(mistake.old))
        let changes = [mistake.file: text.replacing(mistake.old, with: mistake.new)]
        let found = Self.problems(changes).filter { $0.severity == .error }
        #expect(
            found.contains { problem in
                problem.code == mistake.code && problem.location.description.hasPrefix("Forms/urkunden/\(mistake.place)")
                    && problem.description.contains(mistake.words) && !problem.remedy.isEmpty
            }, "\(found.map { "[\($0.code)] \($0.description)" }.joined(separator: "\n"))")
        #expect(throws: DefinitionProblems.self) { try ServiceLoader(files: Self.files(changes)).load("urkunden") }
    }

    @Test("are named where nobody asks them, where two have one namespace and where a table has a gap")
    func warnings() {
        let unused = Self.model.replacing("urn:gebuehren", with: "urn:anders")
        #expect(Self.problems(["anders.dmn": unused]).map(\.code) == ["unused_model"])
        #expect(Self.problems(["anders.dmn": unused]).map(\.severity) == [.warning])
        #expect(Self.problems(["zwilling.dmn": Self.model]).map(\.code).contains("duplicate_model"))
        let gap = Self.problems([
            "gebuehren.dmn": Self.model.replacing("<rule><inputEntry><text>\"erweitert\"", with: "<rule><inputEntry><text>\"einfach\"")
        ])
        #expect(gap.map(\.code).sorted() == ["table_gap", "table_overlap"])
        #expect(gap.map(\.location.line).sorted() == [7, 12])
    }

    @Test("may import each other; faults stand where they are")
    func imports() {
        let importing = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Summe" namespace="urn:summe">
              <import name="g" namespace="urn:gebuehren"/>
              <decision id="s" name="Summe"><variable name="Summe" typeRef="number"/>
                <informationRequirement><requiredDecision href="urn:gebuehren#d2"/></informationRequirement>
                <literalExpression><text>g.Gebühr + 1</text></literalExpression></decision>
            </definitions>
            """
        let decisions = Self.decisions.replacing("gebuehren.dmn", with: "summe.dmn").replacing("decision: Gebühr", with: "decision: Summe")
            .replacing("Alter:", with: "g.Alter:").replacing("Art der", with: "g.Art der")
        #expect(Self.problems(["summe.dmn": importing, "decisions.yaml": decisions]) == [])
        let faulty = Self.model.replacing("Alter < 18", with: "Alte < 18")
        let found = Self.problems(["summe.dmn": importing, "decisions.yaml": decisions, "gebuehren.dmn": faulty])
        #expect(found.map(\.location.description) == ["Forms/urkunden/gebuehren.dmn:19:1"])
    }
}
