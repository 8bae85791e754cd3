import PostgreSQL
import Casework
import Foundation
import TestSupport
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk case and delivery, on a real database")
struct CaseCommandTests {
    /// Stands for the random reference, hash and id in an expected output.
    private func plain(_ text: String, _ secrets: (String, String)...) -> String {
        secrets.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    private static let name = "MB-2026-AAAA-AAAA"

    @Test("an empty municipality has neither cases nor deliveries")
    func empty() async throws {
        let town = try await TestTown()
        #expect(await CommandRun.run("case", "list", on: town.useCases).output == "No cases.\n")
        #expect(await CommandRun.run("case", "list", "--json", on: town.useCases).output == "[\n\n]\n")
        #expect(await CommandRun.run("case", "verify", on: town.useCases).output == "0 cases checked: clean\n")
        #expect(await CommandRun.run("delivery", "list", on: town.useCases).output == "No deliveries.\n")
        #expect(await CommandRun.run("delivery", "retry", "--all-failed", on: town.useCases).output == "Nothing to send.\n")
    }

    @Test("list prints a row for each case")
    func list() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        let run = await CommandRun.run("case", "list", "--limit", "1000", on: town.useCases)
        #expect(
            plain(run.output, (reference, Self.name)) == """
                CASE               SERVICE             STATE        RECEIVED          ASSIGNEE  DEADLINE  VERSION
                MB-2026-AAAA-AAAA  meldebescheinigung  eingereicht  2026-11-21 11:00  –         –         1

                """)
    }

    @Test("list gives what was asked for and no more")
    func filters() async throws {
        let town = try await TestTown()
        for _ in 0..<3 { _ = try await town.submitted() }
        func rows(_ arguments: String...) async throws -> Int {
            let run = await CommandRun.run(["case", "list", "--json"] + arguments, on: town.useCases)
            return try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [Any]).count
        }
        #expect(try await rows() == 3)
        #expect(try await rows("--limit", "2") == 2)
        #expect(try await rows("--state", "eingereicht", "--service", "meldebescheinigung") == 3)
        #expect(try await rows("--state", "erledigt") == 0)
        #expect(try await rows("--service", "elterngeld") == 0)
        #expect(try await rows("--assignee", "nobody") == 3)
        #expect(try await rows("--assignee", "anna") == 0)
    }

    @Test("show prints the case with its application")
    func show() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        let run = await CommandRun.run("case", "show", reference, on: town.useCases)
        #expect(plain(run.output, (reference, Self.name)) == Self.shown)
    }

    private static let shown = """
        MB-2026-AAAA-AAAA  Meldebescheinigung
        State      Eingereicht (eingereicht), version 1
        Received   2026-11-21 11:00
        Assignee   nobody
        Fee        0,00\u{a0}€
        Possible   pruefen, zurueckziehen
        Delivery   service_bw: waiting

        Welche Bescheinigung brauchen Sie?
          Art der Bescheinigung: Einfache Bescheinigung
          Wofür brauchen Sie die Bescheinigung?: Für eine Bank oder Versicherung

        Ihre Angaben
          Vornamen: Şerife
          Familienname: Öztürk-Weiß
          Geburtsdatum: 14.03.1985
          Anschrift Ihrer Hauptwohnung: Lindenweg 12 a, 12345 Musterstadt

        Wie möchten Sie die Bescheinigung bekommen?
          Elektronisch oder auf Papier: Elektronisch

        Versand und Kontakt
          E-Mail-Adresse: serife@post.example
          Telefonnummer: Keine Angabe
          Gebühr: 0,00\u{a0}€
          Ich beantrage die Bescheinigung für mich selbst.: Ja

        """

    @Test("a reference may be typed in small letters and without hyphens")
    func spelling() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        let typed = reference.lowercased().replacingOccurrences(of: "-", with: "")
        #expect(await CommandRun.run("case", "show", typed, on: town.useCases).output.hasPrefix(reference))
    }

    @Test("copy writes the PDF and nothing else; where none can be made it says so")
    func copy() async throws {
        let town = try await TestTown(copyPrinter: PaperPrinter())
        let reference = try await town.submitted().reference.text
        let run = await CommandRun.run("case", "copy", reference, on: town.useCases)
        #expect(run.output.hasPrefix("%PDF-\(reference) "))
        #expect(run.errors.isEmpty && run.code == 0)
        let plain = try await TestTown()
        let refused = await CommandRun.run("case", "copy", try await plain.submitted().reference.text, on: plain.useCases)
        #expect(refused.errors == "Error: This installation makes no PDF copies. 'antragswerk doctor' says what is missing.\n")
        #expect(refused.output.isEmpty && refused.code == 1)
    }

    @Test("move says where the case is now; a dry run changes nothing")
    func move() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        let dry = await CommandRun.run("case", "move", reference, "pruefen", "--dry-run", on: town.useCases)
        #expect(dry.output == "Would move \(reference) from eingereicht to in_pruefung.\n")
        let moved = await CommandRun.run("case", "move", reference, "pruefen", "--version", "1", on: town.useCases)
        #expect(moved.output == "\(reference) is now in_pruefung (In Prüfung), version 2.\n")
        #expect(moved.code == 0)
        let refused = await CommandRun.run(
            "case", "move", reference, "ablehnen", "--input", "reason=Daten stimmen nicht", on: town.useCases)
        #expect(refused.output == "\(reference) is now abgelehnt (Abgelehnt), version 3.\n")
    }

    @Test("a move that is not possible is refused in words, dry or not", arguments: [[], ["--dry-run"]])
    func refusedMove(options: [String]) async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        func errors(_ arguments: String...) async -> String {
            let run = await CommandRun.run(["case", "move", reference] + arguments + options, on: town.useCases)
            #expect(run.code == 1)
            #expect(run.output.isEmpty)
            return run.errors
        }
        #expect(
            await errors("bewilligen")
                == "Error: 'bewilligen' is not possible in the state 'eingereicht'. Possible for this role: pruefen, zurueckziehen.\n")
        if options.isEmpty {
            #expect(
                await errors("pruefen", "--version", "7")
                    == "Error: The case \(reference) has version 1, not 7. Look at it again with 'antragswerk case show'.\n")
        }
        #expect(await errors("pruefen", "--role", "auditor").contains("lacks the permission 'moveCases'") == options.isEmpty)
        _ = await CommandRun.run("case", "move", reference, "pruefen", on: town.useCases)
        #expect(await errors("ablehnen") == "Error: Inputs are missing: --input reason=….\n")
    }

    @Test("a move whose condition cannot be worked out says which, and changes nothing")
    func failingCondition() async throws {
        let town = try await TestTown(forms: try .withFailingCondition())
        let reference = try await town.submitted().reference
        let run = await CommandRun.run("case", "move", reference.text, "pruefen", on: town.useCases)
        #expect(
            run.errors == "Error: The condition of 'pruefen' in the state 'eingereicht' could not be worked out: '/' at 1:5 has no result "
                + "for number and number. Nothing was changed. Correct 'when' in the workflow's file.\n")
        #expect(run.code == 1 && run.output.isEmpty)
        #expect(try await town.useCases.caseHistory(by: TestTown.actor(.auditor), reference).map(\.kind) == ["submitted"])
    }

    @Test("history tells what happened, oldest first")
    func history() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference
        _ = await CommandRun.run("case", "move", reference.text, "pruefen", on: town.useCases)
        let events = try await town.useCases.caseHistory(by: TestTown.actor(.auditor), reference)
        let run = await CommandRun.run("case", "history", reference.text, "--role", "auditor", on: town.useCases)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.split(separator: " ") == ["#", "TIME", "WHO", "WHAT", "FROM", "TO", "HASH"])
        #expect(lines.count == events.count + 1)
        for (line, event) in zip(lines.dropFirst(), events) {
            #expect(line.hasPrefix("\(event.sequence)  2026-11-21 11:00  \(event.actorID)"))
            #expect(line.hasSuffix(String(event.hash.prefix(12))))
        }
        #expect(lines.contains { $0.contains("moved: pruefen") && $0.contains("eingereicht") && $0.contains("in_pruefung") })
    }

    @Test("verify is clean for an honest history")
    func verify() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        #expect(await CommandRun.run("case", "verify", on: town.useCases).output == "1 cases checked: clean\n")
        #expect(await CommandRun.run("case", "verify", reference, on: town.useCases).output == "1 cases checked: clean\n")
    }

    @Test("verify names the event that was changed behind the program's back and ends with 1")
    func tampered() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        let administrator = town.database.asAdministrator(poolSize: 1)
        _ = try await administrator.query("ALTER TABLE case_event DISABLE TRIGGER ALL")
        _ = try await administrator.query("UPDATE case_event SET actor = 'somebody'")
        await administrator.close()
        let run = await CommandRun.run("case", "verify", on: town.useCases)
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("\(reference): event 1: "))
        #expect(run.output.hasSuffix("\n1 cases checked: 1 broken\n"))
    }

    @Test("a case that is not there is said not to be there")
    func unknown() async throws {
        let town = try await TestTown()
        let reference = try CaseReference(prefix: "MB", year: 2026, random: Array(repeating: 9, count: 16)).text
        let run = await CommandRun.run("case", "show", reference, on: town.useCases)
        #expect(run.errors == "Error: The case \(reference) does not exist in this municipality.\n")
        #expect(run.code == 1)
    }

    @Test("delivery list and show tell how a delivery stands")
    func deliveries() async throws {
        let town = try await TestTown()
        let reference = try await town.submitted().reference.text
        let filter = DeliveryFilter(states: [], reference: nil)
        let delivery = try #require(
            try await town.useCases.listDeliveries(by: TestTown.actor(.supervisor), filter, cursor: nil, limit: 1).items.first)
        let id = delivery.id.description
        let fixed = "0190a3b2-0000-7000-8000-000000000001"
        let list = await CommandRun.run("delivery", "list", on: town.useCases)
        #expect(
            plain(list.output, (reference, Self.name), (id, fixed)) == """
                DELIVERY                              CASE               CHANNEL     STATE    ATTEMPTS  NEXT              RECEIPT OR FAILURE
                0190a3b2-0000-7000-8000-000000000001  MB-2026-AAAA-AAAA  service_bw  waiting  0         2026-11-21 11:00  –

                """)
        #expect(await CommandRun.run("delivery", "list", "--failed", on: town.useCases).output == "No deliveries.\n")
        let show = await CommandRun.run("delivery", "show", id, on: town.useCases)
        #expect(
            plain(show.output, (reference, Self.name), (id, fixed)) == """
                Delivery   0190a3b2-0000-7000-8000-000000000001
                Case       MB-2026-AAAA-AAAA
                Channel    service_bw, \(delivery.target)
                State      waiting
                Attempts   0
                Created    2026-11-21 11:00
                Next       2026-11-21 11:00
                Finished   –
                Receipt    –
                Failure    –

                """)
        #expect(await CommandRun.run("delivery", "retry", id, "--dry-run", on: town.useCases).output == "would send: \(id)\n")
    }
}
