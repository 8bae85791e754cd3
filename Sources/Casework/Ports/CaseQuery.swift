public import FoundationEssentials

/// A list's question, in the terms of the store.
public struct CaseQuery: Sendable {
    public let services: [String]
    public let states: [String]
    public let assignee: AssigneeQuery?
    public let submittedAfter: Date?
    public let submittedBefore: Date?
    public let reference: CaseReference?
    /// Keyed hashes of the searched text, one for each indexed field.
    public let indexHashes: [[UInt8]]
    public let onlyFailedDeliveries: Bool
    public let sort: CaseFilter.Sort
    public let after: ListCursor?
    public let limit: Int
}

/// Whose cases a list shows.
public enum AssigneeQuery: Sendable, Equatable {
    case nobody
    case username(String)
}

/// Where a list goes on: the sort value and id of the last line.
public struct ListCursor: Sendable, Equatable {
    public let at: Date
    public let id: UUID

    public init(at: Date, id: UUID) {
        self.at = at
        self.id = id
    }
}
