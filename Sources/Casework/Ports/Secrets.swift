public import FoundationEssentials

/// Everything that needs a key or good randomness.
public protocol Secrets: Sendable {
    /// - Throws: ``CaseworkError/unavailable`` when the machine has no randomness.
    func randomBytes(_ count: Int) throws(CaseworkError) -> [UInt8]
    /// HMAC-SHA-256 of a message under a key of its own for each purpose; 32 bytes.
    func keyedHash(_ purpose: String, _ message: [UInt8]) -> [UInt8]
    /// Compares in a time that does not depend on where two hashes differ.
    func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool
    /// Hashes a password by scrypt, off the caller's thread.
    func hashPassword(_ password: String) async throws(CaseworkError) -> String
    /// Compares a password with a stored hash; `nil` takes as long and is false, so that nobody learns which names exist.
    func verifyPassword(_ password: String, against hash: String?) async -> Bool
    /// Makes a signed text of claims, for cookies that need no row. The claims can be read by whoever holds it.
    func seal(_ claims: [String: String], purpose: String, expiresAt: Date) throws(CaseworkError) -> String
    /// Opens what ``seal(_:purpose:expiresAt:)`` made; `nil` when it was changed, was made for another purpose or has expired.
    func open(_ sealed: String, purpose: String, at now: Date) -> [String: String]?
}
