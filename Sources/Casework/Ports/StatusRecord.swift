public import FoundationEssentials

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
