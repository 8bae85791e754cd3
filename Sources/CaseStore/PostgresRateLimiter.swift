import Casework
import PostgreSQL

/// Counters in the table `rate_limit`, shared by all processes.
struct PostgresRateLimiter: RateLimiter {
    let context: StoreContext

    func hit(_ limits: [RateLimit]) async throws(CaseworkError) -> Int? {
        let row = try await context.one(
            """
            SELECT hit_rate_limits(
                \(limits.map(\.bucket)), \(limits.map(\.key)), \(limits.map(\.maxAttempts)), \(limits.map(\.windowSeconds)),
                \(context.clock.now)) AS seconds
            """)
        guard let row else { return nil }
        return try context.read { () throws(DatabaseError) in try row.intOrNil("seconds") }
    }

    func forget(bucket: String, key: [UInt8]) async throws(CaseworkError) {
        try await context.execute(
            """
            DELETE FROM rate_limit
            WHERE tenant = \(context.tenant.rawValue) AND bucket = \(bucket) AND key_hash = \(key)
            """)
    }
}
