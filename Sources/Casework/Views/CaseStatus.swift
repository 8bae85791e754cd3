public import FormEngine
public import FoundationEssentials

/// A case as the applicant sees it.
public struct CaseStatus: Sendable {
    public let id: CaseID
    public let reference: CaseReference
    public let serviceTitle: String
    public let state: String
    public let stateTitle: String
    /// What the state means for the applicant, in the workflow's words.
    public let citizenText: String
    public let submittedAt: Date
    /// Oldest first.
    public let timeline: [TimelineEntry]
    /// What the applicant may do now.
    public let possibleEvents: [CitizenEvent]
    public let document: ApplicationDocument
    /// To be sent back with an event.
    public let version: Int
}

/// One thing that happened to a case, in words for the applicant.
public struct TimelineEntry: Sendable, Equatable {
    public let at: Date
    public let title: String
    public let text: String

    public init(at: Date, title: String, text: String) {
        self.at = at
        self.title = title
        self.text = text
    }
}

/// One thing an applicant may do to a case, for example withdraw it.
public struct CitizenEvent: Sendable, Equatable {
    public let event: String
    public let title: String
    /// Names of inputs that must be given: `reason`, `decision`, `note`.
    public let requires: [String]

    public init(event: String, title: String, requires: [String] = []) {
        self.event = event
        self.title = title
        self.requires = requires
    }
}
