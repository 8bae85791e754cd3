public import Casework
public import Cryptography
public import FoundationEssentials
import Synchronization

/// Secrets out of the municipality's keyring: one derived key for each purpose, scrypt for passwords.
public final class KeyringSecrets: Secrets {
    private let keyring: Keyring
    private let sealingKey: SymmetricKey
    /// Derived keys by purpose; purposes are few and fixed.
    private let keys: Mutex<[String: SymmetricKey]>
    private let desk = PasswordDesk()
    /// A hash no password matches, so that an unknown user name takes as long as a wrong password.
    private let decoy: String

    /// - Throws: ``CryptographyError`` when no key can be derived or the machine has no randomness.
    public init(keyring: Keyring) throws(CryptographyError) {
        self.keyring = keyring
        sealingKey = try keyring.derive("sealed-claims")
        var derived: [String: SymmetricKey] = [:]
        for purpose in Self.purposes { derived[purpose] = try keyring.derive("keyed-hash:\(purpose)") }
        keys = Mutex(derived)
        decoy = "scrypt$32768$8$3$\(Base64URL.encode(try Random.bytes(16)))$\(Base64URL.encode(try Random.bytes(32)))"
    }

    private static let purposes = [
        "access-code", "access-code-hash", "draft-owner", "staff-session", "search-index", "rate-limit",
    ]

    public func randomBytes(_ count: Int) throws(CaseworkError) -> [UInt8] {
        do throws(CryptographyError) {
            return try Random.bytes(count)
        } catch {
            throw .unavailable
        }
    }

    public func keyedHash(_ purpose: String, _ message: [UInt8]) -> [UInt8] {
        do throws(CryptographyError) {
            return try HMAC.sha256(key: key(for: purpose), message: message)
        } catch {
            // OpenSSL has no memory left. An empty hash equals none: lookups find nothing, inserts break their constraint.
            return []
        }
    }

    public func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        !left.isEmpty && constantTimeEqual(left, right)
    }

    public func hashPassword(_ password: String) async throws(CaseworkError) -> String {
        let hash = await desk.run { try? PasswordHash.make(password) }
        guard let hash = hash ?? nil else { throw .unavailable }
        return hash
    }

    public func verifyPassword(_ password: String, against hash: String?) async -> Bool {
        let stored = hash ?? decoy
        return await desk.run { PasswordHash.verify(password, against: stored) } ?? false
    }

    public func seal(_ claims: [String: String], purpose: String, expiresAt: Date) throws(CaseworkError) -> String {
        let token = SignedToken(claims: claims, expiresAt: Int64(expiresAt.timeIntervalSince1970.rounded(.down)))
        do throws(CryptographyError) {
            return try token.sealed(key: sealingKey, purpose: purpose)
        } catch {
            throw .invalidInput(field: "claims", reason: "too_long")
        }
    }

    public func open(_ sealed: String, purpose: String, at now: Date) -> [String: String]? {
        let seconds = Int64(now.timeIntervalSince1970.rounded(.down))
        return (try? SignedToken.open(sealed, key: sealingKey, purpose: purpose, now: seconds))?.claims
    }

    private func key(for purpose: String) throws(CryptographyError) -> SymmetricKey {
        if let known = keys.withLock({ $0[purpose] }) { return known }
        let derived = try keyring.derive("keyed-hash:\(purpose)")
        keys.withLock { keys in
            if keys.count < 64 { keys[purpose] = derived }
        }
        return derived
    }
}
