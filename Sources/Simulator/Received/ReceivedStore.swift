import FoundationEssentials
import Synchronization

/// What the simulated platform has received, by id. All changes happen under one lock; nothing in it waits.
final class ReceivedStore: Sendable {
    /// What became of a call.
    enum Result: Equatable {
        case created(ReceivedApplication)
        case repeated(ReceivedApplication)
        /// The id is known with other content.
        case conflict
    }

    private struct State {
        var byID: [UUID: ReceivedApplication] = [:]
        var byDeliveryID: [UUID: UUID] = [:]
        /// Ids in the order of arrival.
        var order: [UUID] = []
        /// How many of `order` have lost their content.
        var emptied = 0
    }

    private let state = Mutex(State())
    private let maximumKeptBodies: Int

    init(maximumKeptBodies: Int) {
        self.maximumKeptBodies = max(0, maximumKeptBodies)
    }

    /// Takes in a delivery, or recognises it. `polls` > 0 makes the platform answer "checking" that often.
    func receive(_ delivery: DeliveryCall, at now: Date, polls: Int, verdict: ReceivedApplication.Status) -> Result {
        state.withLock { state in
            if var known = state.byID[delivery.id] {
                guard known.digest == delivery.digest else { return .conflict }
                known.attempts += 1
                state.byID[delivery.id] = known
                return .repeated(known)
            }
            let application = ReceivedApplication(
                id: delivery.id, deliveryID: UUID(), reference: delivery.metadata.reference, mandant: delivery.metadata.mandant,
                formID: delivery.metadata.formID, receivedAt: now, digest: delivery.digest,
                status: polls > 0 ? .checking : .accepted, remainingPolls: polls, verdict: verdict, attempts: 1,
                metadata: delivery.metadataBytes, xml: delivery.xmlBytes,
                fields: delivery.document.fields.map { .init(path: $0.path, instance: $0.instance, values: $0.values) })
            insert(application, into: &state)
            return .created(application)
        }
    }

    /// Puts back what an earlier process received.
    func restore(_ application: ReceivedApplication) {
        state.withLock { insert(application, into: &$0) }
    }

    /// Answers a question for the status: each one brings a checked application nearer to its verdict.
    func poll(deliveryID: UUID) -> ReceivedApplication? {
        state.withLock { state in
            guard let id = state.byDeliveryID[deliveryID], var application = state.byID[id] else { return nil }
            if application.status == .checking {
                application.remainingPolls -= 1
                if application.remainingPolls <= 0 { application.status = application.verdict }
                state.byID[id] = application
            }
            return application
        }
    }

    func application(_ id: UUID) -> ReceivedApplication? {
        state.withLock { $0.byID[id] }
    }

    var count: Int { state.withLock { $0.order.count } }

    /// The newest first.
    func newest(limit: Int) -> [ReceivedApplication] {
        state.withLock { state in state.order.suffix(max(0, limit)).reversed().compactMap { state.byID[$0] } }
    }

    func all() -> [ReceivedApplication] {
        state.withLock { state in state.order.compactMap { state.byID[$0] } }
    }

    func removeAll() {
        state.withLock { $0 = State() }
    }

    private func insert(_ application: ReceivedApplication, into state: inout State) {
        state.byID[application.id] = application
        state.byDeliveryID[application.deliveryID] = application.id
        state.order.append(application.id)
        guard state.order.count - state.emptied > maximumKeptBodies, state.order.indices.contains(state.emptied) else { return }
        let oldest = state.order[state.emptied]
        state.emptied += 1
        state.byID[oldest]?.metadata = []
        state.byID[oldest]?.xml = []
        state.byID[oldest]?.fields = []
    }
}
