/// Somebody who does something to a case.
public struct Actor: Sendable, Equatable {
    /// `citizen`, `system` or the user name of a member of staff. Goes into the history.
    public let id: String
    public let role: Role
    /// The name colleagues see.
    public let displayName: String

    public init(id: String, role: Role, displayName: String) {
        self.id = id
        self.role = role
        self.displayName = displayName
    }

    /// The applicant, whoever that is: histories carry no name.
    public static let citizen = Actor(id: "citizen", role: .citizen, displayName: "Antragstellende Person")
    /// Antragswerk itself.
    public static let system = Actor(id: "system", role: .system, displayName: "Antragswerk")

    /// Stops whoever lacks a permission.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)`` with the permission.
    public func require(_ permission: Permission) throws(CaseworkError) {
        guard role.permissions.contains(permission) else { throw .forbidden(permission) }
    }
}

/// Who the citizen is.
///
/// Today nobody logs in; the value is passed in everywhere so that an identity provider is an addition.
public struct Identity: Sendable, Equatable {
    /// Level of assurance of the log-in: `none`, `basic`, `substantial` or `high`.
    public let trust: String

    /// Nobody logged in.
    public static let anonymous = Identity(trust: "none")

    private init(trust: String) {
        self.trust = trust
    }
}
