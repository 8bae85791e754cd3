import ArgumentParser
import Logging

/// `antragswerk dev`
struct DevCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dev",
        abstract: "Start everything on this machine: database, portal, inbox API, worker, Service-BW simulator.",
        discussion: """
            Keeps all it makes in one folder, .antragswerk unless told, with a PostgreSQL cluster of its own; never touches \
            the machine's cluster. Listens on the loopback address only. Ctrl-C ends every process it started.

            Example: antragswerk dev --port 9000 --folder /tmp/try
            """
    )

    @Option(name: .long, help: "Folder for database, keys and logins.")
    var folder = DevelopmentFolder.defaultName

    @Option(name: .long, help: "Port of the portal; the simulator takes the two ports after it.")
    var port = 8080

    @Option(name: .long, help: "Folder of the definitions.")
    var forms = "Forms"

    @Option(name: .long, help: "Folder of the migrations.")
    var migrations = "Migrations"

    @Flag(name: .long, help: "Start no worker; run 'antragswerk worker' beside it.")
    var withoutWorker = false

    @Option(name: .long, help: ArgumentHelp("First wait before a delivery is tried again, in seconds.", visibility: .hidden))
    var retryBaseSeconds: Double?

    func validate() throws {
        guard (1...65533).contains(port) else { throw ValidationError("--port has to be a number from 1 to 65533.") }
        if let retryBaseSeconds, !(0.01...3600).contains(retryBaseSeconds) {
            throw ValidationError("--retry-base-seconds has to be between 0.01 and 3600.")
        }
    }

    func run() async throws {
        let logger = try ProgramLog.make("dev", SettingsSource.current(), fallback: .warning)
        let plan = DevelopmentPlan(
            port: port, formsFolder: forms, migrationsFolder: migrations, runsWorker: !withoutWorker, retryBaseSeconds: retryBaseSeconds)
        let system = try DevelopmentSystem(folder: try DevelopmentFolder.make(at: folder), plan: plan, logger: logger)
        try await system.run(console: .current)
    }
}
