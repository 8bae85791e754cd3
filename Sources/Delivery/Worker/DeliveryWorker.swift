public import Casework
import FoundationEssentials
public import Logging
public import ServiceLifecycle
import Synchronization

/// Empties the outbox: claims what is due, hands it to the channels, writes down what became of it.
///
/// Any number of workers may run on any number of machines; leases keep them apart. The process may be killed at any point: before the
/// outcome is written the lease runs out and the delivery is repeated under the same id.
public struct DeliveryWorker: Service {
    private let queue: any DeliveryQueue
    private let channels: [String: any DeliveryChannel]
    private let configuration: DeliveryWorkerConfiguration
    private let clock: any WallClock
    private let logger: Logger
    private let metrics: [String: DeliveryMetrics]
    private let unknownMetrics = DeliveryMetrics(channel: "unknown")

    /// - Parameter channels: by the names that service definitions use, e.g. `service_bw`.
    public init(
        queue: any DeliveryQueue, channels: [String: any DeliveryChannel], configuration: DeliveryWorkerConfiguration,
        clock: any WallClock = SystemWallClock(), logger: Logger
    ) {
        self.queue = queue
        self.channels = channels
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
        metrics = Dictionary(uniqueKeysWithValues: channels.keys.map { ($0, DeliveryMetrics(channel: $0)) })
    }

    /// Works until the service group shuts down (what is under way is finished) or the task is cancelled.
    public func run() async throws {
        let bell = Bell()
        let stop = StopSign()
        let places = Places(configuration.concurrency)
        let finisher = Finisher(queue: queue, configuration: configuration, logger: logger)
        logger.info("delivery worker starts", metadata: ["worker": "\(configuration.name)"])
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                let listener = Task { for await _ in queue.wakeups() { bell.ring() } }
                await withDiscardingTaskGroup { group in
                    await work(in: &group, bell: bell, stop: stop, places: places, finisher: finisher)
                }
                listener.cancel()
            } onCancel: {
                stop.set()
                bell.ring()
            }
        } onGracefulShutdown: {
            stop.set()
            bell.ring()
        }
        logger.info("delivery worker has stopped", metadata: ["worker": "\(configuration.name)"])
    }

    private func work(
        in group: inout DiscardingTaskGroup, bell: Bell, stop: StopSign, places: Places, finisher: Finisher
    ) async {
        var pause = configuration.firstPause
        while !stop.isSet {
            if let until = pausedUntil() {
                await bell.wait(timeout: duration(until: until))
                continue
            }
            let free = await places.available(patience: configuration.gathering)
            guard free > 0, !stop.isSet else { break }
            do {
                let jobs = try await queue.claim(worker: configuration.name, limit: free, lease: configuration.lease)
                pause = configuration.firstPause
                unknownMetrics.recordClaim(inFlight: places.inUse + jobs.count)
                places.take(jobs.count)
                for job in jobs {
                    group.addTask {
                        await deliver(job, finisher: finisher)
                        places.giveBack()
                    }
                }
                if jobs.count < free, !stop.isSet { await bell.wait(timeout: try await idleTime()) }
            } catch {
                logger.warning("the outbox cannot be read", metadata: ["error": "\(type(of: error))"])
                await bell.wait(timeout: pause)
                pause = min(pause * 2, configuration.longestPause)
            }
        }
    }

    private func deliver(_ job: DeliveryJob, finisher: Finisher) async {
        let start = ContinuousClock.now
        let channel: any DeliveryChannel = channels[job.channel] ?? UnknownChannel()
        let outcome = await channel.deliver(job)
        (metrics[job.channel] ?? unknownMetrics).record(outcome, time: start.duration(to: .now))
        log(outcome, of: job)
        await finisher.finish(job.id, outcome)
    }

    /// When every channel asks to be left alone, nothing is claimed: a claim would only count attempts.
    private func pausedUntil() -> Date? {
        guard !channels.isEmpty else { return nil }
        let now = clock.now
        var earliest: Date?
        for channel in channels.values {
            guard let until = channel.pausedUntil(now: now) else { return nil }
            earliest = min(earliest ?? until, until)
        }
        return earliest
    }

    private func idleTime() async throws -> Duration {
        guard let due = try await queue.nextDue() else { return configuration.sweep }
        return min(duration(until: due), configuration.sweep)
    }

    /// At least ten milliseconds, so that a clock that disagrees with the database's does not make a busy loop.
    private func duration(until date: Date) -> Duration {
        .seconds(max(0.01, min(date.timeIntervalSince(clock.now), RetrySchedule.seconds(configuration.sweep))))
    }

    private func log(_ outcome: DeliveryOutcome, of job: DeliveryJob) {
        var metadata: Logger.Metadata = [
            "reference": "\(job.reference)", "channel": "\(job.channel)", "attempt": "\(job.attempt)", "outcome": "\(DeliveryMetrics.name(outcome))",
        ]
        switch outcome {
        case .delivered, .pending:
            logger.debug("delivery", metadata: metadata)
        case .retry(let at, let reason):
            metadata["code"] = "\(reason.code)"
            metadata["next"] = "\(at.formatted(.iso8601))"
            logger.info("delivery", metadata: metadata)
        case .dead(let reason):
            metadata["code"] = "\(reason.code)"
            metadata["configuration"] = "\(reason.isConfiguration)"
            logger.error("delivery given up", metadata: metadata)
        }
    }
}

/// Set once, when the worker shall stop.
final class StopSign: Sendable {
    private let value = Mutex(false)

    var isSet: Bool { value.withLock { $0 } }

    func set() { value.withLock { $0 = true } }
}
