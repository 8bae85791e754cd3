import ArgumentParser
import Casework
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

/// `antragswerk serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the portal and the inbox API.",
        discussion: """
            Any number of these may run over one database. Settings from the environment:

            \(SettingsHelp.text)

            Example: DATABASE_URL=postgres://antragswerk_app@db/antragswerk ANTRAGSWERK_KEY_FILE=/run/secrets/keys antragswerk serve
            """
    )

    func run() async throws {
        let source = SettingsSource.current()
        let logger = try ProgramLog.make("serve", source)
        let composition = try await Composition.make(try ServerSettings(source), logger: logger)
        let isTestSystem = source.developmentFolder != nil
        let server = WebServer.make(composition, isTestSystem: isTestSystem, logger: logger) { port in
            logger.notice("serving", metadata: ["port": "\(port)", "services": "\(composition.catalog.services.count)"])
        }
        let housekeeping = Housekeeping(logger: logger) { () async throws(CaseworkError) in try await composition.useCases.removeExpired() }
        let group = ServiceGroup(
            configuration: .init(services: [housekeeping, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await composition.close()
    }
}
