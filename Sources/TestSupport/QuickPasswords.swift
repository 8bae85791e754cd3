import Casework
import FoundationEssentials

/// Secrets with a password hash that costs nothing: scrypt takes a quarter of a second on purpose, and tests log in often.
struct QuickPasswords: Secrets {
    let secrets: any Secrets

    func randomBytes(_ count: Int) throws(CaseworkError) -> [UInt8] { try secrets.randomBytes(count) }

    func keyedHash(_ purpose: String, _ message: [UInt8]) -> [UInt8] { secrets.keyedHash(purpose, message) }

    func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool { secrets.areEqual(left, right) }

    func hashPassword(_ password: String) async throws(CaseworkError) -> String {
        "quick$" + hash(password).map { String($0) }.joined(separator: ".")
    }

    func verifyPassword(_ password: String, against stored: String?) async -> Bool {
        guard let stored, stored.hasPrefix("quick$") else { return await secrets.verifyPassword(password, against: stored) }
        return stored.dropFirst(6) == hash(password).map { String($0) }.joined(separator: ".")
    }

    func seal(_ claims: [String: String], purpose: String, expiresAt: Date) throws(CaseworkError) -> String {
        try secrets.seal(claims, purpose: purpose, expiresAt: expiresAt)
    }

    func open(_ sealed: String, purpose: String, at now: Date) -> [String: String]? {
        secrets.open(sealed, purpose: purpose, at: now)
    }

    private func hash(_ password: String) -> [UInt8] { secrets.keyedHash("test-password", Array(password.utf8)) }
}
