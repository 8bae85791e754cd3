import CaseStore
import Casework
import Cryptography
import FormModel
import Foundation
import Logging
import PostgreSQL

/// The use cases over the database of a folder that `antragswerk dev` runs in.
struct BenchSystem: Sendable {
    let store: CaseStore
    let catalog: ServiceCatalog
    let useCases: UseCases
    let clock = SystemWallClock()
    private let database: Database

    /// - Throws: ``BenchError`` for a folder without settings, and whatever the parts throw.
    init(folder: String, poolSize: Int) async throws {
        let settings = try Self.settings(folder + "/settings")
        func setting(_ name: String) throws -> String {
            guard let value = settings[name] else { throw BenchError("The settings of \(folder) lack \(name).") }
            return value
        }
        var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        guard let tenant = TenantID(rawValue: try setting("ANTRAGSWERK_TENANT")) else { throw BenchError("The tenant is malformed.") }
        let definitions = try ServiceLoader(folder: try setting("ANTRAGSWERK_FORMS")).loadAll()
        var configuration = DatabaseConfiguration(url: try setting("DATABASE_URL"), poolSize: poolSize)
        configuration.settings.merge(CaseStore.settings(tenant: tenant)) { $1 }
        database = Database(configuration, logger: logger)
        let keys = try String(contentsOfFile: try setting("ANTRAGSWERK_KEY_FILE"), encoding: .utf8)
        store = try CaseStore(database: database, tenant: tenant, keyring: try Keyring(fileContents: keys), clock: clock, logger: logger)
        catalog = try ServiceCatalog(definitions: definitions.services, portal: definitions.portal, repository: store.definitions)
        useCases = UseCases(
            catalog: catalog, ports: store.ports, secrets: store.secrets, clock: clock, ids: SystemIDSource(clock: clock))
    }

    func close() async {
        await database.close()
    }

    private static func settings(_ path: String) throws -> [String: String] {
        var settings: [String: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { settings[String(parts[0])] = String(parts[1]) }
        }
        return settings
    }
}

/// Why a measurement cannot be taken.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
