import Casework
import Logging

/// Writes outcomes in batches: what comes while one batch is being written goes into the next, in one round trip.
///
/// When the database fails, the batch is kept and tried again for as long as the leases could hold; after that another worker repeats the
/// deliveries, which the destination recognises by their ids.
actor Finisher {
    private let queue: any DeliveryQueue
    private let configuration: DeliveryWorkerConfiguration
    private let logger: Logger
    private var waiting: [(DeliveryID, DeliveryOutcome)] = []
    private var continuations: [CheckedContinuation<Void, Never>] = []
    private var isWriting = false

    init(queue: any DeliveryQueue, configuration: DeliveryWorkerConfiguration, logger: Logger) {
        self.queue = queue
        self.configuration = configuration
        self.logger = logger
    }

    /// Returns once the outcome is written, or given up.
    func finish(_ id: DeliveryID, _ outcome: DeliveryOutcome) async {
        await withCheckedContinuation { continuation in
            waiting.append((id, outcome))
            continuations.append(continuation)
            guard !isWriting else { return }
            isWriting = true
            // Not a child of the caller: a cancelled delivery must not keep its outcome from being written.
            Task { await self.drain() }
        }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = waiting
            let callers = continuations
            waiting = []
            continuations = []
            await write(batch)
            for caller in callers { caller.resume() }
        }
        isWriting = false
    }

    private func write(_ batch: [(DeliveryID, DeliveryOutcome)]) async {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: configuration.lease)
        var pause = configuration.firstPause
        while true {
            do {
                try await queue.finish(batch, worker: configuration.name)
                return
            } catch {
                guard clock.now.advanced(by: pause) < end else {
                    logger.error("outcomes could not be written; the deliveries will be repeated", metadata: ["count": "\(batch.count)"])
                    return
                }
                logger.warning("outcomes could not be written yet", metadata: ["count": "\(batch.count)", "error": "\(type(of: error))"])
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, configuration.longestPause)
            }
        }
    }
}
