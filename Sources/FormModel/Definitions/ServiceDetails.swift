/// A provision of law that a service rests on.
public struct LegalReference: Equatable, Sendable {
    public let text: String
    /// An `https` address of the text of the law.
    public let url: String?
}

/// The authority that answers for a service.
public struct AuthorityDefinition: Equatable, Sendable {
    public let name: String
    public let address: String?
    public let phone: String?
    public let email: String?
}

/// Level of assurance a service asks of the applicant's identity (eIDAS: low, substantial, high).
public enum TrustLevel: String, CaseIterable, Sendable, Codable {
    case none, basic, substantial, high
}

/// What an application costs: the words for the service page and the amount.
public struct FeeDefinition: Equatable, Sendable {
    public let text: String
    /// FEEL number in euros over the form's fields; nil means free.
    public let value: Located<String>?
}

/// How long data stay when nobody deletes them earlier, in days.
public struct RetentionDefinition: Equatable, Sendable {
    public let draftDays: Int
    public let caseDays: Int
}

/// A system that gets each application at submission.
public struct DeliveryDefinition: Equatable, Sendable {
    /// Channels the product can deliver through.
    public static let channels = ["service_bw"]

    public let channel: Located<String>
    /// The destination's name for the form, e.g. Service-BW `6000123:meldebescheinigung:v1.0`.
    public let form: String?
    /// FEEL boolean over the form's fields; nil means always.
    public let when: Located<String>?
}
