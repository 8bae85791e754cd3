import CLinux
public import Logging

/// A PostgreSQL cluster of the program's own, for development and tests.
///
/// It lives in one folder (data, socket, log), listens on a unix socket only, and lets in whoever may enter the socket
/// folder (mode 0700). Under root the server runs as the user `postgres`. It ends with the program: by ``stop()``, and by
/// a signal of the kernel when the program is killed. After a kill of the server it is started again.
public final class EmbeddedCluster: Sendable {
    /// Where everything lies; differs from the wanted folder when user `postgres` could not reach that one.
    public let folder: String
    public let socketFolder: String
    private let logger: Logger
    private let keeper: ClusterKeeper

    /// Names the superuser of the cluster.
    public static let administrator = "postgres"

    /// - Parameter folder: made when missing. When user `postgres` cannot reach it, a folder in `/var/lib` or `/tmp` is used
    ///   that belongs to this path alone, and the log says so.
    /// - Throws: ``ClusterError`` when PostgreSQL's programs or a usable folder cannot be found.
    public init(folder: String, logger: Logger) throws(ClusterError) {
        let owner = try ClusterOwner.current()
        let place = try ClusterPlace.choose(wanted: folder, owner: owner)
        if place.isFallback {
            logger.notice(
                "user \(Self.administrator) cannot reach the wanted folder, the cluster lies elsewhere",
                metadata: ["wanted": "\(folder)", "folder": "\(place.folder)"])
        }
        self.folder = place.folder
        socketFolder = place.socketFolder
        self.logger = logger
        keeper = try ClusterKeeper(place: place, owner: owner, logger: logger)
    }

    /// Makes the cluster when there is none, recovers it when the last program was killed, and waits until it answers.
    ///
    /// - Throws: ``ClusterError``: in use by another program, of another major version, or the server's reason not to start.
    public func start() async throws(ClusterError) {
        try await keeper.start()
    }

    /// Stops the server: sessions are ended, committed work is safe.
    public func stop() async {
        await keeper.stop()
    }

    /// Process id of the server; nil when it does not run.
    public var processID: Int32? {
        get async { await keeper.processID }
    }

    /// The configuration for a database and a role of this cluster.
    public func configuration(database: String = "postgres", role: String = EmbeddedCluster.administrator, poolSize: Int = 8)
        -> DatabaseConfiguration
    {
        DatabaseConfiguration(url: url(database: database, role: role), poolSize: poolSize)
    }

    /// The address in libpq's keyword form; it holds no password, for the socket folder is the guard.
    public func url(database: String = "postgres", role: String = EmbeddedCluster.administrator) -> String {
        [("host", socketFolder), ("dbname", database), ("user", role)].map { "\($0.0)='\(Self.escaped($0.1))'" }.joined(separator: " ")
    }

    private static func escaped(_ value: String) -> String {
        value.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    }

    /// Creates a role that may log in, unless it exists.
    public func createRole(_ name: String, isInheriting: Bool = true) async throws(DatabaseError) {
        try await asAdministrator { database throws(DatabaseError) in
            guard try await database.one("SELECT 1 AS one FROM pg_roles WHERE rolname = \(name)") == nil else { return }
            do throws(DatabaseError) {
                try await database.execute("CREATE ROLE \(identifier: name) LOGIN \(unescaped: isInheriting ? "INHERIT" : "NOINHERIT")")
            } catch  where Self.existsAlready(error) {}
        }
    }

    /// Creates a database, unless it exists.
    ///
    /// - Parameter template: a database to copy; nobody may be connected to it.
    public func createDatabase(_ name: String, owner: String? = nil, template: String? = nil) async throws(DatabaseError) {
        try await asAdministrator { database throws(DatabaseError) in
            guard try await database.one("SELECT 1 AS one FROM pg_database WHERE datname = \(name)") == nil else { return }
            var sql: SQL = "CREATE DATABASE \(identifier: name)"
            if let owner { sql = "\(sql) OWNER \(identifier: owner)" }
            if let template { sql = "\(sql) TEMPLATE \(identifier: template)" }
            do throws(DatabaseError) { try await database.execute(sql) } catch  where Self.existsAlready(error) {}
        }
    }

    /// Two at once may both have seen nothing; the catalogue's own index then tells the second one.
    private static func existsAlready(_ error: DatabaseError) -> Bool {
        ["42P04", "42710", "23505"].contains(error.sqlState)
    }

    /// Drops a database together with its sessions, if it exists.
    public func dropDatabase(_ name: String) async throws(DatabaseError) {
        try await asAdministrator { database throws(DatabaseError) in
            try await database.execute("DROP DATABASE IF EXISTS \(identifier: name) WITH (FORCE)")
        }
    }

    private func asAdministrator(_ work: (Database) async throws(DatabaseError) -> Void) async throws(DatabaseError) {
        let database = Database(configuration(poolSize: 1), logger: logger)
        let result: Result<Void, DatabaseError>
        do throws(DatabaseError) { result = .success(try await work(database)) } catch { result = .failure(error) }
        await database.close()
        try result.get()
    }
}

/// Why the embedded cluster cannot be used.
public enum ClusterError: Error, Equatable, CustomStringConvertible {
    case programsMissing
    /// The data folder belongs to another major version of PostgreSQL, of which no programs are installed.
    case wrongVersion(folder: String, found: String, installed: String)
    /// Another program holds the cluster.
    case inUse(folder: String)
    case userMissing
    case folderUnusable(path: String, reason: String)
    /// A program of PostgreSQL failed; the last lines of what it said.
    case failed(program: String, output: String)
    case notReady(seconds: Int, output: String)

    public var description: String {
        switch self {
        case .programsMissing:
            "no PostgreSQL server is installed (looked in /usr/lib/postgresql/*/bin, PATH and ANTRAGSWERK_POSTGRES_BIN); install postgresql"
        case .wrongVersion(let folder, let found, let installed):
            "the data in \(folder) is of PostgreSQL \(found), installed is \(installed); install postgresql-\(found), or move the folder away"
        case .inUse(let folder): "the cluster in \(folder) is used by another running antragswerk; stop that one first"
        case .userMissing: "PostgreSQL does not run as root, and there is no user postgres; install postgresql, or start as another user"
        case .folderUnusable(let path, let reason): "the folder \(path) cannot be used: \(reason)"
        case .failed(let program, let output): "\(program) failed: \(output)"
        case .notReady(let seconds, let output): "PostgreSQL did not answer within \(seconds) s: \(output)"
        }
    }
}
