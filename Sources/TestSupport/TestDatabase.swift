import Casework
import CaseStore
import Foundation
import Glibc
import Logging
public import PostgreSQL

/// A migrated database of a suite's own: a copy of a template that is migrated once in each test process.
///
/// It lies in a cluster of the process's own, which listens on a unix socket only: no test can reach a real database.
public final class TestDatabase: Sendable {
    public let name: String
    private let cluster: EmbeddedCluster

    private init(name: String, cluster: EmbeddedCluster) {
        self.name = name
        self.cluster = cluster
    }

    /// The municipality tests work for unless they say otherwise.
    public static let tenant = "musterstadt"

    /// Makes a fresh copy of the template.
    public static func make() async throws -> TestDatabase {
        let cluster = try await TestCluster.started.value
        let name = "test_\(TestCluster.next())"
        try await cluster.createDatabase(name, template: TestCluster.template)
        return TestDatabase(name: name, cluster: cluster)
    }

    /// Makes an empty database, for tests of the migrations themselves.
    public static func empty() async throws -> TestDatabase {
        let cluster = try await TestCluster.started.value
        let name = "test_\(TestCluster.next())"
        try await cluster.createDatabase(name)
        return TestDatabase(name: name, cluster: cluster)
    }

    /// A pool as the application's role, seeing the rows of one municipality.
    public func asApplication(tenant: String = TestDatabase.tenant, poolSize: Int = 4) -> Database {
        connect(role: CaseStore.applicationRole, tenant: tenant, poolSize: poolSize)
    }

    /// A pool as the cluster's superuser, seeing everything.
    public func asAdministrator(tenant: String? = TestDatabase.tenant, poolSize: Int = 2) -> Database {
        connect(role: EmbeddedCluster.administrator, tenant: tenant, poolSize: poolSize)
    }

    private func connect(role: String, tenant: String?, poolSize: Int) -> Database {
        var configuration = cluster.configuration(database: name, role: role, poolSize: poolSize)
        if let tenant { configuration.settings["antragswerk.tenant"] = tenant }
        return Database(configuration, logger: TestCluster.logger)
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
