public import FoundationEssentials

/// Which cases a list shows, and in which order.
public struct CaseFilter: Sendable, Equatable {
    /// Whose cases.
    public enum Assignee: Sendable, Equatable {
        case me
        case nobody
        case username(String)
    }

    /// The order of a list.
    public enum Sort: String, CaseIterable, Sendable, Codable {
        case newest
        case oldest
        /// The most urgent first; cases that are done have no deadline and are left out.
        case deadline
    }

    /// Ids of services; empty = all.
    public var services: [String]
    /// Ids of states; empty = all.
    public var states: [String]
    public var assignee: Assignee?
    public var submittedAfter: Date?
    public var submittedBefore: Date?
    /// A case reference, or the value of a field that the service declares with `index: true`.
    public var search: String?
    /// Only cases with a delivery that gave up.
    public var onlyFailedDeliveries: Bool
    public var sort: Sort

    public init(
        services: [String] = [], states: [String] = [], assignee: Assignee? = nil, submittedAfter: Date? = nil,
        submittedBefore: Date? = nil, search: String? = nil, onlyFailedDeliveries: Bool = false, sort: Sort = .newest
    ) {
        self.services = services
        self.states = states
        self.assignee = assignee
        self.submittedAfter = submittedAfter
        self.submittedBefore = submittedBefore
        self.search = search
        self.onlyFailedDeliveries = onlyFailedDeliveries
        self.sort = sort
    }
}
