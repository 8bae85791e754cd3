import FormEngine
import FormModel
import Testing

@Suite("Questions to decisions in examples")
struct DecisionCaseTests {
    /// What comes out of an example with this question.
    private func differences(_ question: String) throws -> [String] {
        let files = [
            "steuer/service.yaml": "id: steuer\ntitle: Steuer\nsummary: Steuer.\nlaw: [{text: § 1}]\nauthority: {name: Amt}",
            "steuer/decisions.yaml": """
            decisions:
              - id: satz
                parameters: {anzahl: number, am: date}
                returns: {betrag: number, grund: string, ab: date, liste: list<number>}
                expression: |
                  {betrag: 96 * anzahl, grund: null, ab: am, liste: [1, 2]}
            """,
            "steuer/examples/eins.yaml": "title: Eins\ntoday: 2026-11-25\ndecisions:\n  - \(question)\n",
        ]
        let service = try CompiledService.compile(try ServiceLoader(files: files).load("steuer"))
        return ExampleRunner.runAll(service).flatMap { $0.differences.map(\.message) }
    }

    @Test(
        "pass where the named entries are as expected",
        arguments: [
            "{betrag: 192}", "{betrag: 192.00, grund: null, ab: 2026-01-01, liste: [1, 2]}", "{}",
        ])
    func passes(expected: String) throws {
        #expect(try differences("{decide: satz, with: {anzahl: 2, am: 2026-01-01}, gives: \(expected)}") == [])
    }

    @Test(
        "say what was expected and what came",
        arguments: [
            ("{betrag: 191.99}", "Expected satz.betrag to be 191.99, but it is 192."),
            ("{betrag: \"192\"}", "Expected satz.betrag to be \"192\", but it is 192."),
            ("{grund: zu alt}", "Expected satz.grund to be \"zu alt\", but it is null."),
            ("{betraege: 192}", "The result of satz has no entry 'betraege'."),
            ("{liste: [1, 3]}", "Expected satz.liste.1 to be 3, but it is 2."),
            ("{liste: [1]}", "Expected satz.liste to be [1], but it is [1, 2]."),
        ])
    func differs(expected: String, message: String) throws {
        #expect(try differences("{decide: satz, with: {anzahl: 2, am: 2026-01-01}, gives: \(expected)}") == [message])
    }

    @Test("say why a decision could not be made")
    func failure() throws {
        let messages = try differences("{decide: satz, with: {anzahl: viele}, gives: null}")
        #expect(messages == ["'satz' could not be decided: 'anzahl' must be number."])
    }
}
