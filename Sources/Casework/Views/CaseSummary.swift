public import FormEngine
public import FormModel
public import FoundationEssentials

/// A case as a line in the inbox; nothing in it is the applicant's.
public struct CaseSummary: Sendable, Equatable {
    public let id: CaseID
    public let reference: CaseReference
    public let service: String
    public let serviceTitle: String
    public let state: String
    public let stateTitle: String
    public let stateKind: StateDefinition.Kind
    /// Counts changes of state and assignee; a move names the one it was decided on.
    public let version: Int
    public let submittedAt: Date
    /// User name of whoever works on it.
    public let assignee: String?
    /// The earliest deadline that is still running.
    public let deadlineAt: Date?
    public let feeCents: Int?
    public let updatedAt: Date
    /// A delivery gave up; somebody has to look.
    public let hasFailedDelivery: Bool

    public init(
        id: CaseID, reference: CaseReference, service: String, serviceTitle: String, state: String, stateTitle: String,
        stateKind: StateDefinition.Kind, version: Int, submittedAt: Date, assignee: String?, deadlineAt: Date?, feeCents: Int?,
        updatedAt: Date, hasFailedDelivery: Bool
    ) {
        self.id = id
        self.reference = reference
        self.service = service
        self.serviceTitle = serviceTitle
        self.state = state
        self.stateTitle = stateTitle
        self.stateKind = stateKind
        self.version = version
        self.submittedAt = submittedAt
        self.assignee = assignee
        self.deadlineAt = deadlineAt
        self.feeCents = feeCents
        self.updatedAt = updatedAt
        self.hasFailedDelivery = hasFailedDelivery
    }
}

/// A part of the inbox.
public struct CasePage: Sendable, Equatable {
    public let items: [CaseSummary]
    /// Cursor of the next part; `nil` on the last.
    public let next: String?

    public init(items: [CaseSummary], next: String?) {
        self.items = items
        self.next = next
    }
}

/// A case with everything a caseworker needs on one screen.
public struct CaseDetail: Sendable {
    public let summary: CaseSummary
    public let document: ApplicationDocument
    /// Oldest first.
    public let notes: [CaseNote]
    public let deliveries: [DeliverySummary]
    /// What the asking member of staff may do now.
    public let possibleEvents: [CaseworkEvent]
}

/// One event that is possible now, with the inputs it needs.
public struct CaseworkEvent: Sendable, Equatable, Codable {
    public let event: String
    public let title: String
    /// The state it leads to.
    public let to: String
    /// Names of inputs that must be given: `reason`, `decision`, `note`.
    public let requires: [String]
}

/// What a caseworker wrote down; encrypted at rest.
public struct CaseNote: Sendable, Equatable {
    public let id: UUID
    public let at: Date
    /// User name.
    public let author: String
    public let text: String

    public init(id: UUID, at: Date, author: String, text: String) {
        self.id = id
        self.at = at
        self.author = author
        self.text = text
    }
}
