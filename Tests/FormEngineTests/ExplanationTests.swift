import FEEL
import FormEngine
import FormModel
import Testing

@Suite("An evaluation explains itself")
struct ExplanationTests {
    static let form = """
        pages:
          - id: eins
            title: Eins
            fields:
              - {id: netto, type: money, label: Netto}
          - id: zwei
            title: Zwei
            when: netto > 1000
            fields:
              - {id: anteil, type: computed, label: Anteil, value: netto * satz, as: money}
              - {id: zusatz, type: text, label: Zusatz, when: anteil > 5000, check: [{that: value != "x", code: kein_x, else: Kein x.}]}
              - {id: kinder, type: group, label: Kinder, repeat: {min: 1, max: 2}, row_label: Kind, fields: [{id: alter, type: integer, label: Alter}, {id: schule, type: text, label: Schule, when: alter > 5 and netto > 0}]}
        """
    static let decisions = "decisions:\n  - {id: satz, returns: number, expression: '0.65'}\n"

    @Test("with expression, inputs by name, result and place")
    func value() throws {
        let explanation = try explain("anteil", netto: 2000)
        #expect(explanation.isKnown && explanation.isRelevant && explanation.value == "1.300,00\u{A0}€")
        #expect(explanation.steps.map(\.subject) == ["page zwei", "field anteil"])
        let step = try #require(explanation.steps.last)
        #expect(step.expression == "netto * satz" && step.result == "1.300")
        #expect(inputs(step) == ["netto = 2.000", "satz = 0,65"])
        #expect(step.location.description.hasPrefix("Forms/probe/form.yaml:10:"))
    }

    @Test("why a field is hidden: by its page or by itself")
    func hidden() throws {
        let byPage = try explain("zusatz", netto: 500)
        #expect(!byPage.isRelevant && byPage.steps.first?.result == "Nein")
        let byField = try explain("zusatz", netto: 2000)
        #expect(!byField.isRelevant && byField.steps.map(\.result) == ["Ja", "Nein"])
    }

    @Test("of rows and of decisions")
    func rowsAndDecisions() throws {
        let row = try explain("kinder.0.schule", netto: 2000)
        #expect(row.steps.last.map(inputs) == ["alter = 7", "netto = 2.000"])
        #expect(row.isRelevant)
        #expect(try explain("satz", netto: 1).steps.map(\.result) == ["0,65"])
        #expect(try !explain("nichts", netto: 1).isKnown)
        #expect(try explain("kinder.7.schule", netto: 2000).isRelevant == false)
    }

    @Test("as a text for the terminal")
    func text() throws {
        #expect(try explain("anteil", netto: 2000).description.contains("where satz = 0,65\n    → 1.300"))
        #expect(try explain("nichts", netto: 1).description == "nichts: no such field")
    }

    private func inputs(_ step: Explanation.Step) -> [String] {
        step.inputs.map { "\($0.name) = \($0.value)" }
    }

    private func explain(_ path: String, netto: Int) throws -> Explanation {
        let answers = Answers(["netto": .number(netto), "kinder": .rows([Answers(["alter": .number(7)])])])
        let path = try #require(FieldPath(parsing: path))
        return try Fixture.service(form: Self.form, decisions: Self.decisions).evaluate(answers).explain(path)
    }
}
