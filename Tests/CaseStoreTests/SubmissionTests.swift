import Casework
import CaseStore
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("Submitting")
struct SubmissionTests {
    let town: TestTown

    init() async throws {
        town = try await TestTown(poolSize: 8)
    }

    private func count(_ table: String) async throws -> Int {
        try await town.database.asAdministrator().one("SELECT count(*) AS count FROM \(identifier: table)")?.int("count") ?? -1
    }

    @Test("eight times at once makes one case and eight equal answers")
    func onceOnly() async throws {
        let (id, owner) = try await town.filledDraft()
        let town = town
        let answers = try await withThrowingTaskGroup(of: SubmittedApplication.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await town.useCases.submitApplication(
                        id, owner: owner, declarations: SubmitApplication.declarations, identity: .anonymous
                    )
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.reference.text)).count == 1)
        #expect(Set(answers.map(\.accessCode.text)).count == 1)
        #expect(Set(answers.map(\.id)).count == 1)
        #expect(answers.allSatisfy { $0.document == answers[0].document })
        for table in ["case_file", "application", "case_event", "delivery"] { #expect(try await count(table) == 1, "\(table)") }
    }

    @Test("leaves nothing behind when it fails at its end")
    func allOrNothing() async throws {
        let (id, owner) = try await town.filledDraft()
        let administrator = town.database.asAdministrator()
        try await administrator.execute("ALTER TABLE delivery ADD CONSTRAINT nothing_leaves CHECK (false) NOT VALID")
        await #expect(throws: CaseworkError.integrity("nothing_leaves")) {
            try await town.useCases.submitApplication(
                id, owner: owner, declarations: SubmitApplication.declarations, identity: .anonymous
            )
        }
        for table in ["case_file", "application", "case_event", "delivery", "application_index"] {
            #expect(try await count(table) == 0, "\(table)")
        }
        try await administrator.execute("ALTER TABLE delivery DROP CONSTRAINT nothing_leaves")
        let sent = try await town.useCases.submitApplication(
            id, owner: owner, declarations: SubmitApplication.declarations, identity: .anonymous
        )
        #expect(sent.reference.text.hasPrefix("MB-2026-"))
    }

    @Test("writes no answer in the clear anywhere in the database")
    func encrypted() async throws {
        _ = try await town.filledDraft()
        let sent = try await town.submitted()
        _ = try await town.useCases.addNote(by: TestTown.actor(.caseworker), sent.reference, text: "Rückruf bei Öztürk-Weiß")
        let administrator = town.database.asAdministrator()
        let tables = try await administrator.query(
            """
            SELECT relname AS name FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'service_version'
            """)
        #expect(tables.count > 10)
        for known in [TestApplication.familyName, "Lindenweg", "serife@post.example", "1985-03-14", "Rückruf", sent.accessCode.text] {
            let hex = known.utf8.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            for table in tables {
                let name = try table.text("name")
                let found = try await administrator.one(
                    """
                    SELECT count(*) AS count FROM \(identifier: name) AS t
                    WHERE position(\(known) IN t::text) > 0 OR position(\(hex) IN t::text) > 0
                    """)?.int("count")
                #expect(found == 0, "\(known) in \(name)")
            }
        }
    }

    @Test("opens only for the tenant and the row it was sealed for")
    func boundToItsRow() async throws {
        let first = try await town.submitted()
        let second = try await town.submitted(.paperCertificate)
        let administrator = town.database.asAdministrator()
        try await administrator.transaction { connection in
            try connection.execute("SET LOCAL session_replication_role = replica")
            try connection.execute(
                """
                UPDATE application a SET document = b.document, wrapped_key = b.wrapped_key
                FROM application b WHERE a.case_id = \(first.id.rawValue) AND b.case_id = \(second.id.rawValue)
                """)
        }
        await #expect(throws: CaseworkError.integrity("content")) { try await town.useCases.caseStatus(first.id) }
        #expect(try await town.useCases.caseStatus(second.id).document == second.document)
    }

    @Test("a draft that another window changed meanwhile is not sent")
    func changedMeanwhile() async throws {
        let (id, owner) = try await town.filledDraft()
        let hash = town.store.secrets.keyedHash("draft-owner", Array(owner.text.utf8))
        let record = try #require(try await town.store.ports.drafts.find(id, owner: hash, now: town.clock.now))
        let later = town.clock.now.addingTimeInterval(86_400)
        #expect(try await town.store.ports.drafts.save(record, answers: record.answers, savedAt: town.clock.now, expiresAt: later) == 3)
        #expect(try await town.store.ports.drafts.save(record, answers: record.answers, savedAt: town.clock.now, expiresAt: later) == nil)
    }

    @Test("wakes the workers once it is committed")
    func wakes() async throws {
        var wakeups = town.store.deliveries.wakeups().makeAsyncIterator()
        await wakeups.next()  // the connection stands
        _ = try await town.submitted()
        await wakeups.next()  // times out the whole run if it never comes
        #expect(try await town.store.deliveries.nextDue() == town.clock.now)
    }
}
