import Casework
import Cryptography
import FoundationEssentials
import PostgreSQL

extension PostgresCaseRepository {
    /// Cases read at once.
    private static let batch = 500

    /// Walks all cases in the order of their ids and computes every hash outside the database, so that functions somebody
    /// changed in it do not vouch for themselves.
    func verify(_ reference: CaseReference?) async throws(CaseworkError) -> VerificationReport {
        var checked = 0
        var broken: [VerificationReport.Break] = []
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let heads = try await heads(reference, after: last)
            guard let end = heads.last else { break }
            let events = try await events(of: heads.map(\.id))
            for head in heads {
                checked += 1
                broken += ChainCheck.breaks(of: head, events: events[head.id] ?? [])
            }
            last = end.id
            if heads.count < Self.batch { break }
        }
        return VerificationReport(checked: checked, broken: broken)
    }

    private func heads(_ reference: CaseReference?, after last: UUID) async throws(CaseworkError) -> [ChainHead] {
        let one: SQL = reference.map { "AND c.reference = \($0.text)" } ?? ""
        let rows = try await context.query(
            """
            SELECT c.id, c.reference, c.state, c.event_count, encode(c.event_hash, 'hex') AS event_hash,
                   encode(sha256(a.answers || a.document), 'hex') AS content_hash
            FROM case_file c
            LEFT JOIN application a ON a.case_id = c.id
            WHERE c.tenant = \(context.tenant.rawValue) AND c.id > \(last) \(one)
            ORDER BY c.id
            LIMIT \(Self.batch)
            """)
        return try context.read { () throws(DatabaseError) in
            try rows.map { row throws(DatabaseError) in
                ChainHead(
                    id: try row.uuid("id"), reference: try row.text("reference"), state: try row.text("state"),
                    eventCount: try row.int("event_count"), eventHash: try row.text("event_hash"),
                    contentHash: try row.textOrNil("content_hash")
                )
            }
        }
    }

    private func events(of cases: [UUID]) async throws(CaseworkError) -> [UUID: [ChainEvent]] {
        let rows = try await context.query(
            """
            SELECT e.case_id, e.sequence, (extract(epoch FROM e.at) * 1000000)::bigint AS micros, e.actor, e.role, e.kind,
                   e.event, e.from_state, e.to_state, e.detail::text AS detail, e.detail ->> 'content' AS content,
                   encode(e.previous_hash, 'hex') AS previous_hash, encode(e.hash, 'hex') AS hash,
                   e.kind <> 'moved' OR t.event IS NOT NULL AS is_legal
            FROM case_event e
            JOIN case_file c ON c.id = e.case_id
            LEFT JOIN workflow_transition t ON t.tenant = c.tenant AND t.workflow_version = c.workflow_version
                AND t.from_state = e.from_state AND t.event = e.event AND t.to_state = e.to_state AND e.role = ANY (t.roles)
            WHERE e.case_id = ANY (\(cases))
            ORDER BY e.case_id, e.sequence
            """)
        var events: [UUID: [ChainEvent]] = [:]
        for row in rows {
            let event = try context.read { () throws(DatabaseError) in
                ChainEvent(
                    caseID: try row.uuid("case_id"), sequence: try row.int("sequence"), micros: try row.int64("micros"),
                    actor: try row.text("actor"), role: try row.text("role"), kind: try row.text("kind"),
                    event: try row.textOrNil("event"), from: try row.textOrNil("from_state"), to: try row.text("to_state"),
                    detail: try row.text("detail"), content: try row.textOrNil("content"),
                    previousHash: try row.textOrNil("previous_hash"), hash: try row.text("hash"), isLegal: try row.bool("is_legal")
                )
            }
            events[event.caseID, default: []].append(event)
        }
        return events
    }
}
