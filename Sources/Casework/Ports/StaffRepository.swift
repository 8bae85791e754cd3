public import FoundationEssentials

/// Keeps staff and their sessions.
public protocol StaffRepository: Sendable {
    /// The member and the hash of the password; `nil` when there is none.
    func find(_ username: String) async throws(CaseworkError) -> (member: StaffMember, passwordHash: String)?
    /// - Throws: ``CaseworkError/invalidInput(field:reason:)`` with reason `taken` when the user name exists.
    func add(_ member: StaffMember, passwordHash: String, by actor: Actor) async throws(CaseworkError)
    /// By user name.
    func list() async throws(CaseworkError) -> [StaffMember]
    /// Closes an account and ends its sessions.
    ///
    /// - Returns: false when there is none.
    func disable(_ username: String, by actor: Actor, at: Date) async throws(CaseworkError) -> Bool
    func openSession(_ token: [UInt8], username: String, createdAt: Date, expiresAt: Date) async throws(CaseworkError)
    /// Who a session belongs to; `nil` when it expired or the account is closed. One round trip.
    func session(_ token: [UInt8], now: Date) async throws(CaseworkError) -> StaffMember?
    func closeSession(_ token: [UInt8]) async throws(CaseworkError)
}
