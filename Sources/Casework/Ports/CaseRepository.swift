public import FormModel
public import FoundationEssentials

/// Keeps cases, their histories and notes. Every change is one function of the database, which guards it.
public protocol CaseRepository: Sendable {
    /// Turns a draft into a case: case, application, first event and deliveries in one transaction and one round trip.
    ///
    /// Idempotent by draft: a second call answers with what the first one made.
    ///
    /// - Throws: ``CaseworkError/notFound``, ``CaseworkError/draftChanged(currentRevision:)``, ``CaseworkError/unavailable``;
    ///   ``CaseworkError/invalidInput(field:reason:)`` with field `reference` when the reference is taken.
    func submit(_ submission: NewSubmission) async throws(CaseworkError) -> StoredSubmission
    /// A part of the inbox, by index whatever the number of cases.
    func list(_ query: CaseQuery) async throws(CaseworkError) -> [CaseRow]
    /// A case with its application, notes and deliveries; one round trip. With a reader, the access is logged in it.
    func find(_ reference: CaseReference, reader: Actor?) async throws(CaseworkError) -> CaseRecord?
    /// What the applicant may see; by reference (with the hash of the code to compare) or by id.
    func status(_ key: StatusKey) async throws(CaseworkError) -> StatusRecord?
    /// The line of the inbox, and the wrapped key; without content and without a logged access.
    func row(_ reference: CaseReference) async throws(CaseworkError) -> CaseRow?
    func move(_ move: CaseMove) async throws(CaseworkError) -> ChangeVerdict
    func claim(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict
    func release(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict
    func addNote(_ note: NewNote) async throws(CaseworkError) -> ChangeVerdict
    /// The chained events, oldest first; `nil` when there is no such case.
    func history(_ reference: CaseReference) async throws(CaseworkError) -> [CaseEvent]?
    /// Computes every hash anew, of one case or of all.
    func verify(_ reference: CaseReference?) async throws(CaseworkError) -> VerificationReport
    func deliveries(_ filter: DeliveryFilter, after cursor: ListCursor?, limit: Int) async throws(CaseworkError) -> [DeliverySummary]
    func delivery(_ id: DeliveryID) async throws(CaseworkError) -> DeliverySummary?
    /// Makes a delivery that is not finished, or was given up, due now.
    ///
    /// - Returns: false when it was delivered already or is being sent.
    func retryDelivery(_ id: DeliveryID, by actor: Actor) async throws(CaseworkError) -> Bool
}

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

/// How an applicant names a case.
public enum StatusKey: Sendable {
    case reference(CaseReference)
    case id(CaseID)
}

/// What an applicant may see of a case.
public struct StatusRecord: Sendable {
    public let row: CaseRow
    public let accessCodeHash: [UInt8]
    public let citizenText: String
    public let document: [UInt8]
    /// Oldest first; without hashes.
    public let timeline: [StatusEvent]

    public init(row: CaseRow, accessCodeHash: [UInt8], citizenText: String, document: [UInt8], timeline: [StatusEvent]) {
        self.row = row
        self.accessCodeHash = accessCodeHash
        self.citizenText = citizenText
        self.document = document
        self.timeline = timeline
    }
}

/// One event of the timeline, with the title of the state it led to and the workflow's message.
public struct StatusEvent: Sendable {
    public let at: Date
    public let kind: String
    public let stateTitle: String
    public let citizenText: String
    /// The transition's own message, where it has one.
    public let message: String?

    public init(at: Date, kind: String, stateTitle: String, citizenText: String, message: String?) {
        self.at = at
        self.kind = kind
        self.stateTitle = stateTitle
        self.citizenText = citizenText
        self.message = message
    }
}

/// A move, decided by the pure workflow and decided again by the database.
public struct CaseMove: Sendable {
    public let row: CaseRow
    public let event: String
    public let actor: Actor
    public let expectedVersion: Int
    /// Reason, decision and note; encrypted at rest, the history names only which were given.
    public let inputs: [String: String]
    /// The workflow's own condition was evaluated over this version of the case and holds.
    public let isGuardMet: Bool
    public let noteID: UUID
    public let deliveryID: DeliveryID
    public let at: Date

    public init(
        row: CaseRow, event: String, actor: Actor, expectedVersion: Int, inputs: [String: String], isGuardMet: Bool, noteID: UUID,
        deliveryID: DeliveryID, at: Date
    ) {
        self.row = row
        self.event = event
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.inputs = inputs
        self.isGuardMet = isGuardMet
        self.noteID = noteID
        self.deliveryID = deliveryID
        self.at = at
    }
}

/// A note to be added.
public struct NewNote: Sendable {
    public let id: UUID
    public let row: CaseRow
    public let actor: Actor
    public let text: String
    public let at: Date
}

/// What the database said to a change.
public enum ChangeVerdict: Sendable, Equatable {
    case done(version: Int)
    case notFound
    case stale(actual: Int)
    case claimed(by: String)
    case notPossible(state: String, possible: [String])
    case notPermitted(state: String, possible: [String])
    case missingInput([String])
    case guardNotMet
}

/// A list's question, in the terms of the store.
public struct CaseQuery: Sendable {
    public let services: [String]
    public let states: [String]
    public let assignee: AssigneeQuery?
    public let submittedAfter: Date?
    public let submittedBefore: Date?
    public let reference: CaseReference?
    /// Keyed hashes of the searched text, one for each indexed field.
    public let indexHashes: [[UInt8]]
    public let onlyFailedDeliveries: Bool
    public let sort: CaseFilter.Sort
    public let after: ListCursor?
    public let limit: Int
}

/// Whose cases a list shows.
public enum AssigneeQuery: Sendable, Equatable {
    case nobody
    case username(String)
}

/// Where a list goes on: the sort value and id of the last line.
public struct ListCursor: Sendable, Equatable {
    public let at: Date
    public let id: UUID

    public init(at: Date, id: UUID) {
        self.at = at
        self.id = id
    }
}
