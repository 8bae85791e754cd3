import Casework
import FormModel
import FoundationEssentials
import PostgreSQL

/// Cases: reads by plain statements under row level security, changes by the database's functions only.
struct PostgresCaseRepository: CaseRepository {
    let context: StoreContext
    let waker: DeliveryWaker

    /// The columns of ``row(_:)``; the case is `c`, its service version `v`, its state `s`.
    static let columns: SQL = """
        c.id, c.reference, c.service, c.service_version, v.title AS service_title, c.workflow_version, c.state,
        s.title AS state_title, c.state_kind, c.version, c.submitted_at, c.assignee,
        nullif(c.deadline_at, 'infinity') AS deadline_at, c.fee_cents, c.updated_at, c.failed_deliveries
        """

    /// The joins that give a case `c` its titles.
    static let titles: SQL = """
        JOIN service_version v ON v.tenant = c.tenant AND v.version = c.service_version
        JOIN workflow_state s ON s.tenant = c.tenant AND s.workflow_version = c.workflow_version AND s.state = c.state
        """

    func row(_ reference: CaseReference) async throws(CaseworkError) -> CaseRow? {
        let row = try await context.one(
            """
            SELECT \(Self.columns), a.key_id, a.wrapped_key
            FROM case_file c
            \(Self.titles)
            JOIN application a ON a.case_id = c.id
            WHERE c.tenant = \(context.tenant.rawValue) AND c.reference = \(reference.text)
            """)
        guard let row else { return nil }
        return try caseRow(row, seal: try seal(row))
    }

    func find(_ reference: CaseReference, reader: Actor?) async throws(CaseworkError) -> CaseRecord? {
        let access: SQL = reader.map { ", record_access(c.id, \($0.id), \($0.role.rawValue)) AS access" } ?? ""
        let theCase: SQL = """
            (SELECT id FROM case_file WHERE tenant = \(context.tenant.rawValue) AND reference = \(reference.text))
            """
        let results = try await context.pipeline([
            """
            SELECT \(Self.columns), a.key_id, a.wrapped_key, a.document\(access)
            FROM case_file c
            \(Self.titles)
            JOIN application a ON a.case_id = c.id
            WHERE c.tenant = \(context.tenant.rawValue) AND c.reference = \(reference.text)
            """,
            """
            SELECT id, at, author, kind, content
            FROM case_note
            WHERE case_id = \(theCase)
            ORDER BY at, id
            """,
            """
            SELECT \(Self.deliveryColumns)
            FROM delivery d
            JOIN case_file c ON c.id = d.case_id
            WHERE d.case_id = \(theCase)
            ORDER BY d.created_at, d.id
            """,
        ])
        guard results.count == 3, let row = results[0].first else { return nil }
        let found = try caseRow(row, seal: try seal(row))
        let key = try caseKey(found)
        let box = try context.read { () throws(DatabaseError) in try row.bytes("document") }
        var notes: [CaseNote] = []
        for note in results[1] { notes.append(try self.note(note, key: key)) }
        return CaseRecord(
            row: found, document: try context.vault.open(box, key, .document, found.id.rawValue), notes: notes,
            deliveries: try results[2].map(delivery)
        )
    }

    func status(_ key: StatusKey) async throws(CaseworkError) -> StatusRecord? {
        let condition: SQL =
            switch key {
            case .reference(let reference): "c.tenant = \(context.tenant.rawValue) AND c.reference = \(reference.text)"
            case .id(let id): "c.id = \(id.rawValue)"
            }
        let results = try await context.pipeline([
            """
            SELECT \(Self.columns), c.access_code_hash, s.citizen_text, a.key_id, a.wrapped_key, a.document
            FROM case_file c
            \(Self.titles)
            JOIN application a ON a.case_id = c.id
            WHERE \(condition)
            """,
            """
            SELECT e.at, e.kind, s.title, s.citizen_text, t.message
            FROM case_file c
            JOIN case_event e ON e.case_id = c.id
            JOIN workflow_state s ON s.tenant = c.tenant AND s.workflow_version = c.workflow_version AND s.state = e.to_state
            LEFT JOIN workflow_transition t ON t.tenant = c.tenant AND t.workflow_version = c.workflow_version
                AND t.from_state = e.from_state AND t.event = e.event
            WHERE \(condition) AND e.kind IN ('submitted', 'moved', 'delivered', 'delivery_failed')
            ORDER BY e.sequence
            """,
        ])
        guard results.count == 2, let row = results[0].first else { return nil }
        let found = try caseRow(row, seal: try seal(row))
        let stored = try context.read { () throws(DatabaseError) in
            (
                code: try row.bytes("access_code_hash"), text: try row.text("citizen_text"), document: try row.bytes("document"),
                timeline: try results[1].map { event throws(DatabaseError) in
                    StatusEvent(
                        at: try event.date("at"), kind: try event.text("kind"), stateTitle: try event.text("title"),
                        citizenText: try event.text("citizen_text"), message: try event.textOrNil("message")
                    )
                }
            )
        }
        let document = try context.vault.open(stored.document, try caseKey(found), .document, found.id.rawValue)
        return StatusRecord(
            row: found, accessCodeHash: stored.code, citizenText: stored.text, document: document, timeline: stored.timeline
        )
    }

