import Casework
import FormModel
import Foundation

/// A case in a list: what the inbox shows in a row.
struct CaseResource: Encodable {
    let reference: String
    let service: String
    let serviceTitle: String
    let state: String
    let stateTitle: String
    /// `open`, `waiting` (for the citizen) or `done`.
    let stateKind: String
    /// Counts the changes of the case; a move names the version it was decided on.
    let version: Int
    let submittedAt: Date
    let updatedAt: Date
    let assignee: String?
    let deadlineAt: Date?
    let feeCents: Int?
    /// True while a delivery of the case has been given up.
    let hasFailedDelivery: Bool

    init(_ summary: CaseSummary) {
        reference = summary.reference.text
        service = summary.service
        serviceTitle = summary.serviceTitle
        state = summary.state
        stateTitle = summary.stateTitle
        stateKind = summary.stateKind.rawValue
        version = summary.version
        submittedAt = summary.submittedAt
        updatedAt = summary.updatedAt
        assignee = summary.assignee
        deadlineAt = summary.deadlineAt
        feeCents = summary.feeCents
        hasFailedDelivery = summary.hasFailedDelivery
    }
}

/// One page of the list; `next` is the cursor of the following one.
struct CaseListResource: Encodable {
    let items: [CaseResource]
    let next: String?
}

/// A whole case: row, application, notes, deliveries and what can be done with it now.
struct CaseDetailResource: Encodable {
    let `case`: CaseResource
    let application: ApplicationResource
    let notes: [NoteResource]
    let deliveries: [DeliveryResource]
    let possibleEvents: [PossibleEventResource]

    init(_ detail: CaseDetail) {
        `case` = CaseResource(detail.summary)
        application = ApplicationResource(detail.document)
        notes = detail.notes.map(NoteResource.init)
        deliveries = detail.deliveries.map(DeliveryResource.init)
        possibleEvents = detail.possibleEvents.map(PossibleEventResource.init)
    }
}

/// A note of a staff member; never shown to citizens.
struct NoteResource: Encodable {
    let id: String
    let at: Date
    let author: String
    let text: String

    init(_ note: CaseNote) {
        id = note.id.uuidString.lowercased()
        at = note.at
        author = note.author
        text = note.text
    }
}

/// An event that the caller may raise in the case's state.
struct PossibleEventResource: Encodable {
    let event: String
    let title: String
    let to: String
    /// Names of inputs that have to be given.
    let requires: [String]

    init(_ event: CaseworkEvent) {
        self.event = event.event
        title = event.title
        to = event.to
        requires = event.requires
    }
}

/// An entry of the case's history, with its link in the hash chain.
struct CaseEventResource: Encodable {
    let sequence: Int
    let at: Date
    let actor: String
    let role: String
    let kind: String
    let event: String?
    let fromState: String?
    let toState: String
    let detail: [String: String]
    /// SHA-256 over this entry and its predecessor's hash, hexadecimal.
    let hash: String

    init(_ event: CaseEvent) {
        sequence = event.sequence
        at = event.at
        actor = event.actorID
        role = event.role.rawValue
        kind = event.kind
        self.event = event.event
        fromState = event.fromState
        toState = event.toState
        detail = event.detail
        hash = event.hash
    }
}
