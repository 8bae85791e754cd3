/// Throws a draft away at its owner's wish.
public struct DiscardDraft: Sendable {
    let house: House

    /// Deletes the row; its key is gone with it.
    ///
    /// - Throws: ``CaseworkError/notFound`` for an unknown, foreign or already sent draft, ``CaseworkError/unavailable``.
    public func callAsFunction(_ id: DraftID, owner: OwnerToken) async throws(CaseworkError) {
        guard try await house.ports.drafts.delete(id, owner: owner.hash(house.secrets)) else { throw .notFound }
    }
}

/// Lists what one browser began.
public struct ListDrafts: Sendable {
    let house: House

    /// The newest first, at most 50; sent ones with their reference.
    ///
    /// - Throws: ``CaseworkError/unavailable``.
    public func callAsFunction(owner: OwnerToken) async throws(CaseworkError) -> [DraftSummary] {
        let drafts = try await house.ports.drafts.list(owner: owner.hash(house.secrets), now: house.clock.now)
        return drafts.map { draft in
            DraftSummary(
                id: draft.id, service: draft.service, serviceTitle: house.catalog.title(of: draft.service), savedAt: draft.savedAt,
                expiresAt: draft.expiresAt, reference: draft.reference
            )
        }
    }
}

/// Deletes what has expired: drafts, sessions, counters.
public struct RemoveExpired: Sendable {
    let house: House

    /// - Returns: how many drafts were deleted.
    /// - Throws: ``CaseworkError/unavailable``.
    @discardableResult
    public func callAsFunction() async throws(CaseworkError) -> Int {
        try await house.ports.drafts.deleteExpired(now: house.clock.now)
    }
}