    // MARK: Rows

    func caseRow(_ row: Row, seal: StoredKey?) throws(CaseworkError) -> CaseRow {
        let text = try context.read { () throws(DatabaseError) in
            (reference: try row.text("reference"), kind: try row.text("state_kind"))
        }
        let reference = try context.reference(text.reference)
        guard let kind = StateDefinition.Kind(rawValue: text.kind) else { throw .integrity("state_kind") }
        return try context.read { () throws(DatabaseError) in
            CaseRow(
                id: CaseID(rawValue: try row.uuid("id")), reference: reference, service: try row.text("service"),
                serviceVersion: try row.text("service_version"), serviceTitle: try row.text("service_title"),
                workflowVersion: try row.text("workflow_version"), state: try row.text("state"),
                stateTitle: try row.text("state_title"), stateKind: kind, version: try row.int("version"),
                submittedAt: try row.date("submitted_at"), assignee: try row.textOrNil("assignee"),
                deadlineAt: try row.dateOrNil("deadline_at"), feeCents: try row.intOrNil("fee_cents"),
                updatedAt: try row.date("updated_at"), hasFailedDelivery: try row.int("failed_deliveries") > 0, seal: seal
            )
        }
    }

    /// The wrapped data key of a case; `nil` once it was erased.
    func seal(_ row: Row) throws(CaseworkError) -> StoredKey? {
        try context.read { () throws(DatabaseError) in
            guard let wrapped = try row.bytesOrNil("wrapped_key") else { return nil }
            return StoredKey(keyID: try row.text("key_id"), wrapped: wrapped)
        }
    }

    /// The opened data key of a case.
    ///
    /// - Throws: ``CaseworkError/notFound`` when the content was erased.
    func caseKey(_ row: CaseRow) throws(CaseworkError) -> ContentVault.DataKey {
        guard let seal = row.seal else { throw .notFound }
        return try context.vault.key(seal, .caseKey, row.id.rawValue)
    }

    private func note(_ row: Row, key: ContentVault.DataKey) throws(CaseworkError) -> CaseNote {
        let stored = try context.read { () throws(DatabaseError) in
            (
                id: try row.uuid("id"), at: try row.date("at"), author: try row.text("author"), kind: try row.text("kind"),
                content: try row.bytes("content")
            )
        }
        let content = try context.vault.open(stored.content, key, .note, stored.id)
        let text = String(decoding: content, as: UTF8.self)
        return CaseNote(
            id: stored.id, at: stored.at, author: stored.author, text: stored.kind == "inputs" ? MoveInputs.readable(content) : text
        )
    }
}

/// The inputs of a move, as one encrypted note.
enum MoveInputs {
    private static let titles = ["reason": "Begründung", "decision": "Entscheidung", "note": "Notiz"]

    static func json(_ inputs: [String: String]) throws(CaseworkError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(inputs) else { throw .invalidInput(field: "inputs", reason: "malformed") }
        return Array(data)
    }

    /// As colleagues read it: one line for each input.
    static func readable(_ json: [UInt8]) -> String {
        guard let inputs = try? JSONDecoder().decode([String: String].self, from: Data(json)) else { return "" }
        return inputs.sorted { $0.key < $1.key }.map { "\(titles[$0.key] ?? $0.key): \($0.value)" }.joined(separator: "\n")
    }
}
