import Casework
import FormEngine
import Foundation

/// A case in the JSON output of the command line.
struct CaseReport: Encodable {
    let reference: String
    let service: String
    let serviceTitle: String
    let state: String
    let stateTitle: String
    let version: Int
    let submittedAt: Date
    let updatedAt: Date
    let assignee: String?
    let deadlineAt: Date?
    let feeCents: Int?
    let hasFailedDelivery: Bool

    init(_ summary: CaseSummary) {
        reference = summary.reference.text
        service = summary.service
        serviceTitle = summary.serviceTitle
        state = summary.state
        stateTitle = summary.stateTitle
        version = summary.version
        submittedAt = summary.submittedAt
        updatedAt = summary.updatedAt
        assignee = summary.assignee
        deadlineAt = summary.deadlineAt
        feeCents = summary.feeCents
        hasFailedDelivery = summary.hasFailedDelivery
    }
}

/// A whole case in the JSON output.
struct CaseDetailReport: Encodable {
    struct Note: Encodable {
        let at: Date
        let author: String
        let text: String
    }

    let `case`: CaseReport
    let application: ApplicationDocument
    let notes: [Note]
    let deliveries: [DeliveryReport]
    let possibleEvents: [CaseworkEvent]

    init(_ detail: CaseDetail) {
        `case` = CaseReport(detail.summary)
        application = detail.document
        notes = detail.notes.map { Note(at: $0.at, author: $0.author, text: $0.text) }
        deliveries = detail.deliveries.map(DeliveryReport.init)
        possibleEvents = detail.possibleEvents
    }
}

/// An entry of a case's history in the JSON output.
struct CaseEventReport: Encodable {
    let sequence: Int
    let at: Date
    let actor: String
    let role: String
    let kind: String
    let event: String?
    let fromState: String?
    let toState: String
    let detail: [String: String]
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

/// A delivery in the JSON output.
struct DeliveryReport: Encodable {
    let id: String
    let reference: String
    let channel: String
    let target: String
    let state: String
    let attempts: Int
    let createdAt: Date
    let dueAt: Date?
    let finishedAt: Date?
    let receipt: String?
    let failure: DeliveryFailure?

    init(_ delivery: DeliverySummary) {
        id = delivery.id.description
        reference = delivery.reference.text
        channel = delivery.channel
        target = delivery.target
        state = delivery.state.rawValue
        attempts = delivery.attempts
        createdAt = delivery.createdAt
        dueAt = delivery.dueAt
        finishedAt = delivery.finishedAt
        receipt = delivery.receipt
        failure = delivery.failure
    }
}

/// A staff account in the JSON output.
struct StaffReport: Encodable {
    let username: String
    let displayName: String
    let role: String
    let createdAt: Date
    let disabledAt: Date?

    init(_ member: StaffMember) {
        username = member.username
        displayName = member.displayName
        role = member.role.rawValue
        createdAt = member.createdAt
        disabledAt = member.disabledAt
    }
}
