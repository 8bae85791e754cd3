public import FormEngine
public import FoundationEssentials

/// The outbox: what has to reach other systems, and who works on it.
///
/// Rows are written in the transaction of the case change, claimed under a lease and kept until they are finished.
public protocol DeliveryQueue: Sendable {
    /// Takes up to `limit` due deliveries; nobody else gets them before the lease ends. Counts the attempt.
    func claim(worker: String, limit: Int, lease: Duration) async throws -> [DeliveryJob]
    /// Writes what became of a delivery, with the case's event in the same transaction.
    ///
    /// - Returns: false when the lease was lost to another worker; nothing was written then.
    func finish(_ id: DeliveryID, worker: String, outcome: DeliveryOutcome) async throws -> Bool
    /// The same for many, in one round trip. Those whose lease was lost are skipped.
    func finish(_ batch: [(DeliveryID, DeliveryOutcome)], worker: String) async throws
    /// Remembers a step that succeeded, so that the next attempt does not repeat it.
    ///
    /// - Returns: false when the lease was lost to another worker.
    func recordStep(_ id: DeliveryID, worker: String, step: String, value: String) async throws -> Bool
    /// When the next delivery is due; `nil` when none waits.
    func nextDue() async throws -> Date?
    /// One element whenever something may have become due, also after the connection was lost and found again.
    func wakeups() -> AsyncStream<Void>
}

/// One attempt at one delivery.
public struct DeliveryJob: Sendable {
    public let id: DeliveryID
    public let caseID: CaseID
    public let reference: CaseReference
    /// For example `service_bw`.
    public let channel: String
    /// Where to within the channel: the form id of Service-BW.
    public let target: String
    /// From 1.
    public let attempt: Int
    public let firstAttemptAt: Date
    public let createdAt: Date
    public let application: DeliverableApplication
    /// Steps known to have succeeded, with their results; `receipt` after an answer "accepted, not yet done".
    public let journal: [String: String]

    public init(
        id: DeliveryID, caseID: CaseID, reference: CaseReference, channel: String, target: String, attempt: Int,
        firstAttemptAt: Date, createdAt: Date, application: DeliverableApplication, journal: [String: String]
    ) {
        self.id = id
        self.caseID = caseID
        self.reference = reference
        self.channel = channel
        self.target = target
        self.attempt = attempt
        self.firstAttemptAt = firstAttemptAt
        self.createdAt = createdAt
        self.application = application
        self.journal = journal
    }
}

/// What is handed over.
public struct DeliverableApplication: Sendable {
    /// The idempotency id: the same on every attempt.
    public let id: CaseID
    public let reference: CaseReference
    public let service: String
    /// Version of the service's definition.
    public let version: String
    public let leika: String?
    public let submittedAt: Date
    public let document: ApplicationDocument
    public let feeCents: Int?

    public init(
        id: CaseID, reference: CaseReference, service: String, version: String, leika: String?, submittedAt: Date,
        document: ApplicationDocument, feeCents: Int?
    ) {
        self.id = id
        self.reference = reference
        self.service = service
        self.version = version
        self.leika = leika
        self.submittedAt = submittedAt
        self.document = document
        self.feeCents = feeCents
    }
}

/// What became of an attempt.
public enum DeliveryOutcome: Sendable, Equatable {
    /// The other side confirmed; `receipt` is its own id.
    case delivered(receipt: String, at: Date)
    /// The other side has it and works on it; ask again later.
    case pending(receipt: String, pollAt: Date)
    /// Try again later.
    case retry(at: Date, reason: DeliveryFailure)
    /// Give up until a person sends it again.
    case dead(reason: DeliveryFailure)
}

/// Why an attempt failed; free of personal data.
public struct DeliveryFailure: Sendable, Equatable, Codable {
    /// Stable short code: `http_503`, `connect`, `tls_verification` …
    public let code: String
    public let httpStatus: Int?
    public let summary: String
    /// Somebody has to change a setting; trying again does not help.
    public let isConfiguration: Bool

    public init(code: String, httpStatus: Int? = nil, summary: String, isConfiguration: Bool = false) {
        self.code = code
        self.httpStatus = httpStatus
        self.summary = summary
        self.isConfiguration = isConfiguration
    }
}
