import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk decide")
struct DecideCommandTests {
    private static let decision = """

          - id: stufe
            title: Betrag im Monat
            source: § 2 Probegesetz
            parameters: {alter: number}
            inputs:
              alter: {label: Alter des Kindes}
            table: |
              alter  || betrag || Begründung
              [0..6) || 482.5  || Kinder unter 6 Jahren
              >= 6   || 554    || Kinder ab 6 Jahren
        """

    /// A copy of the test's definitions with one more decision, and an input.
    private func decide(_ options: String..., body: (CommandRun) throws -> Void) async throws {
        try await TestForms.broken([]) { folder in
            let file = URL(fileURLWithPath: folder + "/bewohnerparken/decisions.yaml")
            try Data((String(contentsOf: file, encoding: .utf8) + Self.decision).utf8).write(to: file)
            let input = folder + "/input.json"
            try Data(#"{"alter": 3}"#.utf8).write(to: URL(fileURLWithPath: input))
            let run = await CommandRun.run(
                ["decide", "bewohnerparken", "stufe", "--forms", folder, "--input", input] + options)
            try body(run)
        }
    }

    private static let grounds =
        "Für „Betrag im Monat“ gilt Regel 1: Kinder unter 6 Jahren. Entscheidend war diese Angabe: „Alter des Kindes“ ist 3. "
        + "Daraus ergibt sich: 482,5. Rechtsgrundlage: § 2 Probegesetz."

    @Test("prints the result alone unless asked")
    func result() async throws {
        try await decide { run in
            #expect(run.output == "482.5\n" && run.code == 0, "\(run)")
        }
    }

    @Test("explains itself in steps and, below, in German")
    func explains() async throws {
        try await decide("--explain") { run in
            #expect(
                run.output == """
                    482.5
                    stufe: rule 1 matches, result 482.5
                        where Alter des Kindes = 3
                        because: Kinder unter 6 Jahren

                    Begründung
                      \(Self.grounds)

                    """)
        }
    }

    @Test("prints result, steps and grounds as one document")
    func json() async throws {
        try await decide("--json") { run in
            let document = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(document["result"] as? Double == 482.5)
            #expect(document["begruendung"] as? [String] == [Self.grounds])
            #expect((document["explanation"] as? [String])?.first == "stufe: rule 1 matches, result 482.5")
        }
    }

    @Test("refuses to explain line by line", arguments: ["--explain", "--json"])
    func wrongUse(option: String) async {
        let run = await CommandRun.run("decide", "bewohnerparken", "stufe", "--ndjson", option, "--forms", TestForms.folder)
        #expect(run.code == 64)
    }
}
