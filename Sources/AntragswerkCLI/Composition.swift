import Casework
import CaseStore
import Documents
import FormModel
import Logging
import PostgreSQL

/// The one place that puts definitions, database and use cases together.
struct Composition: Sendable {
    let settings: ServerSettings
    let catalog: ServiceCatalog
    let useCases: UseCases
    let deliveries: any DeliveryQueue
    private let database: Database
    private let typesetter: PDFTypesetter

    /// Reads the definitions, checks the schema and publishes the definitions' versions.
    ///
    /// - Parameter poolSize: connections to open at most; nil for the settings' own.
    /// - Throws: ``Failure`` for definitions with errors, ``MigrationError`` for a schema that is not the program's, ``CaseworkError/unavailable``.
    static func make(_ settings: ServerSettings, logger: Logger, poolSize: Int? = nil) async throws -> Composition {
        var configuration = DatabaseConfiguration(url: settings.databaseURL, poolSize: poolSize ?? settings.poolSize)
        configuration.settings.merge(CaseStore.settings(tenant: settings.tenant)) { $1 }
        let database = Database(configuration, logger: logger)
        do {
            try await Migrator(folder: settings.migrationsFolder, database: database).verifyCurrent()
            let store = try CaseStore(database: database, tenant: settings.tenant, keyring: settings.keyring, logger: logger)
            let catalog = try Self.catalog(folder: settings.formsFolder, repository: store.definitions)
            try await catalog.publish()
            let typesetter = PDFTypesetter(
                TypesetterConfiguration(python: settings.typstPython, helpers: settings.typstHelpers), logger: logger)
            let useCases = UseCases(
                catalog: catalog, ports: store.ports, secrets: store.secrets, clock: SystemWallClock(), ids: SystemIDSource(),
                copyPrinter: ApplicationCopyPrinter(typesetter: typesetter, payloads: DeliveredFile.files))
            return Composition(
                settings: settings, catalog: catalog, useCases: useCases, deliveries: store.deliveries, database: database,
                typesetter: typesetter)
        } catch {
            await database.close()
            throw error
        }
    }

    private static func catalog(folder: String, repository: any DefinitionRepository) throws -> ServiceCatalog {
        do throws(DefinitionProblems) {
            let definitions = try ServiceLoader(folder: folder).loadAll()
            return try ServiceCatalog(definitions: definitions.services, portal: definitions.portal, repository: repository)
        } catch {
            throw Failure(error)
        }
    }

    /// Whether the database answers.
    func isReady() async -> Bool {
        do {
            return try await database.one("SELECT 1 AS one") != nil
        } catch {
            return false
        }
    }

    func close() async {
        await typesetter.shutDown()
        await database.close()
    }
}
