import Casework
import FoundationEssentials
import PostgreSQL

extension PostgresCaseRepository {
    func submit(_ submission: NewSubmission) async throws(CaseworkError) -> StoredSubmission {
        let id = submission.id.rawValue
        let key = try context.vault.newKey(.caseKey, id)
        let statement = self.statement(
            submission, answers: try context.vault.seal(submission.answers, key, .answers, id),
            document: try context.vault.seal(submission.document, key, .document, id), key: key.stored
        )
        let row = try await runOnceOrAgain(statement)
        let outcome = try context.read { () throws(DatabaseError) in try row.text("outcome") }
        switch outcome {
        case "submitted":
            if !submission.deliveries.isEmpty { waker.signal() }
            return StoredSubmission(
                id: submission.id, reference: submission.reference, submittedAt: submission.submittedAt, document: submission.document
            )
        case "replayed":
            return try replayed(row)
        case "draft_changed":
            throw .draftChanged(currentRevision: try context.read { () throws(DatabaseError) in try row.int("revision") })
        default:
            throw .notFound
        }
    }

    /// A submission whose connection broke may have been committed or not. Sending it again is safe, since the draft
    /// becomes one case only; it is done once.
    private func runOnceOrAgain(_ statement: SQL) async throws(CaseworkError) -> Row {
        let first: Row?
        do throws(DatabaseError) {
            first = try await context.database.one(statement)
        } catch {
            guard error.code == .connectionLost else { throw context.translate(error) }
            first = try await context.one(statement)
        }
        guard let first else { throw .integrity("submit_application") }
        return first
    }

    private func statement(_ submission: NewSubmission, answers: [UInt8], document: [UInt8], key: StoredKey) -> SQL {
        """
        SELECT outcome, case_id, reference, submitted_at, document, key_id, wrapped_key, revision
        FROM submit_application(
            \(submission.id.rawValue), \(submission.draft.rawValue), \(submission.owner), \(submission.revision),
            \(submission.reference.text), \(submission.accessCodeHash), \(submission.service), \(submission.version),
            \(submission.workflowVersion), \(submission.initialState), \(submission.submittedAt), \(submission.feeCents),
            \(answers), \(document), \(key.keyID), \(key.wrapped), \(submission.deliveries.map(\.id.rawValue)),
            \(submission.deliveries.map(\.channel)), \(submission.deliveries.map(\.target)),
            \(submission.index.map(\.field)), \(submission.index.map(\.hash)))
        """
    }

    private func replayed(_ row: Row) throws(CaseworkError) -> StoredSubmission {
        let stored = try context.read { () throws(DatabaseError) in
            (
                id: try row.uuid("case_id"), reference: try row.text("reference"), at: try row.date("submitted_at"),
                document: try row.bytes("document")
            )
        }
        guard let seal = try seal(row) else { throw .notFound }
        let key = try context.vault.key(seal, .caseKey, stored.id)
        return StoredSubmission(
            id: CaseID(rawValue: stored.id), reference: try context.reference(stored.reference), submittedAt: stored.at,
            document: try context.vault.open(stored.document, key, .document, stored.id)
        )
    }
}
