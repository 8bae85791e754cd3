import Casework
import Delivery
import Foundation
import HTTPTransfer
import Logging
import Simulator

/// A running simulator and a channel that is set up for it.
struct ServiceBWFixture: Sendable {
    let simulator: SimulatorServer
    let configuration: ServiceBWConfiguration
    let http: HTTPClient

    func channel(_ change: (inout ServiceBWConfiguration) -> Void = { _ in }, clock: any WallClock = SystemWallClock()) -> ServiceBWChannel
    {
        var configuration = configuration
        change(&configuration)
        return ServiceBWChannel(configuration, http: http, clock: clock, random: { 0.5 })
    }
}

/// Runs `body` with a simulator of its own; files lie in a folder that is deleted afterwards.
func withServiceBW<Result: Sendable>(
    configure: (inout SimulatorConfiguration) -> Void = { _ in }, _ body: @Sendable (ServiceBWFixture) async throws -> Result
) async throws -> Result {
    let folder = NSTemporaryDirectory() + "delivery-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var configuration = SimulatorConfiguration(certificateFolder: folder)
    configure(&configuration)
    var logger = Logger(label: "simulator")
    logger.logLevel = .critical
    let server = try SimulatorServer(configuration, logger: logger)
    try "simulator\n".write(toFile: folder + "/password", atomically: true, encoding: .utf8)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let addresses = await server.whenRunning()
        var settings = ServiceBWConfiguration(
            baseURL: addresses.interface, user: "ws_musterstadt", passwordFile: folder + "/password", municipality: Example.municipality)
        settings.tls = TLSIdentity(
            caFile: server.certificates.authorityFile, certificateFile: server.certificates.client.certificateFile,
            keyFile: server.certificates.client.keyFile)
        settings.totalTimeout = .seconds(10)
        let result = try await body(ServiceBWFixture(simulator: server, configuration: settings, http: HTTPClient()))
        group.cancelAll()
        return result
    }
}
