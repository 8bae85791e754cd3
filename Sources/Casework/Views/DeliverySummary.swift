public import FoundationEssentials

/// A delivery as clerks and administrators see it.
public struct DeliverySummary: Sendable, Equatable {
    /// Where a delivery stands.
    public enum State: String, CaseIterable, Sendable, Codable {
        /// To be sent, for the first time or again.
        case waiting
        /// A worker holds it.
        case claimed
        /// Received by the other side, which has not confirmed it yet.
        case pending
        /// Confirmed.
        case delivered
        /// Given up; stays until somebody sends it again.
        case dead
    }

    public let id: DeliveryID
    public let caseID: CaseID
    public let reference: CaseReference
    public let service: String
    public let channel: String
    public let target: String
    public let state: State
    /// Attempts so far.
    public let attempts: Int
    public let createdAt: Date
    /// When it is tried or asked again; `nil` when finished.
    public let dueAt: Date?
    public let finishedAt: Date?
    /// The other side's own id.
    public let receipt: String?
    /// Why the last attempt failed.
    public let failure: DeliveryFailure?

    public init(
        id: DeliveryID, caseID: CaseID, reference: CaseReference, service: String, channel: String, target: String, state: State,
        attempts: Int, createdAt: Date, dueAt: Date?, finishedAt: Date?, receipt: String?, failure: DeliveryFailure?
    ) {
        self.id = id
        self.caseID = caseID
        self.reference = reference
        self.service = service
        self.channel = channel
        self.target = target
        self.state = state
        self.attempts = attempts
        self.createdAt = createdAt
        self.dueAt = dueAt
        self.finishedAt = finishedAt
        self.receipt = receipt
        self.failure = failure
    }
}

/// Which deliveries a list shows, newest first.
public struct DeliveryFilter: Sendable, Equatable {
    /// Empty = all.
    public var states: [DeliverySummary.State]
    public var channel: String?
    public var reference: CaseReference?

    public init(states: [DeliverySummary.State] = [], channel: String? = nil, reference: CaseReference? = nil) {
        self.states = states
        self.channel = channel
        self.reference = reference
    }
}

/// A part of a list of deliveries.
public struct DeliveryPage: Sendable, Equatable {
    public let items: [DeliverySummary]
    /// Cursor of the next part; `nil` on the last.
    public let next: String?

    public init(items: [DeliverySummary], next: String?) {
        self.items = items
        self.next = next
    }
}
