import Casework
import FoundationEssentials
import PostgreSQL

/// Drafts in the table `draft`.
struct PostgresDraftRepository: DraftRepository {
    let context: StoreContext

    func insert(_ draft: NewDraft) async throws(CaseworkError) {
        let id = draft.id.rawValue
        let key = try context.vault.newKey(.draftKey, id)
        let content = try context.vault.seal(draft.answers, key, .draftAnswers, id)
        try await context.execute(
            """
            INSERT INTO draft (
                id, tenant, owner_hash, service, service_version, answers, key_id, wrapped_key, created_at, saved_at, expires_at)
            VALUES (
                \(id), \(context.tenant.rawValue), \(draft.owner), \(draft.service), \(draft.version), \(content),
                \(key.stored.keyID), \(key.stored.wrapped), \(draft.createdAt), \(draft.createdAt), \(draft.expiresAt))
            """)
    }

    func find(_ id: DraftID, owner: [UInt8], now: Date) async throws(CaseworkError) -> DraftRecord? {
        let row = try await context.one(
            """
            SELECT service, service_version, revision, answers, key_id, wrapped_key, saved_at, expires_at, submitted_case
            FROM draft
            WHERE id = \(id.rawValue) AND owner_hash = \(owner) AND expires_at > \(now)
            """)
        guard let row else { return nil }
        let seal = try context.read { () throws(DatabaseError) in
            StoredKey(keyID: try row.text("key_id"), wrapped: try row.bytes("wrapped_key"))
        }
        // Nearly every draft is still open: joining the case of those that are not would cost all of them.
        var submitted: StoredSubmission?
        if let sent = try context.read({ () throws(DatabaseError) in try row.uuidOrNil("submitted_case") }) {
            submitted = try await submission(sent)
        }
        var answers: [UInt8] = []
        if submitted == nil {
            let box = try context.read { () throws(DatabaseError) in try row.bytes("answers") }
            let key = try context.vault.key(seal, .draftKey, id.rawValue)
            answers = try context.vault.open(box, key, .draftAnswers, id.rawValue)
        }
        return try context.read { () throws(DatabaseError) in
            DraftRecord(
                id: id, owner: owner, service: try row.text("service"), version: try row.text("service_version"),
                answers: answers, revision: try row.int("revision"), savedAt: try row.date("saved_at"),
                expiresAt: try row.date("expires_at"), submitted: submitted, seal: seal
            )
        }
    }

    func save(
        _ draft: DraftRecord, answers: [UInt8], savedAt: Date, expiresAt: Date
    ) async throws(CaseworkError) -> Int? {
        let id = draft.id.rawValue
        guard let seal = draft.seal else { throw .integrity("draft_key") }
        let content = try context.vault.seal(answers, try context.vault.key(seal, .draftKey, id), .draftAnswers, id)
        let row = try await context.one(
            """
            UPDATE draft
            SET answers = \(content), revision = revision + 1, saved_at = \(savedAt), expires_at = \(expiresAt)
            WHERE id = \(id) AND owner_hash = \(draft.owner) AND revision = \(draft.revision) AND submitted_case IS NULL
            RETURNING revision
            """)
        guard let row else { return nil }
        return try context.read { () throws(DatabaseError) in try row.int("revision") }
    }

    func delete(_ id: DraftID, owner: [UInt8]) async throws(CaseworkError) -> Bool {
        try await context.execute(
            """
            DELETE FROM draft
            WHERE id = \(id.rawValue) AND owner_hash = \(owner) AND submitted_case IS NULL
            """) == 1
    }

    func list(owner: [UInt8], now: Date) async throws(CaseworkError) -> [DraftListing] {
        let rows = try await context.query(
            """
            SELECT d.id, d.service, d.service_version, d.saved_at, d.expires_at, c.reference
            FROM draft d
            LEFT JOIN case_file c ON c.id = d.submitted_case
            WHERE d.tenant = \(context.tenant.rawValue) AND d.owner_hash = \(owner) AND d.expires_at > \(now)
            ORDER BY d.saved_at DESC, d.id DESC
            LIMIT 50
            """)
        var drafts: [DraftListing] = []
        for row in rows {
            let reference = try context.read { () throws(DatabaseError) in try row.textOrNil("reference") }
            let known: CaseReference? = if let reference { try context.reference(reference) } else { nil }
            drafts.append(
                try context.read { () throws(DatabaseError) in
                    DraftListing(
                        id: DraftID(rawValue: try row.uuid("id")), service: try row.text("service"),
                        version: try row.text("service_version"), savedAt: try row.date("saved_at"),
                        expiresAt: try row.date("expires_at"), reference: known
                    )
                })
        }
        return drafts
    }

    func deleteExpired(now: Date) async throws(CaseworkError) -> Int {
        let tenant = context.tenant.rawValue
        let results = try await context.pipeline([
            "DELETE FROM draft WHERE tenant = \(tenant) AND expires_at <= \(now) RETURNING id",
            "DELETE FROM staff_session WHERE tenant = \(tenant) AND expires_at <= \(now)",
            "DELETE FROM rate_limit WHERE tenant = \(tenant) AND expires_at <= \(now)",
        ])
        return results.first?.count ?? 0
    }

    /// What became of a draft that was sent; nothing of it ever changes but that its key may go.
    private func submission(_ id: UUID) async throws(CaseworkError) -> StoredSubmission {
        let row = try await context.one(
            """
            SELECT c.reference, c.submitted_at, a.document, a.key_id, a.wrapped_key
            FROM case_file c
            JOIN application a ON a.case_id = c.id
            WHERE c.id = \(id)
            """)
        guard let row else { throw .integrity("submitted_case") }
        let stored = try context.read { () throws(DatabaseError) in
            (
                reference: try row.text("reference"), at: try row.date("submitted_at"), document: try row.bytes("document"),
                keyID: try row.text("key_id"), wrapped: try row.bytesOrNil("wrapped_key")
            )
        }
        guard let wrapped = stored.wrapped else { throw .notFound }  // erased since
        let key = try context.vault.key(StoredKey(keyID: stored.keyID, wrapped: wrapped), .caseKey, id)
        return StoredSubmission(
            id: CaseID(rawValue: id), reference: try context.reference(stored.reference), submittedAt: stored.at,
            document: try context.vault.open(stored.document, key, .document, id)
        )
    }
}
