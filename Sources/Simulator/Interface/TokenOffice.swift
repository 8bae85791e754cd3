import Cryptography
import Synchronization

/// Issues and checks the gateway's tokens (JWT, HS256). The key lives as long as the process.
struct TokenOffice: Sendable {
    private let key: SymmetricKey
    private let generation = Generation()
    private let lifetimeSeconds: Int64?
    private let user: String

    init(user: String, lifetimeSeconds: Int64?) throws(SimulatorError) {
        do { key = try SymmetricKey.generate() } catch { throw .certificates("\(error)") }
        self.user = user
        self.lifetimeSeconds = lifetimeSeconds
    }

    /// A new token; nil when the library fails.
    func issue(now: Int64) -> String? {
        try? JWT.make(
            JWT.Claims(
                iss: "simulator", sub: user, scope: "read", iat: now, exp: lifetimeSeconds.map { now &+ $0 },
                jti: "\(generation.current)"), key: key)
    }

    /// Whether an `Authorization` value carries a token of this office that is still good.
    func accepts(_ authorization: String, now: Int64) -> Bool {
        guard authorization.hasPrefix("Bearer "), let claims = try? JWT.verify(String(authorization.dropFirst(7)), key: key, now: now)
        else { return false }
        return claims.jti == "\(generation.current)" && claims.sub == user
    }

    /// Makes all tokens issued so far worthless.
    func revokeAll() { generation.advance() }

    private final class Generation: Sendable {
        private let value = Mutex(0)
        var current: Int { value.withLock { $0 } }
        func advance() { value.withLock { $0 &+= 1 } }
    }
}
