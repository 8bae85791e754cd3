import CaseStore
import Casework
import FEEL
import FormEngine
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("Filling in a draft")
struct DraftTests {
    let town: TestTown

    init() async throws {
        town = try await TestTown()
    }

    private func start() async throws -> (DraftID, OwnerToken) {
        let (id, owner, page) = try await town.useCases.startDraft(service: "meldebescheinigung", owner: nil, identity: .anonymous)
        #expect(page == "bescheinigung")
        return (id, owner)
    }

    private static let pages: [(String, [(String, String)])] = [
        ("bescheinigung", [("umfang", "einfach"), ("zweck", "bank")]),
        (
            "person",
            [
                ("vornamen", "Jonas"), ("familienname", "Brandt"), ("geburtsdatum.tag", "2"), ("geburtsdatum.monat", "7"),
                ("geburtsdatum.jahr", "1952"), ("anschrift.strasse", "Am Markt"), ("anschrift.hausnummer", "3"),
                ("anschrift.plz", "12345"), ("anschrift.ort", "Musterstadt"),
            ]
        ),
        ("ausgabe_wahl", [("ausgabe", "papier")]),
        ("abschluss", [("anzahl", "2"), ("selbst", "ja")]),
    ]

    private func form(_ pairs: [(String, String)]) -> FormData {
        FormData(pairs.map { (name: $0.0, value: $0.1) })
    }

    @Test("page by page to the summary, and sends it")
    func wholeWay() async throws {
        let (id, owner) = try await start()
        var seen: [String] = []
        for (page, pairs) in Self.pages {
            let revision = try await town.useCases.openDraft(id, owner: owner).revision
            let outcome = try await town.useCases.savePage(
                id, owner: owner, page: page, form: form(pairs), action: .next, revision: revision)
            switch outcome {
            case .goTo(let next): seen.append(next)
            case .summary: seen.append("summary")
            default: Issue.record("\(page) \(outcome)")
            }
        }
        #expect(seen == ["person", "ausgabe_wahl", "abschluss", "summary"])
        await #expect(throws: CaseworkError.missingInput(["datenschutz"])) {
            try await town.useCases.submitApplication(id, owner: owner, declarations: ["richtig"], identity: .anonymous)
        }
        let sent = try await town.useCases.submitApplication(
            id, owner: owner, declarations: ["richtig", "datenschutz"], identity: .anonymous)
        #expect(sent.document.feeCents == 1_800)
        let again = try await town.useCases.openDraft(id, owner: owner)
        #expect(again.submitted?.reference == sent.reference)
        #expect(again.submitted?.accessCode.text == sent.accessCode.text)
        #expect(again.answers.isEmpty)
        let late = try await town.useCases.savePage(
            id, owner: owner, page: "person", form: form(Self.pages[1].1), action: .next, revision: 1)
        guard case .submitted(let same) = late else { Issue.record("\(late)"); return }
        #expect(same.id == sent.id)
        await #expect(throws: CaseworkError.notFound) { try await town.useCases.discardDraft(id, owner: owner) }
        #expect(try await town.useCases.listDrafts(owner: owner).map(\.reference) == [sent.reference])
    }

    @Test("a page with a mistake is shown again and not stored")
    func mistake() async throws {
        let (id, owner) = try await start()
        let outcome = try await town.useCases.savePage(
            id, owner: owner, page: "bescheinigung", form: form([("umfang", "einfach")]), action: .next, revision: 1)
        guard case .invalid(let draft, let reading) = outcome else { Issue.record("\(outcome)"); return }
        #expect(reading.errors.map(\.path.description) == ["zweck"])
        #expect(reading.raw["umfang"] == ["einfach"])
        #expect(draft.revision == 1)
        #expect(try await town.useCases.openDraft(id, owner: owner).answers.isEmpty)
    }

    @Test("a half-filled page can be kept")
    func keepHalf() async throws {
        let (id, owner) = try await start()
        _ = try await town.useCases.savePage(
            id, owner: owner, page: "bescheinigung", form: form([("umfang", "einfach")]), action: .save, revision: 1)
        let draft = try await town.useCases.openDraft(id, owner: owner)
        #expect(draft.evaluation.value("umfang") == .string("einfach"))
        #expect(draft.revision == 2)
        await #expect(throws: CaseworkError.draftIncomplete(page: "bescheinigung")) {
            try await town.useCases.submitApplication(id, owner: owner, declarations: SubmitApplication.declarations, identity: .anonymous)
        }
    }

    @Test("a second window is noticed")
    func secondWindow() async throws {
        let (id, owner) = try await start()
        _ = try await town.useCases.savePage(
            id, owner: owner, page: "bescheinigung", form: form(Self.pages[0].1), action: .next, revision: 1)
        await #expect(throws: CaseworkError.draftChanged(currentRevision: 2)) {
            try await town.useCases.savePage(
                id, owner: owner, page: "bescheinigung", form: form([("umfang", "erweitert"), ("zweck", "bank")]), action: .next,
                revision: 1)
        }
    }

    @Test("belongs to its owner alone, and to nobody when its time is over")
    func owner() async throws {
        let (id, owner) = try await start()
        let (_, stranger) = try await start()
        await #expect(throws: CaseworkError.notFound) { try await town.useCases.openDraft(id, owner: stranger) }
        await #expect(throws: CaseworkError.notFound) { try await town.useCases.discardDraft(id, owner: stranger) }
        await #expect(throws: CaseworkError.notFound) {
            try await town.useCases.savePage(
                id, owner: stranger, page: "bescheinigung", form: form([]), action: .next, revision: nil)
        }
        await #expect(throws: CaseworkError.notFound) {
            try await town.useCases.savePage(id, owner: owner, page: "erfunden", form: form([]), action: .next, revision: nil)
        }
        await #expect(throws: CaseworkError.notFound) {
            try await town.useCases.startDraft(service: "erfunden", owner: nil, identity: .anonymous)
        }
        #expect(try await town.useCases.listDrafts(owner: owner).map(\.id) == [id])
        town.clock.advance(by: 31 * 86_400)
        await #expect(throws: CaseworkError.notFound) { try await town.useCases.openDraft(id, owner: owner) }
        #expect(try await town.useCases.removeExpired() == 2)
        #expect(try await town.application.one("SELECT count(*) AS n FROM draft")?.int("n") == 0)
    }

    @Test("one browser owns all its drafts, and throws one away for good")
    func several() async throws {
        let (first, owner) = try await start()
        town.clock.advance(by: 1)
        let second = try await town.useCases.startDraft(service: "elterngeld", owner: owner, identity: .anonymous)
        #expect(second.owner == owner)
        #expect(try await town.useCases.listDrafts(owner: owner).map(\.id) == [second.draft, first])
        try await town.useCases.discardDraft(first, owner: owner)
        #expect(try await town.useCases.listDrafts(owner: owner).map(\.serviceTitle) == [town.catalog.title(of: "elterngeld")])
    }
}
