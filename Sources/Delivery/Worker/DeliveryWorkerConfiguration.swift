/// How a worker works.
public struct DeliveryWorkerConfiguration: Sendable {
    /// Name in leases; must differ between workers, so that one never finishes another's jobs.
    public var name: String
    /// Most deliveries under way at once.
    public var concurrency = 128
    /// How long a claimed delivery is safe from other workers. Longer than a delivery can take at worst (token, delivery, new token,
    /// delivery: four times the total timeout).
    public var lease: Duration = .seconds(300)
    /// Looks for due deliveries at least this often, whatever notifications arrive.
    public var sweep: Duration = .seconds(60)
    /// How long to wait for more free places before a small claim.
    public var gathering: Duration = .milliseconds(20)
    /// First and longest wait after the database failed.
    public var firstPause: Duration = .milliseconds(200)
    public var longestPause: Duration = .seconds(10)

    public init(name: String) {
        self.name = name
    }
}
