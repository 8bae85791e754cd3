import CaseStore
import Casework
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("Illegal changes of a case by direct SQL")
struct GuardTests {
    let town: TestTown
    let sent: SubmittedApplication

    init() async throws {
        town = try await TestTown()
        sent = try await town.submitted()
        // A row in every table, so that a statement that touches none cannot pass.
        let clerk = TestTown.actor(.caseworker)
        _ = try await town.useCases.addNote(by: clerk, sent.reference, text: "Notiz")
        _ = try await town.useCases.showCase(by: clerk, sent.reference)
        _ = try await town.application.query("SELECT add_staff_member('anna', 'Anna', 'caseworker', 'x', 'setup', now())")
    }

    /// What the database answers to a statement of a role.
    private func refusal(_ sql: SQL, asOwner: Bool) async -> DatabaseError? {
        let database = asOwner ? town.database.asAdministrator() : town.application
        do {
            try await database.transaction { connection in
                if asOwner { try connection.execute("SET LOCAL ROLE antragswerk_owner") }
                try connection.execute(sql)
            }
            return nil
        } catch {
            return error as? DatabaseError
        }
    }

    static let statements: [SQL] = [
        "UPDATE case_file SET state = 'bewilligt'",
        "UPDATE case_file SET state = 'bewilligt', version = version + 1, event_count = event_count + 1",
        "UPDATE case_file SET state = 'in_pruefung', version = version + 1, event_count = event_count + 1",
        "UPDATE case_file SET assignee = 'mallory'",
        "UPDATE case_file SET version = version + 1",
        "UPDATE case_file SET reference = 'MB-2026-2222-2222'",
        "UPDATE case_file SET tenant = 'elsewhere'",
        "UPDATE case_file SET fee_cents = 1",
        "UPDATE case_file SET access_code_hash = sha256('x')",
        "UPDATE case_file SET event_hash = sha256('x')",
        "UPDATE case_file SET workflow_version = repeat('0', 64)",
        "DELETE FROM case_file",
        "TRUNCATE case_file CASCADE",
        "UPDATE case_event SET actor = 'somebody'",
        "DELETE FROM case_event",
        "TRUNCATE case_event",
        "UPDATE application SET document = 'x'",
        "UPDATE application SET answers = 'x'",
        "DELETE FROM application",
        "DELETE FROM delivery",
        "TRUNCATE delivery",
        "UPDATE delivery SET target = 'elsewhere'",
        "UPDATE workflow_transition SET to_state = 'bewilligt'",
        "UPDATE workflow_state SET is_initial = true",
        "DELETE FROM workflow_transition",
        "UPDATE service_version SET title = 'x'",
        "DELETE FROM access_record",
        "DELETE FROM application_index",
        "DELETE FROM case_note",
        "DELETE FROM staff_member",
        "UPDATE draft SET answers = 'x'",
        """
        INSERT INTO case_event (case_id, sequence, tenant, at, actor, role, kind, event, from_state, to_state, previous_hash, hash)
        SELECT id, event_count + 1, tenant, now(), 'mallory', 'caseworker', 'moved', 'bewilligen', state, 'bewilligt', event_hash,
               case_event_hash(id, event_count + 1, now(), 'mallory', 'caseworker', 'moved', 'bewilligen', state, 'bewilligt', '{}',
                   event_hash)
        FROM case_file
        """,
        """
        INSERT INTO case_event (case_id, sequence, tenant, at, actor, role, kind, event, from_state, to_state, previous_hash, hash)
        SELECT id, event_count + 1, tenant, now(), 'mallory', 'citizen', 'moved', 'pruefen', state, 'in_pruefung', event_hash,
               case_event_hash(id, event_count + 1, now(), 'mallory', 'citizen', 'moved', 'pruefen', state, 'in_pruefung', '{}',
                   event_hash)
        FROM case_file
        """,
        """
        INSERT INTO case_event (case_id, sequence, tenant, at, actor, role, kind, from_state, to_state, previous_hash, hash)
        SELECT id, event_count + 1, tenant, now(), 'mallory', 'caseworker', 'note', state, state, event_hash, sha256('x')
        FROM case_file
        """,
        """
        INSERT INTO case_event (case_id, sequence, tenant, at, actor, role, kind, from_state, to_state, previous_hash, hash)
        SELECT id, event_count + 2, tenant, now(), 'mallory', 'caseworker', 'note', state, state, event_hash,
               case_event_hash(id, event_count + 2, now(), 'mallory', 'caseworker', 'note', NULL, state, state, '{}', event_hash)
        FROM case_file
        """,
        // Right in itself, but not counted by its case.
        """
        INSERT INTO case_event (case_id, sequence, tenant, at, actor, role, kind, from_state, to_state, previous_hash, hash)
        SELECT id, event_count + 1, tenant, now(), 'mallory', 'caseworker', 'note', state, state, event_hash,
               case_event_hash(id, event_count + 1, now(), 'mallory', 'caseworker', 'note', NULL, state, state, '{}', event_hash)
        FROM case_file
        """,
        """
        INSERT INTO case_file (id, tenant, reference, service, service_version, workflow_version, state, state_kind, event_hash,
            submitted_at, updated_at, access_code_hash)
        SELECT gen_random_uuid(), tenant, 'MB-2026-2222-2222', service, service_version, workflow_version, 'bewilligt', 'open',
            event_hash, now(), now(), access_code_hash
        FROM case_file
        """,
        // In the initial state, but without an event.
        """
        INSERT INTO case_file (id, tenant, reference, service, service_version, workflow_version, state, state_kind, event_hash,
            submitted_at, updated_at, access_code_hash)
        SELECT gen_random_uuid(), tenant, 'MB-2026-2222-2222', service, service_version, workflow_version, state, state_kind,
            event_hash, now(), now(), access_code_hash
        FROM case_file
        """,
    ]

