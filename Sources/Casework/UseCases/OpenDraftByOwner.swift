import FormEngine

/// Opens a draft for its owner.
public struct OpenDraftByOwner: Sendable {
    let house: House

    /// One round trip to the store, one evaluation.
    ///
    /// - Throws: ``CaseworkError/notFound`` for an unknown or expired draft and for another owner's,
    ///   ``CaseworkError/integrity(_:)`` when its content does not open, ``CaseworkError/unavailable``.
    public func callAsFunction(_ id: DraftID, owner: OwnerToken) async throws(CaseworkError) -> OpenDraft {
        let desk = DraftDesk(house: house)
        let (record, service) = try await desk.record(id, owner: owner)
        guard let stored = record.submitted else { return try desk.open(record, service) }
        let empty = Answers()
        return OpenDraft(
            id: record.id, service: service, answers: empty, revision: record.revision,
            evaluation: service.evaluate(empty, in: desk.environment), savedAt: record.savedAt, expiresAt: record.expiresAt,
            submitted: try desk.submitted(stored)
        )
    }
}
