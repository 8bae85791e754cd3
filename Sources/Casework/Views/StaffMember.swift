public import FoundationEssentials

/// Somebody who works with cases.
public struct StaffMember: Sendable, Equatable {
    /// Lower-case letters, digits, `.`, `_` and `-`; 2 to 40.
    public let username: String
    public let displayName: String
    public let role: Role
    public let createdAt: Date
    /// Since when the account is closed.
    public let disabledAt: Date?

    public init(username: String, displayName: String, role: Role, createdAt: Date, disabledAt: Date?) {
        self.username = username
        self.displayName = displayName
        self.role = role
        self.createdAt = createdAt
        self.disabledAt = disabledAt
    }

    /// As who the member of staff acts.
    public var actor: Actor { Actor(id: username, role: role, displayName: displayName) }
}

/// What a log-in gives.
public struct LogInResult: Sendable {
    public let token: SessionToken
    public let member: StaffMember
    public let expiresAt: Date
}
