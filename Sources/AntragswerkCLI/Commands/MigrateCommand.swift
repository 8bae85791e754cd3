import ArgumentParser
import Logging
import PostgreSQL

/// `antragswerk migrate`
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema to the version of this program.",
        discussion: """
            Forward only, each migration in a transaction of its own; two that run at once apply each migration once. \
            Uses ANTRAGSWERK_MIGRATION_DATABASE_URL, or DATABASE_URL where it is not set.

            Example: antragswerk migrate --dry-run
            """
    )

    @Flag(name: .long, help: "Only say which migrations would be applied.")
    var dryRun = false

    func run() async throws {
        let source = SettingsSource.current()
        let url = try source.string(.migrationDatabaseURL) ?? source.required(.databaseURL)
        let logger = try ProgramLog.make("migrate", source)
        let database = Database(DatabaseConfiguration(url: url, poolSize: 2, applicationName: "antragswerk migrate"), logger: logger)
        do {
            let migrator = try Migrator(folder: source.string(.migrationsFolder) ?? "Migrations", database: database)
            let applied = try await migrator.apply(dryRun: dryRun)
            for migration in applied { Console.current.line("\(dryRun ? "would apply" : "applied") \(migration.title)") }
            if applied.isEmpty { Console.current.line("Nothing to do: the schema is current.") }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}
