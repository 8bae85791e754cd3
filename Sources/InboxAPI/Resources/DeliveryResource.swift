import Casework
import Foundation

/// One page of deliveries; `next` is the cursor of the following one.
struct DeliveryListResource: Encodable {
    let items: [DeliveryResource]
    let next: String?
}

/// A delivery of an application to another system and how it stands.
struct DeliveryResource: Encodable {
    let id: String
    let reference: String
    let channel: String
    let target: String
    /// `waiting`, `claimed`, `pending` (the receiver is still checking), `delivered` or `dead`.
    let state: String
    let attempts: Int
    let createdAt: Date
    let dueAt: Date?
    let finishedAt: Date?
    /// The receiver's own number for the application.
    let receipt: String?
    /// Why the last attempt failed; free of personal data.
    let failure: String?

    init(_ delivery: DeliverySummary) {
        id = delivery.id.description
        reference = delivery.reference.text
        channel = delivery.channel
        target = delivery.target
        state = delivery.state.rawValue
        attempts = delivery.attempts
        createdAt = delivery.createdAt
        dueAt = delivery.dueAt
        finishedAt = delivery.finishedAt
        receipt = delivery.receipt
        failure = delivery.failure?.summary
    }
}
