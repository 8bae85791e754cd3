public import Casework
import FoundationEssentials
public import Logging
public import ServiceLifecycle

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
    private let workerMetrics = WorkerMetrics()

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
        let agenda = Agenda(clock: clock)
        let finisher = Finisher(queue: queue, configuration: configuration, logger: logger)
        logger.info("delivery worker starts", metadata: ["worker": "\(configuration.name)"])
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                let listener = Task { for await _ in queue.wakeups() { agenda.tell() } }
                await withDiscardingTaskGroup { group in
                    await work(in: &group, agenda: agenda, finisher: finisher)
                }
                listener.cancel()
            } onCancel: {
                agenda.end()
            }
        } onGracefulShutdown: {
            agenda.end()
        }
        logger.info("delivery worker has stopped", metadata: ["worker": "\(configuration.name)"])
    }

    private func work(in group: inout DiscardingTaskGroup, agenda: Agenda, finisher: Finisher) async {
        let places = Places(configuration.concurrency)
        var pause = configuration.firstPause
        while !agenda.isOver {
            if let until = pausedUntil() {
                agenda.clear()
                await agenda.wait(until: until)
                continue
            }
            let free = await places.available(patience: configuration.gathering)
            guard free > 0, !agenda.isOver else { break }
            agenda.clear()
            do {
                let jobs = try await queue.claim(worker: configuration.name, limit: free, lease: configuration.lease)
                pause = configuration.firstPause
                workerMetrics.recordClaim(inFlight: places.inUse + jobs.count)
                places.take(jobs.count)
                for job in jobs {
                    group.addTask {
                        await deliver(job, finisher: finisher, agenda: agenda)
                        places.giveBack()
                    }
                }
                if jobs.count < free { await agenda.wait(until: try await nextLook()) }
            } catch {
                logger.warning("the outbox cannot be read", metadata: ["error": "\(type(of: error))"])
                await agenda.wait(until: clock.now.addingTimeInterval(RetrySchedule.seconds(pause)))
                pause = min(pause * 2, configuration.longestPause)
            }
        }
    }

    private func deliver(_ job: DeliveryJob, finisher: Finisher, agenda: Agenda) async {
        let start = ContinuousClock.now
        let channel: any DeliveryChannel = channels[job.channel] ?? UnknownChannel()
        let outcome = await channel.deliver(job)
        (metrics[job.channel] ?? unknownMetrics).record(outcome, time: start.duration(to: .now))
        log(outcome, of: job)
        await finisher.finish(job.id, outcome)
        switch outcome {
        case .retry(let at, _), .pending(_, let at): agenda.note(at)
        case .delivered, .dead: break
        }
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

    private func nextLook() async throws -> Date {
        let sweep = clock.now.addingTimeInterval(RetrySchedule.seconds(configuration.sweep))
        return min(try await queue.nextDue() ?? sweep, sweep)
    }

    private func log(_ outcome: DeliveryOutcome, of job: DeliveryJob) {
        if case .delivered = outcome, logger.logLevel > .debug { return }
        var metadata: Logger.Metadata = [
            "reference": "\(job.reference)", "channel": "\(job.channel)", "attempt": "\(job.attempt)",
            "outcome": "\(DeliveryMetrics.name(outcome))",
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
