import Casework
import Cryptography
import Delivery
import FormEngine
import FormModel
import Foundation
import HTTPTransfer
import Hummingbird
import Logging
import PostgreSQL
import ServiceLifecycle
import UnixSignals
import Simulator

/// Everything on one machine, started in order and ended together.
struct DevelopmentSystem: Sendable {
    let folder: DevelopmentFolder
    let plan: DevelopmentPlan
    let logger: Logger

    private static let databaseName = "antragswerk"
    private static let appRole = "antragswerk_app"

    init(folder: DevelopmentFolder, plan: DevelopmentPlan, logger: Logger) throws {
        try PortCheck.requireFree([plan.port, plan.simulatorPort, plan.simulatorPagePort])
        self.folder = folder
        self.plan = plan
        self.logger = logger
    }

    /// Runs until Ctrl-C or SIGTERM; the cluster is stopped last.
    func run(console: Console) async throws {
        let cluster = try EmbeddedCluster(folder: folder.file("cluster"), logger: logger)
        try await cluster.start()
        do {
            try await run(on: cluster, console: console)
        } catch {
            await cluster.stop()
            throw error
        }
        await cluster.stop()
    }

    private func run(on cluster: EmbeddedCluster, console: Console) async throws {
        try await prepareDatabase(cluster)
        let catalogue = try LoadedDefinitions.load(folder: plan.formsFolder)
        let simulator = try makeSimulator(catalogue.services)
        let source = try settings(cluster, simulator, catalogue.portal.municipality)
        let composition = try await Composition.make(try ServerSettings(source), logger: logger)
        let logins = DemoLogins(text: try folder.secret("logins") { try DemoLogins.make() })
        try await logins.add(to: composition.useCases)

        let server = WebServer.make(composition, isTestSystem: true, logger: logger) { _ in
            console.text(DevelopmentWelcome(plan: plan, folder: folder, logins: logins.logins).text)
        }
        let housekeeping = Housekeeping(logger: logger) { () async throws(CaseworkError) in try await composition.useCases.removeExpired() }
        try await run([simulator, housekeeping, server], on: composition, source)
    }

    /// Runs the services and, where the plan has one, the worker; ends what they used when they have ended.
    private func run(_ services: [any Service], on composition: Composition, _ source: SettingsSource) async throws {
        var services = services
        var client: HTTPClient?
        if plan.runsWorker {
            let workers = DeliveryWorkers(retryBase: plan.retryBaseSeconds.map { .milliseconds(Int64($0 * 1000)) })
            let (worker, http) = try workers.make(composition, source, logger: logger)
            services.append(worker)
            client = http
        }
        let group = ServiceGroup(
            configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        let result: Result<Void, any Error>
        do { result = .success(try await group.run()) } catch { result = .failure(error) }
        await client?.shutDown()
        await composition.close()
        try result.get()
    }

    /// A simulator that refuses values of hidden fields: it evaluates the form's own conditions on what arrived.
    private func makeSimulator(_ services: [CompiledService]) throws -> SimulatorServer {
        let path = folder.file("simulator")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var configuration = SimulatorConfiguration(certificateFolder: path)
        configuration.interfacePort = plan.simulatorPort
        configuration.controlPort = plan.simulatorPagePort
        configuration.mandants = [DevelopmentPlan.mandant]
        configuration.user = DevelopmentPlan.serviceBWUser
        configuration.password = try folder.secret("simulator-password") { Base64URL.encode(try Random.bytes(18)) }
        configuration.persistenceFile = path + "/received"
        let byForm = services.flatMap { service in
            service.definition.delivery.compactMap(\.form).map { ($0, RelevanceInspector(service)) }
        }
        let inspectors = Dictionary(byForm) { first, _ in first }
        return try SimulatorServer(
            configuration,
            inspector: { form, fields in
                inspectors[form]?.hiddenPaths(
                    in: fields.map { .init(path: $0.path, instance: $0.instance, values: $0.values) },
                    environment: FormEnvironment(epochSeconds: Int64(Date().timeIntervalSince1970))) ?? []
            },
            logger: logger)
    }

    /// The settings of this system, written down for the other commands.
    private func settings(
        _ cluster: EmbeddedCluster, _ simulator: SimulatorServer, _ municipality: MunicipalityDefinition
    ) throws -> SettingsSource {
        _ = try folder.secret("keys") { try Keyring.generate() }
        let certificates = simulator.certificates
        let settings: [SettingName: String] = [
            .databaseURL: cluster.url(database: Self.databaseName, role: Self.appRole),
            .migrationDatabaseURL: cluster.url(database: Self.databaseName),
            .tenant: DevelopmentPlan.tenant,
            .formsFolder: Self.absolute(plan.formsFolder),
            .migrationsFolder: Self.absolute(plan.migrationsFolder),
            .keyFile: folder.file("keys"),
            .listen: "127.0.0.1:\(plan.port)",
            .serviceBWURL: "https://127.0.0.1:\(plan.simulatorPort)",
            .serviceBWMandant: DevelopmentPlan.mandant,
            .serviceBWUser: DevelopmentPlan.serviceBWUser,
            .serviceBWPasswordFile: folder.file("simulator-password"),
            .serviceBWCAFile: certificates.authorityFile,
            .serviceBWCertificateFile: certificates.client.certificateFile,
            .serviceBWKeyFile: certificates.client.keyFile,
            .serviceBWARS: municipality.ars,
            .serviceBWAGS: municipality.ags,
            .typstPython: TypstProgram.find(SettingsSource.current()) ?? TypstProgram.none,
        ]
        try folder.writeSettings(settings)
        return SettingsSource(
            environment: [:],
            development: Dictionary(uniqueKeysWithValues: settings.map { ($0.key.rawValue, $0.value) }),
            developmentFolder: folder.path)
    }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// Database, roles and schema. The servers' role has no more rights than in production.
    private func prepareDatabase(_ cluster: EmbeddedCluster) async throws {
        try await cluster.createRole(Self.appRole)
        try await cluster.createDatabase(Self.databaseName)
        let database = Database(cluster.configuration(database: Self.databaseName, poolSize: 1), logger: logger)
        do {
            _ = try await Migrator(folder: plan.migrationsFolder, database: database).apply()
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}
