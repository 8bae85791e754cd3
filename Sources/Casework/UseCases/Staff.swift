import FoundationEssentials

/// Adds a member of staff.
public struct AddStaffMember: Sendable {
    let house: House

    /// - Throws: ``CaseworkError/forbidden(_:)``; ``CaseworkError/invalidInput(field:reason:)`` for a user name of another
    ///   shape or a taken one, an empty display name, a role that staff cannot have, a password under twelve characters;
    ///   ``CaseworkError/unavailable``.
    @discardableResult
    public func callAsFunction(
        by actor: Actor, username: String, displayName: String, role: Role, password: String
    ) async throws(CaseworkError) -> StaffMember {
        try actor.require(.manageStaff)
        guard StaffRules.isUsername(username) else { throw .invalidInput(field: "username", reason: "malformed") }
        guard (1...120).contains(displayName.count), displayName.contains(where: { !$0.isWhitespace }) else {
            throw .invalidInput(field: "displayName", reason: "malformed")
        }
        guard Role.staff.contains(role) else { throw .invalidInput(field: "role", reason: "not_for_staff") }
        guard password.count >= StaffRules.minPasswordCharacters else { throw .invalidInput(field: "password", reason: "too_short") }
        guard password.utf8.count <= StaffRules.maxPasswordBytes else { throw .invalidInput(field: "password", reason: "too_long") }
        let member = StaffMember(
            username: username, displayName: displayName, role: role, createdAt: house.clock.now, disabledAt: nil
        )
        let hash = try await house.secrets.hashPassword(password)
        try await house.ports.staff.add(member, passwordHash: hash, by: actor)
        return member
    }
}

/// Lists staff.
public struct ListStaff: Sendable {
    let house: House

    /// By user name, closed accounts too.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(by actor: Actor) async throws(CaseworkError) -> [StaffMember] {
        try actor.require(.manageStaff)
        return try await house.ports.staff.list()
    }
}

/// Closes an account.
public struct DisableStaffMember: Sendable {
    let house: House

    /// Its sessions end at once; its name stays in histories.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/unavailable``.
    public func callAsFunction(by actor: Actor, username: String) async throws(CaseworkError) {
        try actor.require(.manageStaff)
        guard try await house.ports.staff.disable(username, by: actor, at: house.clock.now) else { throw .notFound }
    }
}

/// Shapes of what staff log in with.
enum StaffRules {
    /// BSI's advice for passwords without a second factor begins here.
    static let minPasswordCharacters = 12
    /// Longer ones only cost time.
    static let maxPasswordBytes = 1_024

    static func isUsername(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x5F || byte == 0x2D
        }
        return isPlain && (2...40).contains(text.utf8.count) && text != "citizen" && text != "system"
    }
}
