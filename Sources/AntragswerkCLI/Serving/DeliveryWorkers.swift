import Casework
import Delivery
import Foundation
import HTTPTransfer
import Logging

/// Builds the delivery worker with the channels that are configured.
struct DeliveryWorkers {
    /// Longest share of a lease after which a killed worker's jobs are taken over; nil for the usual one.
    var lease: Duration?
    /// First wait before a repeated attempt; nil for the usual schedule.
    var retryBase: Duration?

    /// - Throws: ``SettingProblem`` for a channel that is configured wrongly.
    func make(_ composition: Composition, _ source: SettingsSource, logger: Logger) throws -> (worker: DeliveryWorker, http: HTTPClient) {
        let concurrency = composition.settings.workerConcurrency
        let http = HTTPClient(maxConnectionsPerHost: concurrency, maxConnections: concurrency * 2)
        var channels: [String: any DeliveryChannel] = [:]
        if var serviceBW = try ServiceBWConfiguration(environment: source.merged) {
            if let retryBase {
                serviceBW.schedule = RetrySchedule(firstWait: retryBase, longestWait: retryBase * 16, shortestWait: retryBase / 10)
            }
            channels[ServiceBWChannel.name] = ServiceBWChannel(serviceBW, http: http)
        } else {
            logger.warning("no channel is configured: ANTRAGSWERK_SERVICEBW_URL is not set")
        }
        var configuration = DeliveryWorkerConfiguration(name: Self.name)
        configuration.concurrency = concurrency
        if let lease { configuration.lease = lease }
        let worker = DeliveryWorker(queue: composition.deliveries, channels: channels, configuration: configuration, logger: logger)
        return (worker, http)
    }

    /// Tells this worker apart from all others, on this machine and elsewhere.
    private static var name: String {
        "\(ProcessInfo.processInfo.hostName)-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))"
    }
}
