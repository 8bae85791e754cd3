import Casework
import Delivery
import Foundation
import Logging
import ServiceLifecycle
import Simulator
import Synchronization
import Testing

@Suite("The delivery worker")
struct DeliveryWorkerTests {
    private static func worker(
        _ queue: MemoryQueue, _ channels: [String: any DeliveryChannel], name: String = "worker-1",
        change: (inout DeliveryWorkerConfiguration) -> Void = { _ in }
    ) -> DeliveryWorker {
        var configuration = DeliveryWorkerConfiguration(name: name)
        configuration.firstPause = .milliseconds(1)
        configuration.longestPause = .milliseconds(10)
        change(&configuration)
        var logger = Logger(label: "worker")
        logger.logLevel = .critical
        return DeliveryWorker(queue: queue, channels: channels, configuration: configuration, logger: logger)
    }

    /// Runs workers until nothing is open, or a minute is over.
    private static func run(_ workers: [DeliveryWorker], until queue: MemoryQueue) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in workers { group.addTask { try await worker.run() } }
            let end = ContinuousClock.now.advanced(by: .seconds(60))
            while queue.openCount > 0, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(5)) }
            group.cancelAll()
        }
        #expect(queue.openCount == 0)
    }

    @Test("delivers each application exactly once while half of all calls fail in every way")
    func halfFailing() async throws {
        try await withServiceBW { fixture in
            let queue = MemoryQueue()
            let count = 150
            for number in 0..<count { queue.add(try Example.job(number: UInt64(number), firstAttemptAt: Date())) }
            for kind: Fault.Kind in [
                .status(503, retryAfter: nil), .status(500, retryAfter: nil), .lostAnswer, .cutAfterReading, .cutBeforeReading, .garbage,
                .pending(polls: 1, isRejected: false),
            ] {
                // Seven faults at 9.4 % each let a little more than half of all calls through.
                fixture.simulator.inject(try #require(Fault(kind, percent: 9)))
            }
            fixture.simulator.inject(try #require(Fault(.status(502, retryAfter: nil), call: .status, percent: 50)))
            fixture.simulator.inject(try #require(Fault(.status(503, retryAfter: nil), call: .token, count: 1)))
            let soon = RetrySchedule(firstWait: .milliseconds(20), longestWait: .milliseconds(20), shortestWait: .milliseconds(5))
            let channel = fixture.channel {
                $0.breaker = CircuitBreaker(threshold: 1000)
                $0.schedule = soon
                $0.pollSchedule = soon
            }
            try await Self.run([Self.worker(queue, ["service_bw": channel])], until: queue)
            #expect(fixture.simulator.receivedCount == count)
            #expect(fixture.simulator.count("faults") > count / 2)
            #expect(fixture.simulator.count("refused_conflict") == 0)
            let receipts = Set(fixture.simulator.received.map { $0.deliveryID.uuidString.lowercased() })
            for row in queue.rows {
                guard case .delivered(let receipt, _)? = row.final else {
                    Issue.record("not delivered: \(String(describing: row.final))")
                    continue
                }
                #expect(receipts.contains(receipt))
            }
        }
    }

    @Test("two workers never hold one delivery at once, and a killed one loses nothing")
    func killed() async throws {
        let channel = CountingChannel()
        let queue = MemoryQueue()
        for number in 0..<200 { queue.add(try Example.job(number: UInt64(number))) }
        // A worker that claims and never finishes: what kill -9 leaves behind.
        let lost = try await queue.claim(worker: "killed", limit: 20, lease: .milliseconds(100))
        #expect(lost.count == 20)
        let workers = ["a", "b"].map { Self.worker(queue, ["service_bw": channel], name: $0) { $0.concurrency = 8 } }
        try await Self.run(workers, until: queue)
        #expect(channel.deliveries.count == 200)
        #expect(channel.deliveries.values.allSatisfy { $0 == 1 })
        #expect(queue.rows.count { $0.attempts == 2 } == 20)
    }

    @Test("writes outcomes in batches: far fewer round trips than deliveries")
    func batches() async throws {
        let channel = CountingChannel()
        let queue = MemoryQueue()
        for number in 0..<2000 { queue.add(try Example.job(number: UInt64(number))) }
        try await Self.run([Self.worker(queue, ["service_bw": channel])], until: queue)
        #expect(channel.deliveries.count == 2000)
        #expect(channel.mostAtOnce <= 128)
        #expect(queue.claims < 400)
        #expect(queue.finishes < 1500)
    }

    @Test("keeps outcomes while the database is away, and delivers nothing twice for it")
    func databaseAway() async throws {
        let channel = CountingChannel { queue in queue.fail(5) }
        let queue = MemoryQueue()
        channel.queue.withLock { $0 = queue }
        for number in 0..<20 { queue.add(try Example.job(number: UInt64(number))) }
        try await Self.run([Self.worker(queue, ["service_bw": channel])], until: queue)
        #expect(channel.deliveries.values.allSatisfy { $0 == 1 })
    }

    @Test("a channel that nobody configured leads to the dead letters")
    func unknownChannel() async throws {
        let queue = MemoryQueue()
        queue.add(try Example.job(channel: "fax"))
        try await Self.run([Self.worker(queue, ["service_bw": CountingChannel()])], until: queue)
        guard case .dead(let reason)? = queue.rows.first?.final else {
            Issue.record("not given up")
            return
        }
        #expect(reason.code == "unknown_channel")
        #expect(reason.isConfiguration)
    }

    @Test("is woken by a notification long before its sweep")
    func woken() async throws {
        let queue = MemoryQueue()
        let channel = CountingChannel()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.worker(queue, ["service_bw": channel]) { $0.sweep = .seconds(3600) }.run() }
            while queue.claims == 0 { await Task.yield() }
            let start = ContinuousClock.now
            queue.add(try Example.job())
            while queue.openCount > 0, start.duration(to: .now) < .seconds(10) { await Task.yield() }
            #expect(start.duration(to: .now) < .seconds(5))
            group.cancelAll()
        }
        #expect(channel.deliveries.count == 1)
    }

    @Test("finishes what is under way when it is asked to stop, and begins nothing new")
    func gracefulStop() async throws {
        let queue = MemoryQueue()
        let gate = GatedChannel()
        for number in 0..<10 { queue.add(try Example.job(number: UInt64(number))) }
        let worker = Self.worker(queue, ["service_bw": gate]) { $0.concurrency = 4 }
        var logger = Logger(label: "group")
        logger.logLevel = .critical
        let group = ServiceGroup(services: [worker], logger: logger)
        async let running: Void = group.run()
        while gate.waiting < 4 { await Task.yield() }
        await group.triggerGracefulShutdown()
        // The worker heard of it before those it works for: handlers are called in the order in which they came.
        while gate.told < 4 { await Task.yield() }
        gate.open()
        try await running
        #expect(queue.rows.count { $0.final != nil } == 4)
        #expect(queue.rows.count { $0.attempts > 0 } == 4)
    }

    @Test("claims nothing while its channel asks to be left alone")
    func paused() async throws {
        let queue = MemoryQueue()
        let channel = PausedChannel()
        queue.add(try Example.job())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.worker(queue, ["service_bw": channel]).run() }
            while channel.questions < 3 { await Task.yield() }
            #expect(queue.claims == 0)
            channel.resume()
            while queue.openCount > 0 { await Task.yield() }
            group.cancelAll()
        }
    }
}

