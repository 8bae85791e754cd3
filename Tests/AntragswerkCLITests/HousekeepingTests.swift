import Casework
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import AntragswerkCLI

@Suite("Removing what has expired")
struct HousekeepingTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test("it works at the start and after each rest, until the rest is ended")
    func rounds() async throws {
        let counts = Mutex((rounds: 0, rests: 0))
        let service = Housekeeping(
            logger: logger,
            removeExpired: { () async throws(CaseworkError) in
                counts.withLock { $0.rounds += 1 }
                return 3
            },
            rest: {
                let rests = counts.withLock { counts in
                    counts.rests += 1
                    return counts.rests
                }
                if rests == 3 { throw CancellationError() }
            })
        try await service.run()
        #expect(counts.withLock { $0 } == (3, 3))
    }

    @Test("a database that is away is tried again at the next round")
    func failure() async throws {
        let rounds = Mutex(0)
        let service = Housekeeping(
            logger: logger,
            removeExpired: { () async throws(CaseworkError) in
                rounds.withLock { $0 += 1 }
                throw .unavailable
            },
            rest: { if rounds.withLock({ $0 }) == 4 { throw CancellationError() } })
        try await service.run()
        #expect(rounds.withLock { $0 } == 4)
    }

    @Test("the end of the group ends it at once, in the middle of its rest")
    func shutdown() async throws {
        let (started, signal) = AsyncStream.makeStream(of: Void.self)
        let service = Housekeeping(logger: logger) { () async throws(CaseworkError) in
            signal.yield()
            return 0
        }
        let group = ServiceGroup(services: [service], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await _ in started { break }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
