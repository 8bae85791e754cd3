public import FoundationEssentials

/// One row of a case's history, as the database chained it.
public struct CaseEvent: Sendable, Equatable {
    /// From 1, without gaps.
    public let sequence: Int
    public let at: Date
    /// `citizen`, `system` or a user name.
    public let actorID: String
    public let role: Role
    /// What happened: `submitted`, `moved`, `claimed`, `released`, `note`, `delivered`, `delivery_failed`, `delivery_retried`.
    public let kind: String
    /// The workflow's event, for `moved`.
    public let event: String?
    public let fromState: String?
    public let toState: String
    /// Nothing personal: codes, receipts, names of inputs.
    public let detail: [String: String]
    /// SHA-256 of the row and its predecessor's hash, in hexadecimal.
    public let hash: String

    public init(
        sequence: Int, at: Date, actorID: String, role: Role, kind: String, event: String?, fromState: String?, toState: String,
        detail: [String: String], hash: String
    ) {
        self.sequence = sequence
        self.at = at
        self.actorID = actorID
        self.role = role
        self.kind = kind
        self.event = event
        self.fromState = fromState
        self.toState = toState
        self.detail = detail
        self.hash = hash
    }
}

/// What the check of the histories found.
public struct VerificationReport: Sendable, Equatable, Codable {
    /// One place where a history does not hold together.
    public struct Break: Sendable, Equatable, Codable {
        public let reference: String
        /// The event that is wrong; 0 for the case itself.
        public let sequence: Int
        /// Stable code: `hash`, `chain`, `gap`, `transition`, `state`, `content`.
        public let reason: String

        public init(reference: String, sequence: Int, reason: String) {
            self.reference = reference
            self.sequence = sequence
            self.reason = reason
        }
    }

    /// How many cases were looked at.
    public let checked: Int
    public let broken: [Break]

    public init(checked: Int, broken: [Break]) {
        self.checked = checked
        self.broken = broken
    }
}
