import FormEngine
import FoundationEssentials

/// Reads a stored draft into an ``OpenDraft``; shared by everything a citizen does to a draft.
struct DraftDesk: Sendable {
    let house: House

    /// The stored row of a draft that belongs to `owner`, with the service version it began with.
    func record(_ id: DraftID, owner: OwnerToken) async throws(CaseworkError) -> (DraftRecord, CompiledService) {
        let found = try await house.ports.drafts.find(id, owner: owner.hash(house.secrets), now: house.clock.now)
        guard let found else { throw .notFound }
        return (found, try await house.catalog.service(version: found.version).service)
    }

    /// The draft with everything that follows from its answers at this moment.
    func open(_ record: DraftRecord, _ service: CompiledService) throws(CaseworkError) -> OpenDraft {
        let answers = try answers(of: record, service)
        return open(record, service, answers, evaluation: service.evaluate(answers, in: environment))
    }

    func open(_ record: DraftRecord, _ service: CompiledService, _ answers: Answers, evaluation: Evaluation) -> OpenDraft {
        OpenDraft(
            id: record.id, service: service, answers: answers, revision: record.revision, evaluation: evaluation,
            savedAt: record.savedAt, expiresAt: record.expiresAt, submitted: nil
        )
    }

    /// The answers of a draft that was not sent yet.
    func answers(of record: DraftRecord, _ service: CompiledService) throws(CaseworkError) -> Answers {
        do throws(AnswersError) {
            return try Answers(json: record.answers, for: service)
        } catch {
            throw .integrity("draft_answers")
        }
    }

    /// What a sent draft became.
    func submitted(_ stored: StoredSubmission) throws(CaseworkError) -> SubmittedApplication {
        let document = try ApplicationDocument(stored: stored.document)
        return SubmittedApplication(
            id: stored.id, reference: stored.reference, accessCode: AccessCode(of: stored.id, secrets: house.secrets),
            submittedAt: stored.submittedAt, serviceTitle: document.serviceTitle, document: document
        )
    }

    /// This moment, for expressions.
    var environment: FormEnvironment {
        FormEnvironment(epochSeconds: Int64(house.clock.now.timeIntervalSince1970.rounded(.down)))
    }
}

extension ApplicationDocument {
    /// Reads a document back from the store.
    init(stored bytes: [UInt8]) throws(CaseworkError) {
        do {
            self = try JSONDecoder().decode(ApplicationDocument.self, from: Data(bytes))
        } catch {
            throw CaseworkError.integrity("application_document")
        }
    }

    /// The bytes that are stored.
    func stored() throws(CaseworkError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self))
        } catch {
            throw CaseworkError.integrity("application_document")
        }
    }
}
