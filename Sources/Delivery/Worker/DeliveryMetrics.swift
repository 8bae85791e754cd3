import Casework
import Metrics

/// What is reported of a channel: counts by outcome, time per delivery.
struct DeliveryMetrics: Sendable {
    private let outcomes: [String: Counter]
    private let times: Metrics.Timer

    init(channel: String) {
        let names = ["delivered", "pending", "retry", "dead"]
        outcomes = Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, Counter(label: "antragswerk_deliveries_total", dimensions: [("channel", channel), ("outcome", name)]))
            })
        times = Metrics.Timer(label: "antragswerk_delivery_seconds", dimensions: [("channel", channel)])
    }

    func record(_ outcome: DeliveryOutcome, time: Duration) {
        outcomes[Self.name(outcome)]?.increment()
        let parts = time.components
        times.recordNanoseconds(parts.seconds &* 1_000_000_000 &+ parts.attoseconds / 1_000_000_000)
    }

    static func name(_ outcome: DeliveryOutcome) -> String {
        switch outcome {
        case .delivered: "delivered"
        case .pending: "pending"
        case .retry: "retry"
        case .dead: "dead"
        }
    }
}

/// What is reported of the worker: claims, deliveries under way.
struct WorkerMetrics: Sendable {
    private let inFlight = Gauge(label: "antragswerk_deliveries_in_flight")
    private let claims = Counter(label: "antragswerk_delivery_claims_total")

    func recordClaim(inFlight count: Int) {
        claims.increment()
        inFlight.record(count)
    }
}