    @Test("the application's role has no way", arguments: statements)
    func applicationCannot(_ sql: SQL) async throws {
        let error = try #require(await refusal(sql, asOwner: false))
        if !sql.text.contains("UPDATE draft") { #expect(error.code == .insufficientPrivilege) }
        #expect(try await verifies())
    }

    @Test("the owner of the tables meets a guard", arguments: statements)
    func ownerCannot(_ sql: SQL) async throws {
        let error = try #require(await refusal(sql, asOwner: true))
        #expect(["AW001", "AW002", "23001", "23514", "0A000", "42501"].contains(error.sqlState ?? ""), "\(error)")
        #expect(try await verifies())
    }

    @Test("a legal state without its event is refused when the transaction ends")
    func stateNeedsItsEvent() async throws {
        let error = await refusal(
            """
            UPDATE case_file SET state = 'in_pruefung', version = version + 1, event_count = event_count + 1, event_hash = sha256('x')
            """, asOwner: true)
        #expect(error?.constraint == "case_file_stands_where_its_last_event_says")
    }

    @Test("the application's role cannot mark a draft as sent, nor lift row level security")
    func draftMark() async throws {
        for sql: SQL in [
            "UPDATE draft SET submitted_case = NULL", "ALTER TABLE case_file DISABLE ROW LEVEL SECURITY",
            "SET ROLE antragswerk_owner", "SET session_replication_role = replica", "DROP TRIGGER case_file_is_guarded ON case_file",
            "SELECT append_case_event(c, now(), 'x', 'system', 'note', NULL, c.state, '{}') FROM case_file c",
            "CREATE TABLE own (x int)",
        ] {
            #expect(await refusal(sql, asOwner: false)?.code == .insufficientPrivilege, "\(sql.text)")
        }
    }

    private func verifies() async throws -> Bool {
        let report = try await town.useCases.verifyCases(by: TestTown.actor(.auditor))
        return report.checked == 1 && report.broken.isEmpty
    }
}
