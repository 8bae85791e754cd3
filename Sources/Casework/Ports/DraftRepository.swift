public import FoundationEssentials

/// Keeps drafts. Answers are encrypted at rest with a key of each draft.
public protocol DraftRepository: Sendable {
    /// - Throws: ``CaseworkError/unavailable``.
    func insert(_ draft: NewDraft) async throws(CaseworkError)
    /// One round trip; `nil` when there is none with this id and owner, or it has expired.
    func find(_ id: DraftID, owner: [UInt8], now: Date) async throws(CaseworkError) -> DraftRecord?
    /// Writes answers over the revision that was read.
    ///
    /// - Returns: the new revision; `nil` when the draft moved on (another window) or was sent.
    func save(_ draft: DraftRecord, answers: [UInt8], savedAt: Date, expiresAt: Date) async throws(CaseworkError) -> Int?
    /// Deletes a draft that was not sent.
    ///
    /// - Returns: false when there is none.
    func delete(_ id: DraftID, owner: [UInt8]) async throws(CaseworkError) -> Bool
    /// The newest first, at most 50.
    func list(owner: [UInt8], now: Date) async throws(CaseworkError) -> [DraftListing]
    /// Deletes drafts whose time is over, sessions and counters too.
    ///
    /// - Returns: how many drafts went.
    func deleteExpired(now: Date) async throws(CaseworkError) -> Int
}

/// A draft that begins.
public struct NewDraft: Sendable {
    public let id: DraftID
    /// Hash of the owner's token.
    public let owner: [UInt8]
    public let service: String
    public let version: String
    /// JSON of the answers.
    public let answers: [UInt8]
    public let createdAt: Date
    public let expiresAt: Date

    public init(
        id: DraftID, owner: [UInt8], service: String, version: String, answers: [UInt8], createdAt: Date, expiresAt: Date
    ) {
        self.id = id
        self.owner = owner
        self.service = service
        self.version = version
        self.answers = answers
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// A draft as it is stored, opened.
public struct DraftRecord: Sendable {
    public let id: DraftID
    public let owner: [UInt8]
    public let service: String
    public let version: String
    /// JSON of the answers; empty once the draft was sent.
    public let answers: [UInt8]
    public let revision: Int
    public let savedAt: Date
    public let expiresAt: Date
    /// The case it became.
    public let submitted: StoredSubmission?
    /// The draft's wrapped data key, for the repository's own use.
    public let seal: StoredKey?

    public init(
        id: DraftID, owner: [UInt8], service: String, version: String, answers: [UInt8], revision: Int, savedAt: Date,
        expiresAt: Date, submitted: StoredSubmission?, seal: StoredKey?
    ) {
        self.id = id
        self.owner = owner
        self.service = service
        self.version = version
        self.answers = answers
        self.revision = revision
        self.savedAt = savedAt
        self.expiresAt = expiresAt
        self.submitted = submitted
        self.seal = seal
    }
}

/// A wrapped data key with the id of the key that wraps it.
public struct StoredKey: Sendable, Equatable {
    public let keyID: String
    public let wrapped: [UInt8]

    public init(keyID: String, wrapped: [UInt8]) {
        self.keyID = keyID
        self.wrapped = wrapped
    }
}

/// A draft in a list.
public struct DraftListing: Sendable {
    public let id: DraftID
    public let service: String
    public let version: String
    public let savedAt: Date
    public let expiresAt: Date
    public let reference: CaseReference?

    public init(id: DraftID, service: String, version: String, savedAt: Date, expiresAt: Date, reference: CaseReference?) {
        self.id = id
        self.service = service
        self.version = version
        self.savedAt = savedAt
        self.expiresAt = expiresAt
        self.reference = reference
    }
}

/// What the store says of a submission.
public struct StoredSubmission: Sendable {
    public let id: CaseID
    public let reference: CaseReference
    public let submittedAt: Date
    /// JSON of the application document.
    public let document: [UInt8]

    public init(id: CaseID, reference: CaseReference, submittedAt: Date, document: [UInt8]) {
        self.id = id
        self.reference = reference
        self.submittedAt = submittedAt
        self.document = document
    }
}
