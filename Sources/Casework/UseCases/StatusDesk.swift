import FEEL
import FormEngine
import FormModel
import FoundationEssentials
import Workflow

/// Turns a stored case into what its applicant reads.
struct StatusDesk: Sendable {
    let house: House

    func status(_ record: StatusRecord) async throws(CaseworkError) -> CaseStatus {
        let row = record.row
        let workflow = try await house.catalog.service(version: row.serviceVersion).workflow
        let events = workflow.possibleEvents(state: row.state, role: Role.citizen.rawValue)
        return CaseStatus(
            id: row.id, reference: row.reference, serviceTitle: row.serviceTitle, state: row.state, stateTitle: row.stateTitle,
            citizenText: record.citizenText, submittedAt: row.submittedAt, timeline: record.timeline.map(entry),
            possibleEvents: events.map { event in
                CitizenEvent(event: event.event, title: event.title, requires: event.requires.map(\.rawValue))
            },
            document: try ApplicationDocument(stored: record.document), version: row.version
        )
    }

    private func entry(_ event: StatusEvent) -> TimelineEntry {
        switch event.kind {
        case "delivered":
            TimelineEntry(at: event.at, title: "Übermittelt", text: "Ihr Antrag ist bei der zuständigen Stelle angekommen.")
        case "delivery_failed":
            TimelineEntry(
                at: event.at, title: "Verzögerung",
                text:
                    "Es gibt eine Verzögerung bei der Übermittlung. Ihr Antrag ist sicher gespeichert und wir kümmern uns darum. Sie müssen nichts tun."
            )
        default:
            TimelineEntry(at: event.at, title: event.stateTitle, text: event.message ?? event.citizenText)
        }
    }
}

extension CaseRow {
    /// What guards of a workflow may look at; nothing of the application's content.
    func facts(now: Date) -> [String: Value] {
        let days = max(0, min(now.timeIntervalSince(submittedAt) / 86_400, 1_000_000))
        let fee = feeCents.flatMap { Number($0).divided(by: 100) }
        return [
            "fee": fee.map { .number($0) } ?? .null,
            "service": .string(service),
            "state": .string(state),
            "days_open": .number(Number(Int(days))),
        ]
    }
}
