import FEEL
import FormEngine
import FormModel
import Testing

@Suite("Making a decision for JSON")
struct DecideTests {
    static let decisions = """
        decisions:
          - id: satz
            parameters: {tag: date, alter: number, arten: "list<string>", rest: any}
            returns: {betrag: number, grund: string, bis: date}
            requires: [grenze]
            context:
              stufe:
                table: |
                  alter  || wert || Grund
                  [0..5] || 100  || Unter sechs
                  > 5    || 200  || Ab sechs
            result: |
              {betrag: if stufe > grenze(tag) then stufe + count(arten) else 0, grund: "g", bis: tag + duration("P1D")}
          - id: grenze
            parameters: {am: date}
            by: am
            variants:
              - until: 2025-03-31
                title: Bisher
                expression: "150"
              - from: 2025-04-01
                title: Neu
                expression: "50"
          - id: doppelt
            expression: if name = null then null else 2 * string length(name)
        """

    static func service(_ decisions: String = decisions) throws -> CompiledService {
        try Fixture.service(fields: "- {id: name, type: text, label: Name}", decisions: decisions)
    }

    static func answer(_ id: String, _ json: String) throws -> String {
        let outcome = try service().decide(id, json: Array(json.utf8), in: Fixture.environment)
        var writer = JSONWriter()
        writer.write(outcome.json)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        "answers as the rules say",
        arguments: [
            ("satz", #"{"tag": "2025-03-31", "alter": 7, "arten": ["a"]}"#, #"{"betrag":201,"grund":"g","bis":"2025-04-01"}"#),
            ("satz", #"{"tag": "2025-03-31", "alter": 3, "arten": []}"#, #"{"betrag":0,"grund":"g","bis":"2025-04-01"}"#),
            ("satz", #"{"tag": "2025-04-01", "alter": 3.5, "arten": []}"#, #"{"betrag":100,"grund":"g","bis":"2025-04-02"}"#),
            ("grenze", "{}", "null"), ("doppelt", #"{"name": "Anna"}"#, "8"), ("doppelt", "{}", "null"),
        ])
    func answers(id: String, json: String, expected: String) throws {
        #expect(try Self.answer(id, json) == expected)
    }

    @Test(
        "refuses input that it does not know, by name",
        arguments: [
            ("satz", #"{"tagg": "2025-03-31"}"#, "no input 'tagg'"), ("satz", #"{"tag": "31.3.2025"}"#, "'tag' must be date"),
            ("satz", #"{"arten": "a"}"#, "'arten' must be list<string>"), ("satz", "[]", "not a JSON object"),
            ("satz", "{", "not a JSON object"), ("nichts", "{}", "no decision 'nichts'"), ("doppelt", #"{"nam": 1}"#, "no input 'nam'"),
            ("doppelt", #"{"name": 5}"#, "'name' must be text"),
        ])
    func refuses(id: String, json: String, part: String) {
        let error = #expect(throws: DecisionFailure.self) { try Self.answer(id, json) }
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }

    @Test("stops at the limits of its environment")
    func limits() throws {
        let service = try Self.service("decisions: [{id: summe, parameters: {n: number}, expression: sum(for i in 1..n return i)}]")
        let json = Array(#"{"n": 500}"#.utf8)
        #expect(try service.decide("summe", json: json, in: Fixture.environment).value == 125_250)
        let narrow = FormEnvironment(today: Fixture.today, limits: Limits(steps: 100))
        #expect(throws: DecisionFailure.stopped(message: "The evaluation takes more than 100 steps. In: summe.")) {
            try service.decide("summe", json: json, in: narrow)
        }
    }

    @Test("explains itself: rules, inputs, grounds, variants")
    func explains() throws {
        let json = #"{"tag": "2025-04-01", "alter": 7, "arten": []}"#
        let outcome = try Self.service().decide("satz", json: Array(json.utf8), in: Fixture.environment)
        #expect(outcome.reasons == ["Ab sechs"])
        #expect(
            outcome.explanation == [
                "satz: rule 2 matches, result 200", "    where alter = 7", "    because: Ab sechs",
                "grenze: variant \"Neu\", since the date is 2025-04-01",
            ])
    }

    @Test(
        "a decision may use only what it lists",
        arguments: [
            ("requires: [grenze]", "requires: [doppelt]", "missing_requirement"),
            ("requires: [grenze]", "requires: [nix]", "unknown_requirement"),
        ])
    func requirements(old: String, new: String, code: String) {
        let error = #expect(throws: DefinitionProblems.self) { try Self.service(Self.decisions.replacing(old, with: new)) }
        #expect(error?.problems.map(\.code).contains(code) == true)
    }

    @Test("a fault within a table is named at its cell")
    func place() throws {
        let error = #expect(throws: DefinitionProblems.self) {
            try Self.service(Self.decisions.replacing("> 5    || 200", with: "> 5    || 2oo"))
        }
        let problem = try #require(error?.problems.first)
        #expect(problem.location.description.hasSuffix("decisions.yaml:11:22"), "\(problem)")
    }
}
