import Casework
import Logging
import ServiceLifecycle

/// Deletes expired drafts, sessions and counters every few minutes while a server runs.
///
/// Several servers may do so at once: each deletes what is there. The log gets counts only.
struct Housekeeping: Service {
    /// How long it rests between two rounds.
    static let interval = Duration.seconds(300)

    private let removeExpired: @Sendable () async throws(CaseworkError) -> Int
    private let rest: @Sendable () async throws -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - removeExpired: one round; returns how many drafts were deleted.
    ///   - rest: waits for the next round; ends the service by throwing.
    init(
        logger: Logger, removeExpired: @escaping @Sendable () async throws(CaseworkError) -> Int,
        rest: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: Housekeeping.interval) }
    ) {
        self.logger = logger
        self.removeExpired = removeExpired
        self.rest = rest
    }

    /// Works until the group shuts down; a round that fails is tried again at the next.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                await round()
            } while await isRested()
        }
    }

    private func isRested() async -> Bool {
        do {
            try await rest()
            return !Task.isCancelled
        } catch {
            return false
        }
    }

    private func round() async {
        do throws(CaseworkError) {
            let drafts = try await removeExpired()
            if drafts > 0 { logger.info("removed what has expired", metadata: ["drafts": "\(drafts)"]) }
        } catch {
            logger.warning("what has expired could not be removed", metadata: ["reason": "\(error)"])
        }
    }
}
