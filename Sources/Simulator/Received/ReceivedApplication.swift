public import FoundationEssentials

/// An application as the simulated platform holds it.
public struct ReceivedApplication: Sendable, Equatable {
    /// Where the platform stands with it.
    public enum Status: String, Sendable, Codable, CaseIterable {
        case accepted = "ANGENOMMEN"
        case checking = "IN_PRUEFUNG"
        case rejected = "ABGELEHNT"
    }

    /// One field of the form as it arrived.
    public struct Field: Sendable, Equatable {
        /// `group/field`.
        public let path: String
        public let instance: Int
        public let values: [String]
    }

    /// The sender's idempotency id.
    public let id: UUID
    /// The platform's own id.
    public let deliveryID: UUID
    public let reference: String
    public let mandant: String
    public let formID: String
    public let receivedAt: Date
    /// SHA-256 of the parts, in hexadecimal.
    public let digest: String
    public internal(set) var status: Status
    /// How often the platform still answers "checking" before it decides.
    var remainingPolls: Int
    /// What it decides then.
    var verdict: Status
    /// Calls that carried this application, the first one included.
    public internal(set) var attempts: Int
    /// Empty once the application is too old to keep its content.
    public internal(set) var metadata: [UInt8]
    public internal(set) var xml: [UInt8]
    public internal(set) var fields: [Field]
}
