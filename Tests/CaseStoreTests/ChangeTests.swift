import CaseStore
import Casework
import FormModel
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("Changing a case")
struct ChangeTests {
    let town: TestTown
    let sent: SubmittedApplication
    let anna = TestTown.actor(.caseworker, "anna")
    let ben = TestTown.actor(.caseworker, "ben")

    init() async throws {
        town = try await TestTown(poolSize: 8)
        sent = try await town.submitted()
    }

    @Test("of many who claim at once, one gets it")
    func claim() async throws {
        let (town, sent) = (town, sent)
        let winners = try await withThrowingTaskGroup(of: String?.self, returning: [String].self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        return try await town.useCases.claimCase(by: TestTown.actor(.caseworker, "w\(number)"), sent.reference).assignee
                    } catch CaseworkError.alreadyClaimed {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [String]()) { if let winner = $1 { $0.append(winner) } }
        }
        #expect(winners.count == 1)
        let history = try await town.useCases.caseHistory(by: anna, sent.reference)
        #expect(history.map(\.kind) == ["submitted", "claimed"])
        #expect(history.last?.actorID == winners.first)
    }

    @Test("claiming again is harmless, releasing is for the assignee and supervisors")
    func release() async throws {
        #expect(try await town.useCases.claimCase(by: anna, sent.reference, version: 1).version == 2)
        #expect(try await town.useCases.claimCase(by: anna, sent.reference).version == 2)
        await #expect(throws: CaseworkError.alreadyClaimed(by: "anna")) { try await town.useCases.releaseCase(by: ben, sent.reference) }
        #expect(try await town.useCases.releaseCase(by: TestTown.actor(.supervisor), sent.reference).assignee == nil)
        await #expect(throws: CaseworkError.staleVersion(expected: 1, actual: 3)) {
            try await town.useCases.claimCase(by: ben, sent.reference, version: 1)
        }
        #expect(try await town.useCases.claimCase(by: ben, sent.reference, version: 3).assignee == "ben")
    }

    @Test("a move names the version it was decided on")
    func stale() async throws {
        let moved = try await town.useCases.moveCase(by: anna, sent.reference, event: "pruefen", expectedVersion: 1)
        #expect(moved.state == "in_pruefung")
        #expect(moved.version == 2)
        await #expect(throws: CaseworkError.staleVersion(expected: 1, actual: 2)) {
            try await town.useCases.moveCase(by: ben, sent.reference, event: "bewilligen", expectedVersion: 1)
        }
    }

    @Test("of two who move at once, one is told that the case moved on")
    func movesAtOnce() async throws {
        let row = try #require(try await town.store.ports.cases.row(sent.reference))
        let (town, anna) = (town, anna)
        let verdicts = try await withThrowingTaskGroup(of: ChangeVerdict.self) { group in
            for event in ["pruefen", "zurueckziehen", "pruefen", "zurueckziehen"] {
                group.addTask { try await town.store.ports.cases.move(Self.move(row, event, anna)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.filter { $0 == .done(version: 2) }.count == 1)
        #expect(verdicts.filter { $0 == .stale(actual: 2) }.count == 3)
    }

    @Test("an impossible event answers with the possible ones, a forbidden role too")
    func illegal() async throws {
        await #expect(
            throws: CaseworkError.illegalMove(
                event: "bewilligen", state: "eingereicht", possible: ["pruefen", "zurueckziehen"])
        ) { try await town.useCases.moveCase(by: anna, sent.reference, event: "bewilligen", expectedVersion: 1) }
        await #expect(throws: CaseworkError.illegalMove(event: "pruefen", state: "eingereicht", possible: [])) {
            try await town.useCases.moveCase(by: TestTown.actor(.reviewer), sent.reference, event: "pruefen", expectedVersion: 1)
        }
        for role in [Role.auditor, .administrator, .citizen, .system] {
            await #expect(throws: CaseworkError.forbidden(.moveCases), "\(role)") {
                try await town.useCases.moveCase(by: TestTown.actor(role), sent.reference, event: "pruefen", expectedVersion: 1)
            }
        }
    }

    @Test("another caseworker's case is left alone")
    func claimedByOther() async throws {
        _ = try await town.useCases.claimCase(by: anna, sent.reference)
        await #expect(throws: CaseworkError.alreadyClaimed(by: "anna")) {
            try await town.useCases.moveCase(by: ben, sent.reference, event: "pruefen", expectedVersion: 2)
        }
        #expect(
            try await town.useCases.moveCase(
                by: TestTown.actor(.supervisor), sent.reference, event: "pruefen", expectedVersion: 2
            ).state == "in_pruefung")
    }

    @Test("a required reason is required, kept encrypted and shown to colleagues, and not in the history")
    func reason() async throws {
        _ = try await town.useCases.moveCase(by: anna, sent.reference, event: "pruefen", expectedVersion: 1)
        await #expect(throws: CaseworkError.missingInput(["reason"])) {
            try await town.useCases.moveCase(
                by: anna, sent.reference, event: "nachfordern", expectedVersion: 2, inputs: ["reason": "  "])
        }
        await #expect(throws: CaseworkError.invalidInput(field: "grund", reason: "unknown")) {
            try await town.useCases.moveCase(
                by: anna, sent.reference, event: "nachfordern", expectedVersion: 2, inputs: ["grund": "x"])
        }
        let moved = try await town.useCases.moveCase(
            by: anna, sent.reference, event: "nachfordern", expectedVersion: 2, inputs: ["reason": "Frühere Anschrift fehlt"])
        #expect(moved.stateKind == .waiting)
        let detail = try await town.useCases.showCase(by: ben, sent.reference)
        #expect(detail.notes.map(\.text) == ["Begründung: Frühere Anschrift fehlt"])
        let history = try await town.useCases.caseHistory(by: ben, sent.reference)
        #expect(history.last?.detail == ["inputs": "reason"])
        let database = town.database.asAdministrator()
        #expect(
            try await database.one("SELECT count(*) AS n FROM case_note WHERE position('Anschrift'::bytea IN content) > 0")?.int("n") == 0)
    }

    @Test("deadlines begin, replace each other and end with the case, at the end of a day in Germany")
    func deadlines() async throws {
        let checked = try await town.useCases.moveCase(by: anna, sent.reference, event: "pruefen", expectedVersion: 1)
        // 21 November + 14 days, until midnight in Berlin = 23:00 UTC of the 5th of December.
        #expect(checked.deadlineAt == Date(timeIntervalSince1970: 1_796_511_600))
        let asked = try await town.useCases.moveCase(
            by: anna, sent.reference, event: "nachfordern", expectedVersion: 2, inputs: ["reason": "x"])
        #expect(asked.deadlineAt == Date(timeIntervalSince1970: 1_796_511_600 + 14 * 86_400))
        let withdrawn = try await town.useCases.citizenMove(sent.id, event: "zurueckziehen", version: 3)
        #expect(withdrawn.state == "zurueckgezogen")
        #expect(try await town.useCases.listCases(by: anna, CaseFilter()).items.first?.deadlineAt == nil)
        #expect(try await town.database.asAdministrator().one("SELECT count(*) AS n FROM deadline")?.int("n") == 0)
    }

    @Test("every look at an application is written down")
    func access() async throws {
        _ = try await town.useCases.showCase(by: anna, sent.reference)
        _ = try await town.useCases.showCase(by: ben, sent.reference)
        _ = try await town.useCases.listCases(by: ben, CaseFilter())
        let rows = try await town.database.asAdministrator().query("SELECT actor, role FROM access_record ORDER BY id")
        #expect(try rows.map { try $0.text("actor") } == ["anna", "ben"])
    }

    @Test("a note does not make a colleague's version stale")
    func note() async throws {
        _ = try await town.useCases.addNote(by: ben, sent.reference, text: "Bitte Rückruf")
        #expect(try await town.useCases.moveCase(by: anna, sent.reference, event: "pruefen", expectedVersion: 1).version == 2)
        let detail = try await town.useCases.showCase(by: anna, sent.reference)
        #expect(detail.notes.map(\.text) == ["Bitte Rückruf"])
        #expect(detail.notes.map(\.author) == ["ben"])
        #expect(detail.possibleEvents.map(\.event) == ["nachfordern", "bewilligen", "ablehnen", "zurueckziehen"])
        for text in ["", " \n", String(repeating: "x", count: 20_001)] {
            await #expect(throws: CaseworkError.self) { try await town.useCases.addNote(by: anna, sent.reference, text: text) }
        }
        await #expect(throws: CaseworkError.invalidInput(field: "text", reason: "control_character")) {
            try await town.useCases.addNote(by: anna, sent.reference, text: "a\0b")
        }
    }

    private static func move(_ row: CaseRow, _ event: String, _ actor: Actor) -> CaseMove {
        let ids = SystemIDSource()
        return CaseMove(
            row: row, event: event, actor: actor, expectedVersion: row.version, inputs: [:], isGuardMet: true, noteID: ids.uuid(),
            deliveryID: DeliveryID(rawValue: ids.uuid()), at: row.updatedAt
        )
    }
}