/// Delivers everything at once and counts how often it was asked, and how many at a time.
final class CountingChannel: DeliveryChannel {
    private struct State {
        var deliveries: [CaseID: Int] = [:]
        var now = 0
        var most = 0
    }

    let queue = Mutex<MemoryQueue?>(nil)
    private let state = Mutex(State())
    private let onFirst: (@Sendable (MemoryQueue) -> Void)?

    init(onFirst: (@Sendable (MemoryQueue) -> Void)? = nil) { self.onFirst = onFirst }

    var deliveries: [CaseID: Int] { state.withLock { $0.deliveries } }
    var mostAtOnce: Int { state.withLock { $0.most } }

    func deliver(_ job: DeliveryJob) async -> DeliveryOutcome {
        let isFirst = state.withLock { state in
            state.deliveries[job.caseID, default: 0] += 1
            state.now += 1
            state.most = max(state.most, state.now)
            return state.deliveries.count == 1
        }
        if isFirst, let queue = queue.withLock({ $0 }) { onFirst?(queue) }
        await Task.yield()
        state.withLock { $0.now -= 1 }
        return .delivered(receipt: "r", at: Date())
    }
}

/// Holds every delivery until the gate is opened.
final class GatedChannel: DeliveryChannel {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var told = 0
    }

    private let state = Mutex(State())

    var waiting: Int { state.withLock { $0.waiting.count } }
    /// How many deliveries under way have heard that the program is to stop.
    var told: Int { state.withLock { $0.told } }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func deliver(_ job: DeliveryJob) async -> DeliveryOutcome {
        await withGracefulShutdownHandler {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        } onGracefulShutdown: {
            self.state.withLock { $0.told += 1 }
        }
        return .delivered(receipt: "r", at: Date())
    }
}

/// Asks to be left alone until it is told otherwise.
final class PausedChannel: DeliveryChannel {
    private let state = Mutex((isPaused: true, questions: 0))

    var questions: Int { state.withLock { $0.questions } }

    func resume() { state.withLock { $0.isPaused = false } }

    func pausedUntil(now: Date) -> Date? {
        state.withLock { state in
            state.questions += 1
            return state.isPaused ? now.addingTimeInterval(0.01) : nil
        }
    }

    func deliver(_ job: DeliveryJob) async -> DeliveryOutcome { .delivered(receipt: "r", at: Date()) }
}
