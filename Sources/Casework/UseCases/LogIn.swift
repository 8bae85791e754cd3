import FoundationEssentials

/// Logs a member of staff in.
public struct LogIn: Sendable {
    /// How long a session lasts: one working day.
    public static let sessionSeconds = 12 * 3_600

    let house: House

    /// Compares the password; after five attempts on an account, or twenty of one client, within five minutes it waits.
    ///
    /// - Parameter clientKey: the client's address; only its keyed hash is stored.
    /// - Throws: ``CaseworkError/invalidCredentials`` whatever is wrong, ``CaseworkError/tooManyAttempts(retryAfterSeconds:)``,
    ///   ``CaseworkError/unavailable``.
    public func callAsFunction(
        username: String, password: String, clientKey: String
    ) async throws(CaseworkError) -> LogInResult {
        let name = username.lowercased()
        let account = house.secrets.keyedHash("rate-limit", Array("login-account:\(name.prefix(200))".utf8))
        let client = house.secrets.keyedHash("rate-limit", Array("login-client:\(clientKey)".utf8))
        let wait = try await house.ports.rateLimiter.hit([
            RateLimit(bucket: "login_account", key: account, maxAttempts: 5, windowSeconds: 300),
            RateLimit(bucket: "login_client", key: client, maxAttempts: 20, windowSeconds: 300),
        ])
        if let wait { throw .tooManyAttempts(retryAfterSeconds: wait) }
        guard password.utf8.count <= StaffRules.maxPasswordBytes else { throw .invalidCredentials }
        let found = StaffRules.isUsername(name) ? try await house.ports.staff.find(name) : nil
        let isRight = await house.secrets.verifyPassword(password, against: found?.passwordHash)
        guard let member = found?.member, isRight, member.disabledAt == nil else { throw .invalidCredentials }

        let now = house.clock.now
        let token = try SessionToken.make(house.secrets)
        let expiresAt = now.addingTimeInterval(Double(Self.sessionSeconds))
        try await house.ports.staff.openSession(
            token.hash(house.secrets), username: member.username, createdAt: now, expiresAt: expiresAt
        )
        try await house.ports.rateLimiter.forget(bucket: "login_account", key: account)
        return LogInResult(token: token, member: member, expiresAt: expiresAt)
    }
}

/// Says who a session belongs to.
public struct Authenticate: Sendable {
    let house: House

    /// - Returns: `nil` for an unknown or expired session and for a closed account.
    /// - Throws: ``CaseworkError/unavailable``.
    public func callAsFunction(_ token: SessionToken) async throws(CaseworkError) -> Actor? {
        try await house.ports.staff.session(token.hash(house.secrets), now: house.clock.now)?.actor
    }
}

/// Ends a session.
public struct LogOut: Sendable {
    let house: House

    /// Harmless when it has ended already.
    ///
    /// - Throws: ``CaseworkError/unavailable``.
    public func callAsFunction(_ token: SessionToken) async throws(CaseworkError) {
        try await house.ports.staff.closeSession(token.hash(house.secrets))
    }
}
