import Foundation
import PostgreSQL
import Testing

@Suite("The migrator")
struct MigratorTests {
    private static func migration(_ number: Int, _ name: String, _ script: String) -> Migration {
        Migration(number: number, name: name, script: script)
    }

    private static let two = [
        migration(1, "create_town", "CREATE TABLE town (name text NOT NULL); INSERT INTO town VALUES ('Ulm');"),
        migration(2, "add_size", "ALTER TABLE town ADD COLUMN size bigint;\n-- Größe\nUPDATE town SET size = 1;"),
    ]

    private func database(_ name: String) async throws -> Database { try await TestCluster.database("migrator_" + name) }

    @Test("applies in order, once, and says what it did")
    func appliesOnce() async throws {
        let database = try await database("once")
        let migrator = try Migrator(Self.two.reversed(), database: database)
        #expect(try await migrator.apply(dryRun: true).map(\.title) == ["0001_create_town", "0002_add_size"])
        #expect(try await database.one("SELECT to_regclass('town')::text AS t")?.textOrNil("t") == nil)
        await #expect(throws: MigrationError.pending(["0001_create_town", "0002_add_size"])) { try await migrator.verifyCurrent() }
        #expect(try await migrator.apply().count == 2)
        #expect(try await migrator.apply().isEmpty)
        try await migrator.verifyCurrent()
        #expect(try await migrator.status().allSatisfy { $0.appliedAt != nil })
        #expect(try await database.one("SELECT size FROM town")?.int("size") == 1)
    }

    @Test("two at once apply everything once")
    func concurrent() async throws {
        let database = try await database("twice")
        let slow = Self.two + [Self.migration(3, "wait", "SELECT pg_sleep(0.3)")]
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await Migrator(slow, database: database).apply().count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [0, 0, 0, 3])
    }

    @Test("refuses a script that was edited after it had been applied")
    func changed() async throws {
        let database = try await database("changed")
        try await Migrator(Self.two, database: database).apply()
        let edited = [Self.migration(1, "create_town", Self.two[0].script + " "), Self.two[1]]
        await #expect(throws: MigrationError.changed(migration: "0001_create_town")) {
            try await Migrator(edited, database: database).apply()
        }
        await #expect(throws: MigrationError.changed(migration: "0001_create_town")) {
            try await Migrator(edited, database: database).verifyCurrent()
        }
    }

    @Test("refuses a database that is newer than the program")
    func newer() async throws {
        let database = try await database("newer")
        try await Migrator(Self.two, database: database).apply()
        let old = try Migrator([Self.two[0]], database: database)
        await #expect(throws: MigrationError.unknown(number: 2, name: "add_size")) { try await old.verifyCurrent() }
        await #expect(throws: MigrationError.unknown(number: 2, name: "add_size")) { try await old.apply() }
    }

    @Test("refuses gaps and repeated numbers")
    func gaps() async throws {
        let database = try await database("gaps")
        #expect(throws: MigrationError.gap(expected: 2, found: 3)) {
            try Migrator([Self.two[0], Self.migration(3, "x", "")], database: database)
        }
        #expect(throws: MigrationError.gap(expected: 1, found: 2)) { try Migrator([Self.two[1]], database: database) }
        #expect(throws: MigrationError.duplicate(number: 1)) {
            try Migrator([Self.two[0], Self.migration(1, "x", "")], database: database)
        }
    }

    @Test("a failing script leaves nothing behind, and what was applied before stays")
    func failing() async throws {
        let database = try await database("failing")
        let broken = Self.two + [Self.migration(3, "break", "CREATE TABLE half (x integer); SELECT 1/0;")]
        await #expect { try await Migrator(broken, database: database).apply() } throws: { error in
            guard case .failed("0003_break", let cause) = error as? MigrationError else { return false }
            return cause.sqlState == "22012"
        }
        let row = try await database.one("SELECT to_regclass('half') IS NULL AS gone, (SELECT count(*) FROM schema_migration) AS applied")
        #expect(try row?.bool("gone") == true)
        #expect(try row?.int("applied") == 2)
    }

    @Test("refuses a script that ends its own transaction")
    func ownTransaction() async throws {
        let database = try await database("own")
        await #expect(throws: MigrationError.endsItsTransaction(migration: "0001_x")) {
            try await Migrator([Self.migration(1, "x", "CREATE TABLE a (); COMMIT;")], database: database).apply()
        }
    }

    @Test(
        "reads a folder, and refuses files that are not named NNNN_name.sql",
        arguments: ["1_a.sql", "0001-a.sql", "0001_.sql", "0001_A.sql", "abcd_x.sql"])
    func folder(bad: String) async throws {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("SELECT 1;".utf8).write(to: URL(fileURLWithPath: folder + "/0001_first.sql"))
        try Data("Not SQL".utf8).write(to: URL(fileURLWithPath: folder + "/README.md"))
        #expect(try Migration.load(folder: folder).map(\.title) == ["0001_first"])
        try Data().write(to: URL(fileURLWithPath: folder + "/" + bad))
        #expect(throws: MigrationError.misnamed(file: bad)) { try Migration.load(folder: folder) }
        #expect(throws: MigrationError.unreadable(path: folder + "/none")) { try Migration.load(folder: folder + "/none") }
    }

    @Test("its checksum is the SHA-256 that PostgreSQL computes", arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
    func checksum(length: Int) async throws {
        let text = String(repeating: "ä", count: length / 2) + (length % 2 == 1 ? "x" : "")
        let database = try await database("checksum")
        let row = try await database.one("SELECT encode(sha256(convert_to(\(text), 'UTF8')), 'hex') AS h")
        #expect(try row?.text("h") == Migration(number: 1, name: "x", script: text).checksum)
    }
}
