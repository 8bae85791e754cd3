import FEEL
import FormEngine
import FormModel
import FoundationEssentials
import Workflow

/// Opens a case with its content.
public struct ShowCase: Sendable {
    let house: House

    /// The database logs who read it, in the same round trip.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/integrity(_:)``,
    ///   ``CaseworkError/unavailable``.
    public func callAsFunction(by actor: Actor, _ reference: CaseReference) async throws(CaseworkError) -> CaseDetail {
        try actor.require(.readCases)
        guard let record = try await house.ports.cases.find(reference, reader: actor) else { throw .notFound }
        let workflow = try await house.catalog.service(version: record.row.serviceVersion).workflow
        let events =
            actor.role.permissions.contains(.moveCases)
            ? workflow.possibleEvents(state: record.row.state, role: actor.role.rawValue) : []
        return CaseDetail(
            summary: record.row.summary, document: try ApplicationDocument(stored: record.document), notes: record.notes,
            deliveries: record.deliveries,
            possibleEvents: events.map { event in
                CaseworkEvent(event: event.event, title: event.title, to: event.to, requires: event.requires.map(\.rawValue))
            }
        )
    }
}
