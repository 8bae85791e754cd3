/// The repositories that the use cases work on; the composition root fills them in.
public struct Ports: Sendable {
    public let drafts: any DraftRepository
    public let cases: any CaseRepository
    public let staff: any StaffRepository
    public let definitions: any DefinitionRepository
    public let rateLimiter: any RateLimiter
    public let deliveries: any DeliveryQueue

    public init(
        drafts: any DraftRepository, cases: any CaseRepository, staff: any StaffRepository, definitions: any DefinitionRepository,
        rateLimiter: any RateLimiter, deliveries: any DeliveryQueue
    ) {
        self.drafts = drafts
        self.cases = cases
        self.staff = staff
        self.definitions = definitions
        self.rateLimiter = rateLimiter
        self.deliveries = deliveries
    }
}
