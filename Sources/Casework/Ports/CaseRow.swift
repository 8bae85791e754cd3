public import FormModel
public import FoundationEssentials

/// One line of the inbox as stored; titles are the catalogue's matter.
public struct CaseRow: Sendable {
    public let id: CaseID
    public let reference: CaseReference
    public let service: String
    public let serviceVersion: String
    public let serviceTitle: String
    public let workflowVersion: String
    public let state: String
    public let stateTitle: String
    public let stateKind: StateDefinition.Kind
    public let version: Int
    public let submittedAt: Date
    public let assignee: String?
    public let deadlineAt: Date?
    public let feeCents: Int?
    public let updatedAt: Date
    public let hasFailedDelivery: Bool
    /// The wrapped data key, where a content has to be written next; for the repository's own use.
    public let seal: StoredKey?

    public init(
        id: CaseID, reference: CaseReference, service: String, serviceVersion: String, serviceTitle: String, workflowVersion: String,
        state: String, stateTitle: String, stateKind: StateDefinition.Kind, version: Int, submittedAt: Date, assignee: String?,
        deadlineAt: Date?, feeCents: Int?, updatedAt: Date, hasFailedDelivery: Bool, seal: StoredKey?
    ) {
        self.id = id
        self.reference = reference
        self.service = service
        self.serviceVersion = serviceVersion
        self.serviceTitle = serviceTitle
        self.workflowVersion = workflowVersion
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
        self.seal = seal
    }

    var summary: CaseSummary {
        CaseSummary(
            id: id, reference: reference, service: service, serviceTitle: serviceTitle, state: state, stateTitle: stateTitle,
            stateKind: stateKind, version: version, submittedAt: submittedAt, assignee: assignee, deadlineAt: deadlineAt,
            feeCents: feeCents, updatedAt: updatedAt, hasFailedDelivery: hasFailedDelivery
        )
    }
}

/// A case opened for somebody who may read it.
public struct CaseRecord: Sendable {
    public let row: CaseRow
    public let document: [UInt8]
    public let notes: [CaseNote]
    public let deliveries: [DeliverySummary]

    public init(row: CaseRow, document: [UInt8], notes: [CaseNote], deliveries: [DeliverySummary]) {
        self.row = row
        self.document = document
        self.notes = notes
        self.deliveries = deliveries
    }
}
