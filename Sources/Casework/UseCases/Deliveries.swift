import FoundationEssentials

/// Lists deliveries.
public struct ListDeliveries: Sendable {
    let house: House

    /// Newest first; `cursor` is the `next` of the part before.
    ///
    /// - Parameter limit: 1…200; anything else is brought into that range.
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/invalidInput(field:reason:)`` for a cursor that is none,
    ///   ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ filter: DeliveryFilter = DeliveryFilter(), cursor: String? = nil, limit: Int = 50
    ) async throws(CaseworkError) -> DeliveryPage {
        try actor.require(.readDeliveries)
        let limit = min(max(limit, 1), 200)
        var after: ListCursor?
        if let cursor {
            guard let read = CursorText.read(cursor, sort: "deliveries") else {
                throw .invalidInput(field: "cursor", reason: "malformed")
            }
            after = read
        }
        let rows = try await house.ports.cases.deliveries(filter, after: after, limit: limit + 1)
        let items = Array(rows.prefix(limit))
        guard rows.count > limit, let last = items.last else { return DeliveryPage(items: items, next: nil) }
        let cursor = ListCursor(at: last.createdAt, id: last.id.rawValue)
        return DeliveryPage(items: items, next: CursorText.write(cursor, sort: "deliveries"))
    }
}

/// Shows one delivery.
public struct ShowDelivery: Sendable {
    let house: House

    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/unavailable``.
    public func callAsFunction(by actor: Actor, _ id: DeliveryID) async throws(CaseworkError) -> DeliverySummary {
        try actor.require(.readDeliveries)
        guard let delivery = try await house.ports.cases.delivery(id) else { throw .notFound }
        return delivery
    }
}

/// Sends a delivery again that was given up, or that waits for its next attempt.
public struct RetryDelivery: Sendable {
    let house: House

    /// The other side sees the same idempotency id, so that nothing arrives twice.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``,
    ///   ``CaseworkError/illegalMove(event:state:possible:)`` when it was delivered or is being sent, ``CaseworkError/unavailable``.
    public func callAsFunction(by actor: Actor, _ id: DeliveryID) async throws(CaseworkError) -> DeliverySummary {
        try actor.require(.retryDeliveries)
        guard let before = try await house.ports.cases.delivery(id) else { throw .notFound }
        guard try await house.ports.cases.retryDelivery(id, by: actor) else {
            throw .illegalMove(event: "retry", state: before.state.rawValue, possible: [])
        }
        guard let after = try await house.ports.cases.delivery(id) else { throw .notFound }
        return after
    }
}
