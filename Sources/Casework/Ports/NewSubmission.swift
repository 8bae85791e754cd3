public import FoundationEssentials

/// Everything a submission writes.
public struct NewSubmission: Sendable {
    /// A delivery that the service declares and whose condition holds.
    public struct Delivery: Sendable {
        public let id: DeliveryID
        public let channel: String
        public let target: String

        public init(id: DeliveryID, channel: String, target: String) {
            self.id = id
            self.channel = channel
            self.target = target
        }
    }

    /// The keyed hash of a field that is declared with `index: true`.
    public struct IndexEntry: Sendable {
        public let field: String
        public let hash: [UInt8]

        public init(field: String, hash: [UInt8]) {
            self.field = field
            self.hash = hash
        }
    }

    public let id: CaseID
    public let draft: DraftID
    public let owner: [UInt8]
    /// The revision that was read and evaluated.
    public let revision: Int
    public let reference: CaseReference
    public let accessCodeHash: [UInt8]
    public let service: String
    public let version: String
    public let workflowVersion: String
    public let initialState: String
    public let submittedAt: Date
    public let feeCents: Int?
    /// JSON of the pruned answers.
    public let answers: [UInt8]
    /// JSON of the application document.
    public let document: [UInt8]
    public let deliveries: [Delivery]
    public let index: [IndexEntry]

    public init(
        id: CaseID, draft: DraftID, owner: [UInt8], revision: Int, reference: CaseReference, accessCodeHash: [UInt8],
        service: String, version: String, workflowVersion: String, initialState: String, submittedAt: Date, feeCents: Int?,
        answers: [UInt8], document: [UInt8], deliveries: [Delivery], index: [IndexEntry]
    ) {
        self.id = id
        self.draft = draft
        self.owner = owner
        self.revision = revision
        self.reference = reference
        self.accessCodeHash = accessCodeHash
        self.service = service
        self.version = version
        self.workflowVersion = workflowVersion
        self.initialState = initialState
        self.submittedAt = submittedAt
        self.feeCents = feeCents
        self.answers = answers
        self.document = document
        self.deliveries = deliveries
        self.index = index
    }
}
