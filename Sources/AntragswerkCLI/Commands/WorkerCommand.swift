import ArgumentParser
import HTTPTransfer
import Logging
import ServiceLifecycle
import UnixSignals

/// `antragswerk worker`
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Deliver applications to other systems.",
        discussion: """
            Any number may run on any number of machines. May be killed at any moment: what was under way is delivered again \
            under the same id when its lease ends. The settings are those of 'antragswerk serve'.

            Example: antragswerk worker
            """
    )

    @Option(name: .long, help: "Seconds after which the jobs of a worker that died are taken over (default: 300).")
    var lease: Int?

    func validate() throws {
        if let lease, !(1...86_400).contains(lease) { throw ValidationError("--lease has to be between 1 and 86400.") }
    }

    func run() async throws {
        let source = SettingsSource.current()
        let logger = try ProgramLog.make("worker", source)
        let composition = try await Composition.make(try ServerSettings(source), logger: logger)
        let workers = DeliveryWorkers(lease: lease.map { .seconds($0) })
        let (worker, http) = try workers.make(composition, source, logger: logger)
        let group = ServiceGroup(
            configuration: .init(services: [worker], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await http.shutDown()
        await composition.close()
    }
}
