import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals
import Simulator

/// `antragswerk simulator`
struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulator",
        abstract: "Run a strict counterpart of Service-BW, for tests.",
        discussion: """
            Makes a test CA and certificates in its folder, demands a client certificate of it, refuses whatever does not \
            follow the interface, and fails on request. The second port shows what arrived and orders faults. The user's \
            password is read from the file that ANTRAGSWERK_SERVICEBW_PASSWORD_FILE names; where it is not set, it is 'simulator'.

            Example: antragswerk simulator --port 8443 --page-port 8444 --folder /tmp/simulator
            """
    )

    @Option(name: .long, help: "Port of the interface (TLS).")
    var port = 8443

    @Option(name: .long, help: "Port of the page with what arrived.")
    var pagePort = 8444

    @Option(name: .long, help: "Address to listen on.")
    var host = "127.0.0.1"

    @Option(name: .long, help: "Folder for certificates and what arrived.")
    var folder = ".antragswerk/simulator"

    @Option(name: .long, help: "Mandant that may deliver; may be repeated.")
    var mandant: [String] = [DevelopmentPlan.mandant]

    @Option(name: .long, help: "Technical user of the token call.")
    var user = DevelopmentPlan.serviceBWUser

    @Option(name: .long, help: "Further name in the server's certificate; may be repeated.")
    var hostName: [String] = []

    @Flag(name: .long, help: "Take callers without a client certificate, for load generators that have none.")
    var withoutClientCertificate = false

    func run() async throws {
        let source = SettingsSource.current()
        let logger = try ProgramLog.make("simulator", source)
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let simulator = try SimulatorServer(try configuration(folder: path, source), logger: logger)
        let group = ServiceGroup(
            configuration: .init(services: [simulator], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// - Throws: ``SettingsError/unreadable(_:path:)`` for a password file that cannot be read, ``Failure`` for an empty one.
    func configuration(folder path: String, _ source: SettingsSource) throws -> SimulatorConfiguration {
        var configuration = SimulatorConfiguration(certificateFolder: path)
        configuration.interfaceHost = host
        configuration.interfacePort = port
        configuration.controlHost = host
        configuration.controlPort = pagePort
        configuration.extraHostNames = hostName
        configuration.requiresClientCertificate = !withoutClientCertificate
        configuration.mandants = Set(mandant)
        configuration.persistenceFile = path + "/received"
        configuration.user = user
        if let password = try source.secret(.serviceBWPasswordFile) {
            guard !password.isEmpty else { throw Failure("The file named by \(SettingName.serviceBWPasswordFile.rawValue) is empty.") }
            configuration.password = password
        }
        return configuration
    }
}
