import Casework
import FoundationEssentials
import PostgreSQL

extension PostgresCaseRepository {
    func history(_ reference: CaseReference) async throws(CaseworkError) -> [CaseEvent]? {
        let rows = try await context.query(
            """
            SELECT e.sequence, e.at, e.actor, e.role, e.kind, e.event, e.from_state, e.to_state, e.detail::text AS detail,
                   encode(e.hash, 'hex') AS hash
            FROM case_file c
            JOIN case_event e ON e.case_id = c.id
            WHERE c.tenant = \(context.tenant.rawValue) AND c.reference = \(reference.text)
            ORDER BY e.sequence
            """)
        guard !rows.isEmpty else { return nil }
        var events: [CaseEvent] = []
        for row in rows { events.append(try event(row)) }
        return events
    }

    private func event(_ row: Row) throws(CaseworkError) -> CaseEvent {
        let text = try context.read { () throws(DatabaseError) in
            (role: Role(rawValue: try row.text("role")), detail: try row.text("detail"))
        }
        guard let role = text.role, let detail = try? JSONDecoder().decode([String: String].self, from: Data(text.detail.utf8)) else {
            throw .integrity("case_event")
        }
        return try context.read { () throws(DatabaseError) in
            CaseEvent(
                sequence: try row.int("sequence"), at: try row.date("at"), actorID: try row.text("actor"), role: role,
                kind: try row.text("kind"), event: try row.textOrNil("event"), fromState: try row.textOrNil("from_state"),
                toState: try row.text("to_state"), detail: detail, hash: try row.text("hash")
            )
        }
    }
}
