import Casework
import Hummingbird

extension InboxController {
    func listDeliveries(_ call: InboxCall) async throws -> Response {
        var filter = DeliveryFilter()
        filter.states = try call.queryList("state").map { text in
            guard let state = DeliverySummary.State(rawValue: text) else {
                throw Problem.invalid("state", "One of \(DeliverySummary.State.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return state
        }
        if let text = call.query("case") {
            guard let reference = try? CaseReference(text) else { throw Problem.invalid("case", "A case reference.") }
            filter.reference = reference
        }
        let page = try await useCases.listDeliveries(
            by: try call.staff(), filter, cursor: call.query("cursor"), limit: try limit(of: call))
        return try json(DeliveryListResource(items: page.items.map(DeliveryResource.init), next: page.next))
    }

    func retryDelivery(_ call: InboxCall) async throws -> Response {
        guard let text = call.parameters.get("delivery"), let id = DeliveryID(text) else { throw Problem.notFound }
        let delivery = try await useCases.retryDelivery(by: try call.staff(), id)
        return try json(DeliveryResource(delivery), status: .accepted)
    }
}
