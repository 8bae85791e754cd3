import FormEngine
import FormModel
import FoundationEssentials

/// Begins to fill in a service.
public struct StartDraft: Sendable {
    let house: House

    /// Stores an empty draft on the service's current version.
    ///
    /// - Parameter owner: the token the browser has already, so that one browser owns all its drafts.
    /// - Returns: the draft, the owner's token (new or the given one; it belongs in a cookie) and the first page.
    /// - Throws: ``CaseworkError/notFound`` for an unknown service, ``CaseworkError/unavailable``.
    public func callAsFunction(
        service id: String, owner: OwnerToken?, identity: Identity
    ) async throws(CaseworkError) -> (draft: DraftID, owner: OwnerToken, firstPage: String) {
        guard let service = house.catalog.service(id), let firstPage = service.pages.first?.id else { throw .notFound }
        let token = if let owner { owner } else { try OwnerToken.make(house.secrets) }
        let now = house.clock.now
        let draft = DraftID(rawValue: house.ids.uuid())
        try await house.ports.drafts.insert(
            NewDraft(
                id: draft, owner: token.hash(house.secrets), service: service.id, version: service.version,
                answers: Answers().json(), createdAt: now, expiresAt: service.draftExpiry(from: now)
            ))
        return (draft, token, firstPage)
    }
}

extension CompiledService {
    /// When a draft that was saved just now is deleted.
    func draftExpiry(from now: Date) -> Date {
        now.addingTimeInterval(Double(definition.retention.draftDays) * 86_400)
    }
}
