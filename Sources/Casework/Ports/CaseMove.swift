public import FoundationEssentials

/// A move, decided by the pure workflow and decided again by the database.
public struct CaseMove: Sendable {
    public let row: CaseRow
    public let event: String
    public let actor: Actor
    public let expectedVersion: Int
    /// Reason, decision and note; encrypted at rest, the history names only which were given.
    public let inputs: [String: String]
    /// The workflow's own condition was evaluated over this version of the case and holds.
    public let isGuardMet: Bool
    public let noteID: UUID
    public let deliveryID: DeliveryID
    public let at: Date

    public init(
        row: CaseRow, event: String, actor: Actor, expectedVersion: Int, inputs: [String: String], isGuardMet: Bool, noteID: UUID,
        deliveryID: DeliveryID, at: Date
    ) {
        self.row = row
        self.event = event
        self.actor = actor
        self.expectedVersion = expectedVersion
        self.inputs = inputs
        self.isGuardMet = isGuardMet
        self.noteID = noteID
        self.deliveryID = deliveryID
        self.at = at
    }
}

/// A note to be added.
public struct NewNote: Sendable {
    public let id: UUID
    public let row: CaseRow
    public let actor: Actor
    public let text: String
    public let at: Date
}

/// What the database said to a change.
public enum ChangeVerdict: Sendable, Equatable {
    case done(version: Int)
    case notFound
    case stale(actual: Int)
    case claimed(by: String)
    case notPossible(state: String, possible: [String])
    case notPermitted(state: String, possible: [String])
    case missingInput([String])
    case guardNotMet
}
