import FoundationEssentials

/// One step of the schema: a numbered SQL script that is never edited once it has been applied.
public struct Migration: Sendable, Equatable {
    /// 1, 2, 3 … without gaps.
    public let number: Int
    /// What it does, in snake case: `create_case`.
    public let name: String
    public let script: String
    /// SHA-256 of the script as it stands in the file.
    public let checksum: String

    public init(number: Int, name: String, script: String) {
        self.number = number
        self.name = name
        self.script = script
        checksum = SHA256.hexadecimal(of: script)
    }

    /// `0007_create_case`.
    public var title: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "_" + name
    }

    /// Reads all `NNNN_name.sql` files of a folder, in order.
    ///
    /// - Throws: ``MigrationError`` when the folder or a file cannot be read or a name does not have that shape.
    public static func load(folder: String) throws(MigrationError) -> [Migration] {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            throw .unreadable(path: folder)
        }
        var migrations: [Migration] = []
        for name in names.filter({ $0.hasSuffix(".sql") }).sorted() {
            let path = folder + "/" + name
            guard let data = FileManager.default.contents(atPath: path), let script = String(validating: data, as: UTF8.self) else {
                throw .unreadable(path: path)
            }
            migrations.append(try Migration(fileName: name, script: script))
        }
        return migrations
    }

    /// - Throws: ``MigrationError/misnamed(file:)`` unless the name is four digits, `_`, snake case and `.sql`.
    public init(fileName: String, script: String) throws(MigrationError) {
        let stem = fileName.dropLast(4)
        let digits = stem.prefix(4)
        let name = stem.dropFirst(5)
        guard fileName.hasSuffix(".sql"), digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits), stem.dropFirst(4).first == "_", !name.isEmpty,
            name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
        else { throw .misnamed(file: fileName) }
        self.init(number: number, name: String(name), script: script)
    }
}

/// Why the schema cannot be brought, or is not, up to date.
public enum MigrationError: Error, Equatable {
    case unreadable(path: String)
    case misnamed(file: String)
    /// The numbers do not run 1, 2, 3 …
    case gap(expected: Int, found: Int)
    case duplicate(number: Int)
    /// The file was edited after it had been applied.
    case changed(migration: String)
    /// The database knows a migration that this program does not: the program is older than the database.
    case unknown(number: Int, name: String)
    /// Migrations are missing; for ``Migrator/verifyCurrent()``.
    case pending([String])
    /// A script has its own BEGIN, COMMIT or ROLLBACK, so that it is not one transaction with its entry.
    case endsItsTransaction(migration: String)
    /// A script failed; nothing of it remains.
    case failed(migration: String, DatabaseError)
    case database(DatabaseError)
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read as UTF-8 text"
        case .misnamed(let file): "the migration \(file) must be named like 0007_create_case.sql"
        case .gap(let expected, let found): "the migrations have a gap: expected number \(expected), found \(found)"
        case .duplicate(let number): "two migrations have the number \(number)"
        case .changed(let migration):
            "the migration \(migration) was edited after it had been applied; restore it and write a further migration instead"
        case .unknown(let number, let name):
            "the database has the migration \(number) (\(name)), which this program does not know; run a newer version of it"
        case .pending(let titles):
            "the database lacks \(titles.count) migration(s): \(titles.joined(separator: ", ")); run 'antragswerk migrate'"
        case .endsItsTransaction(let migration):
            "the migration \(migration) must not contain BEGIN, COMMIT or ROLLBACK; the migrator holds the transaction"
        case .failed(let migration, let error): "the migration \(migration) failed and left nothing behind: \(error)"
        case .database(let error): "\(error)"
        }
    }
}
