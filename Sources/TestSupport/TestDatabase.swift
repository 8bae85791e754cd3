import Casework
import CaseStore
import Foundation
import Glibc
import Logging
public import PostgreSQL
import Synchronization

/// A migrated database of a suite's own: a copy of a template that is migrated once in each test process.
///
/// It lies in a cluster of the process's own, which listens on a unix socket only: no test can reach a real database.
public final class TestDatabase: Sendable {
    public let name: String
    private let cluster: EmbeddedCluster
    /// Pools that were handed out, to be closed with the database.
    private let pools = Mutex<[Database]>([])

    private init(name: String, cluster: EmbeddedCluster) {
        self.name = name
        self.cluster = cluster
    }

    deinit {
        let (name, cluster, pools) = (name, cluster, pools.withLock { $0 })
        Task.detached {
            for pool in pools { await pool.close(grace: .zero) }
            try? await cluster.dropDatabase(name)
            await TestPlaces.shared.give()
        }
    }

    /// The municipality tests work for unless they say otherwise.
    public static let tenant = "musterstadt"

    /// Makes a fresh copy of the template. Waits while many others are in use.
    public static func make() async throws -> TestDatabase {
        try await make(template: TestCluster.template)
    }

    /// Makes an empty database, for tests of the migrations themselves.
    public static func empty() async throws -> TestDatabase {
        try await make(template: nil)
    }

    private static func make(template: String?) async throws -> TestDatabase {
        let cluster = try await TestCluster.started.value
        await TestPlaces.shared.take()
        let database = TestDatabase(name: "test_\(TestCluster.next())", cluster: cluster)
        try await cluster.createDatabase(database.name, template: template)
        return database
    }

    /// A pool as the application's role, seeing the rows of one municipality. It is closed with the test database.
    public func asApplication(tenant: String = TestDatabase.tenant, poolSize: Int = 4) -> Database {
        connect(role: CaseStore.applicationRole, tenant: tenant, poolSize: poolSize)
    }

    /// A pool as the cluster's superuser, seeing everything. It is closed with the test database.
    public func asAdministrator(tenant: String? = TestDatabase.tenant, poolSize: Int = 1) -> Database {
        connect(role: EmbeddedCluster.administrator, tenant: tenant, poolSize: poolSize)
    }

    private func connect(role: String, tenant: String?, poolSize: Int) -> Database {
        var configuration = cluster.configuration(database: name, role: role, poolSize: poolSize)
        // Many tests at once on few processors: patience, not failure.
        configuration.connectTimeout = .seconds(60)
        configuration.acquisitionTimeout = .seconds(60)
        if let tenant { configuration.settings["antragswerk.tenant"] = tenant }
        let database = Database(configuration, logger: TestCluster.logger)
        pools.withLock { $0.append(database) }
        return database
    }

    /// The folder of migrations of this working copy.
    public static var migrations: String { Workspace.root + "/Migrations" }
}

/// The one cluster of the test process.
enum TestCluster {
    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    static let folder = "/tmp/antragswerk-town-\(getpid())"
    static let template = "antragswerk_template"

    static let started = Task<EmbeddedCluster, any Error> {
        removeLeftovers()
        let cluster = try EmbeddedCluster(folder: folder, logger: logger)
        atexit {
            // The kernel stops the server when the process is gone; the folder can go at once.
            try? FileManager.default.removeItem(atPath: TestCluster.folder)
        }
        try await cluster.start()
        // Before the migrations do, because this one may log in.
        try await cluster.createRole(CaseStore.applicationRole)
        try await cluster.createDatabase(template)
        let database = Database(cluster.configuration(database: template, poolSize: 1), logger: logger)
        try await Migrator(folder: TestDatabase.migrations, database: database).apply()
        await database.close()
        return cluster
    }

    /// A server that is still writing while its folder is removed leaves parts of it: the next run takes them away.
    private static func removeLeftovers() {
        let prefix = "antragswerk-town-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let process = Int32(name.dropFirst(prefix.count)), process != getpid(), kill(process, 0) != 0, errno == ESRCH else {
                continue
            }
            try? FileManager.default.removeItem(atPath: "/tmp/" + name)
        }
    }

    private static let counter = Counter()

    static func next() -> Int { counter.next() }
}

/// Where the working copy lies: three levels above this file.
public enum Workspace {
    public static let root: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path
    }()
}

/// So many test databases at once that their connections fit the cluster's hundred.
actor TestPlaces {
    static let shared = TestPlaces()

    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func give() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
