public import FormEngine
public import FoundationEssentials

/// A draft as its owner sees it: the answers and everything that follows from them.
public struct OpenDraft: Sendable {
    public let id: DraftID
    /// The version of the service the draft began with.
    public let service: CompiledService
    public let answers: Answers
    /// Counts the saves; sent back with a form so that a second window is noticed.
    public let revision: Int
    public let evaluation: Evaluation
    public let savedAt: Date
    /// When the draft is deleted if nothing more happens.
    public let expiresAt: Date
    /// What became of it, once it was sent.
    public let submitted: SubmittedApplication?

    public init(
        id: DraftID, service: CompiledService, answers: Answers, revision: Int, evaluation: Evaluation, savedAt: Date,
        expiresAt: Date, submitted: SubmittedApplication?
    ) {
        self.id = id
        self.service = service
        self.answers = answers
        self.revision = revision
        self.evaluation = evaluation
        self.savedAt = savedAt
        self.expiresAt = expiresAt
        self.submitted = submitted
    }
}

/// A draft in the list of somebody who has several.
public struct DraftSummary: Sendable, Equatable {
    public let id: DraftID
    public let service: String
    public let serviceTitle: String
    public let savedAt: Date
    public let expiresAt: Date
    /// The case it became, if it was sent.
    public let reference: CaseReference?
}

/// What an application became: the proof for the person who sent it.
public struct SubmittedApplication: Sendable {
    public let id: CaseID
    public let reference: CaseReference
    public let accessCode: AccessCode
    public let submittedAt: Date
    public let serviceTitle: String
    public let document: ApplicationDocument

    public init(
        id: CaseID, reference: CaseReference, accessCode: AccessCode, submittedAt: Date, serviceTitle: String,
        document: ApplicationDocument
    ) {
        self.id = id
        self.reference = reference
        self.accessCode = accessCode
        self.submittedAt = submittedAt
        self.serviceTitle = serviceTitle
        self.document = document
    }
}
