/// Counts attempts across all processes.
public protocol RateLimiter: Sendable {
    /// Counts one attempt against each limit, in one round trip.
    ///
    /// - Returns: `nil` when it is within all of them, otherwise after how many seconds the next one is.
    func hit(_ limits: [RateLimit]) async throws(CaseworkError) -> Int?
    /// Forgets the attempts of a key, after a success.
    func forget(bucket: String, key: [UInt8]) async throws(CaseworkError)
}

/// So many attempts of one key in a window of time.
public struct RateLimit: Sendable, Equatable {
    /// What is limited: `login_account`, `login_client`, `status_reference`, `status_client`, `copy`.
    public let bucket: String
    /// Keyed hash of an account, a reference or a client's address: the address itself is stored nowhere.
    public let key: [UInt8]
    public let maxAttempts: Int
    public let windowSeconds: Int

    public init(bucket: String, key: [UInt8], maxAttempts: Int, windowSeconds: Int) {
        self.bucket = bucket
        self.key = key
        self.maxAttempts = maxAttempts
        self.windowSeconds = windowSeconds
    }
}
