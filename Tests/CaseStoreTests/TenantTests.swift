import CaseStore
import Casework
import PostgreSQL
import TestSupport
import Testing

@Suite("Two municipalities in one database")
struct TenantTests {
    @Test("see, count and change nothing of each other")
    func separated() async throws {
        let here = try await TestTown()
        let there = try await TestTown(tenant: "nachbarstadt", database: here.database)
        let sent = try await here.submitted()
        let supervisor = TestTown.actor(.supervisor)

        #expect(try await here.useCases.listCases(by: supervisor, CaseFilter()).items.count == 1)
        #expect(try await there.useCases.listCases(by: supervisor, CaseFilter()).items.isEmpty)
        await #expect(throws: CaseworkError.notFound) { try await there.useCases.showCase(by: supervisor, sent.reference) }
        await #expect(throws: CaseworkError.notFound) { try await there.useCases.caseStatus(sent.id) }
        #expect(try await there.store.deliveries.claim(worker: "w", limit: 10, lease: .seconds(60)).isEmpty)
        #expect(try await there.store.deliveries.nextDue() == nil)
        #expect(try await there.store.ports.cases.claim(sent.id, by: supervisor, expectedVersion: nil) == .notFound)
        #expect(try await there.useCases.verifyCases(by: supervisor).checked == 0)
        for table in ["case_file", "application", "case_event", "delivery", "draft", "application_index"] {
            #expect(try await there.application.one("SELECT count(*) AS n FROM \(identifier: table)")?.int("n") == 0, "\(table)")
        }
    }

    @Test("a connection without a tenant sees no row and writes none")
    func withoutTenant() async throws {
        let town = try await TestTown()
        _ = try await town.submitted()
        let nobody = town.database.asApplication(tenant: "")
        #expect(try await nobody.one("SELECT count(*) AS n FROM case_file")?.int("n") == 0)
        await #expect(throws: DatabaseError.self) {
            try await nobody.execute(
                """
                INSERT INTO staff_session (token_hash, tenant, username, created_at, expires_at)
                VALUES (sha256('x'), 'musterstadt', 'x', now(), now())
                """)
        }
    }

    @Test("a row cannot be written for another tenant")
    func otherTenant() async throws {
        let town = try await TestTown()
        await #expect(throws: DatabaseError.self) {
            try await town.application.execute(
                """
                INSERT INTO draft (id, tenant, owner_hash, service, service_version, answers, key_id, wrapped_key, created_at,
                    saved_at, expires_at)
                VALUES (gen_random_uuid(), 'nachbarstadt', sha256('x'), 's', 'v', '', 'k', '', now(), now(), now() + interval '1 day')
                """)
        }
    }
}
