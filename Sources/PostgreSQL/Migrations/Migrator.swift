public import FoundationEssentials

/// Brings a database to the schema that the program expects: numbered scripts, forward only, each applied once.
///
/// Every script runs in a transaction together with its entry in `schema_migration`. An advisory lock makes a second
/// migrator wait until the first is done, after which it finds nothing to do.
public struct Migrator: Sendable {
    /// What is known of one migration.
    public struct Status: Sendable, Equatable {
        public let migration: Migration
        /// When it was applied; nil while it is pending.
        public let appliedAt: Date?
    }

    public let migrations: [Migration]
    private let database: Database

    /// Key of the advisory lock: "antragsw" as a number.
    private static let lock: Int64 = 0x616E_7472_6167_7377

    /// - Throws: ``MigrationError`` for a gap or a repeated number.
    public init(_ migrations: [Migration], database: Database) throws(MigrationError) {
        let sorted = migrations.sorted { $0.number < $1.number }
        for (index, migration) in sorted.enumerated() where migration.number != index + 1 {
            if index > 0, sorted[index - 1].number == migration.number { throw .duplicate(number: migration.number) }
            throw .gap(expected: index + 1, found: migration.number)
        }
        self.migrations = sorted
        self.database = database
    }

    /// - Throws: ``MigrationError`` when the folder cannot be read or its files are not numbered 1, 2, 3 …
    public init(folder: String, database: Database) throws(MigrationError) {
        try self.init(Migration.load(folder: folder), database: database)
    }

    /// Every migration with the time of its application.
    ///
    /// - Throws: ``MigrationError`` also when the database and the program do not fit together.
    public func status() async throws(MigrationError) -> [Status] {
        let applied: [Applied]
        do throws(DatabaseError) {
            guard try await database.one("SELECT to_regclass('schema_migration') IS NOT NULL AS present")?.bool("present") == true else {
                return migrations.map { Status(migration: $0, appliedAt: nil) }
            }
            applied = try await database.query(Applied.query).map { row throws(DatabaseError) in try Applied(row) }
        } catch { throw .database(error) }
        return try compare(applied)
    }

    /// Checks that the schema is exactly the one that this program was written for; servers call it before they serve.
    ///
    /// - Throws: ``MigrationError/pending(_:)``, or what ``status()`` throws.
    public func verifyCurrent() async throws(MigrationError) {
        let pending = try await status().filter { $0.appliedAt == nil }.map(\.migration.title)
        guard pending.isEmpty else { throw .pending(pending) }
    }

    /// Applies what is pending and returns it; with `dryRun` it only returns it.
    ///
    /// - Throws: ``MigrationError``. What was applied before a failure stays.
    @discardableResult
    public func apply(dryRun: Bool = false) async throws(MigrationError) -> [Migration] {
        if dryRun { return try await status().filter { $0.appliedAt == nil }.map(\.migration) }
        // A connection of its own: scripts may run for long, and the lock lives as long as the session.
        var configuration = database.configuration
        configuration.poolSize = 1
        configuration.statementTimeout = nil
        let session = Database(configuration, logger: database.logger)
        let result: Result<[Migration], MigrationError>
        do throws(MigrationError) { result = .success(try await apply(on: session)) } catch { result = .failure(error) }
        await session.close()
        return try result.get()
    }

    private func apply(on session: Database) async throws(MigrationError) -> [Migration] {
        do {
            return try await session.withSession { session throws(any Error) in
                try session.execute("SELECT pg_advisory_lock(\(Self.lock))")
                defer { _ = try? session.execute("SELECT pg_advisory_unlock(\(Self.lock))") }
                try session.script(Self.table)
                let applied = try session.query(Applied.query).map { row throws(DatabaseError) in try Applied(row) }
                let pending = try compare(applied).filter { $0.appliedAt == nil }.map(\.migration)
                for migration in pending { try Self.apply(migration, session) }
                return pending
            }
        } catch let error as MigrationError {
            throw error
        } catch let error as DatabaseError {
            throw .database(error)
        } catch {
            throw .database(DatabaseError(.server))
        }
    }

    private static func apply(_ migration: Migration, _ session: Session) throws {
        try session.execute("BEGIN")
        do throws(DatabaseError) {
            try session.script(migration.script)
            guard session.isInTransaction else { throw DatabaseError(.misuse) }
            try session.execute(
                """
                INSERT INTO schema_migration (number, name, checksum)
                VALUES (\(migration.number), \(migration.name), \(migration.checksum))
                """)
            try session.execute("COMMIT")
        } catch {
            session.rollBackIfNeeded()
            if error.code == .misuse { throw MigrationError.endsItsTransaction(migration: migration.title) }
            throw MigrationError.failed(migration: migration.title, error)
        }
    }

    /// - Throws: ``MigrationError`` when something applied is unknown here, or differs.
    private func compare(_ applied: [Applied]) throws(MigrationError) -> [Status] {
        var times: [Int: Date] = [:]
        for (index, entry) in applied.enumerated() {
            guard entry.number == index + 1 else { throw .gap(expected: index + 1, found: entry.number) }
            guard migrations.indices.contains(entry.number - 1) else { throw .unknown(number: entry.number, name: entry.name) }
            let migration = migrations[entry.number - 1]
            guard migration.checksum == entry.checksum else { throw .changed(migration: migration.title) }
            times[entry.number] = entry.appliedAt
        }
        return migrations.map { Status(migration: $0, appliedAt: times[$0.number]) }
    }

    private struct Applied {
        let number: Int
        let name: String
        let checksum: String
        let appliedAt: Date

        static let query: SQL = "SELECT number, name, checksum, applied_at FROM schema_migration ORDER BY number"

        init(_ row: Row) throws(DatabaseError) {
            number = try row.int("number")
            name = try row.text("name")
            checksum = try row.text("checksum")
            appliedAt = try row.date("applied_at")
        }
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number     integer PRIMARY KEY,
            name       text NOT NULL,
            checksum   text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            CONSTRAINT schema_migration_counts_from_one CHECK (number >= 1),
            CONSTRAINT schema_migration_checksum_is_sha256 CHECK (checksum ~ '^[0-9a-f]{64}$')
        );
        COMMENT ON TABLE schema_migration IS 'One row per migration that was applied to this database.';
        COMMENT ON COLUMN schema_migration.checksum IS 'SHA-256 of the script, hexadecimal.';
        """
}
