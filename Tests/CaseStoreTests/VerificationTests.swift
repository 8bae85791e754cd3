import Casework
import PostgreSQL
import TestSupport
import Testing

@Suite("Verifying histories")
struct VerificationTests {
    /// A change behind the back of all guards, and what the verification says of it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let sql: SQL
        let finds: [String]
        var testDescription: String { sql.text }
    }

    static let tamperings: [Tampering] = [
        Tampering(sql: "UPDATE case_event SET actor = 'mallory' WHERE sequence = 2", finds: ["2 hash"]),
        Tampering(sql: "UPDATE case_event SET at = at + interval '1 microsecond' WHERE sequence = 3", finds: ["3 hash"]),
        Tampering(sql: "UPDATE case_event SET detail = detail || '{\"x\": \"y\"}' WHERE sequence = 1", finds: ["1 hash"]),
        Tampering(sql: "DELETE FROM case_event WHERE sequence = 2", finds: ["3 gap", "3 chain"]),
        Tampering(sql: "DELETE FROM case_event WHERE sequence = 3", finds: ["0 chain", "0 state"]),
        Tampering(sql: "UPDATE case_file SET state = 'bewilligt'", finds: ["0 state"]),
        Tampering(sql: "UPDATE application SET answers = 'x'::bytea", finds: ["1 content"]),
        Tampering(sql: "UPDATE case_event SET to_state = 'bewilligt' WHERE sequence = 3", finds: ["3 hash", "3 transition", "0 state"]),
        // A forged row with its right hash: the chain's head in the case does not agree.
        Tampering(
            sql: """
                UPDATE case_event SET actor = 'mallory', hash = case_event_hash(case_id, sequence, at, 'mallory', role, kind, event,
                    from_state, to_state, detail, previous_hash)
                WHERE sequence = 3
                """, finds: ["0 chain"]),
    ]

    @Test("finds what was changed behind the guards", arguments: tamperings)
    func finds(_ tampering: Tampering) async throws {
        let town = try await TestTown()
        let clerk = TestTown.actor(.caseworker)
        let sent = try await town.submitted()
        let other = try await town.submitted()
        _ = try await town.useCases.claimCase(by: clerk, sent.reference)
        _ = try await town.useCases.moveCase(by: clerk, sent.reference, event: "pruefen", expectedVersion: 2)
        let auditor = TestTown.actor(.auditor)
        #expect(try await town.useCases.verifyCases(by: auditor) == VerificationReport(checked: 2, broken: []))

        try await town.database.asAdministrator().transaction { connection in
            try connection.execute("SET LOCAL session_replication_role = replica")
            // Only the one case: the other keeps its rows.
            try connection.execute(
                """
                CREATE TEMPORARY TABLE untouched ON COMMIT DROP AS SELECT * FROM case_event WHERE case_id = \(other.id.rawValue)
                """)
            let changed = try connection.execute("\(tampering.sql)")
            #expect(changed >= 1)
            try connection.execute("DELETE FROM case_event WHERE case_id = \(other.id.rawValue)")
            try connection.execute("INSERT INTO case_event SELECT * FROM untouched")
        }
        let report = try await town.useCases.verifyCases(by: auditor, sent.reference)
        #expect(report.checked == 1)
        #expect(report.broken.map { "\($0.sequence) \($0.reason)" } == tampering.finds)
        #expect(report.broken.allSatisfy { $0.reference == sent.reference.text })
        await #expect(throws: CaseworkError.notFound) {
            try await town.useCases.verifyCases(by: auditor, try CaseReference(prefix: "MB", year: 2026, random: [1]))
        }
        await #expect(throws: CaseworkError.forbidden(.verifyCases)) { try await town.useCases.verifyCases(by: clerk) }
    }
}
