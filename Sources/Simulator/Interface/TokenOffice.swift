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
        // Tokens without end are recognised by their text once they have been checked.
        if lifetimeSeconds == nil, generation.isKnown(authorization) { return true }
        guard authorization.hasPrefix("Bearer "), let claims = try? JWT.verify(String(authorization.dropFirst(7)), key: key, now: now)
        else { return false }
        let number = generation.current
        guard claims.jti == "\(number)", claims.sub == user else { return false }
        generation.remember(authorization, of: number)
        return true
    }

    /// Makes all tokens issued so far worthless.
    func revokeAll() { generation.advance() }

    private final class Generation: Sendable {
        private let value = Mutex((number: 0, known: Set<String>()))

        var current: Int { value.withLock { $0.number } }

        func isKnown(_ authorization: String) -> Bool { value.withLock { $0.known.contains(authorization) } }

        func remember(_ authorization: String, of number: Int) {
            value.withLock { state in
                guard state.number == number else { return }
                if state.known.count > 1000 { state.known = [] }
                state.known.insert(authorization)
            }
        }

        func advance() {
            value.withLock { state in
                state.number &+= 1
                state.known = []
            }
        }
    }
}
