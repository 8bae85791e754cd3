import Foundation
import Glibc
import Logging
import PostgreSQL

/// One embedded cluster per test process, in a temporary folder that goes with the process.
enum TestCluster {
    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Folder of this process; global because the exit handler cannot capture.
    static let folder = "/tmp/antragswerk-test-\(getpid())"

    private static let started = Task<EmbeddedCluster, any Error> {
        let cluster = try EmbeddedCluster(folder: folder, logger: logger)
        atexit {
            // The kernel stops the server when the process is gone; the folder can go at once.
            try? FileManager.default.removeItem(atPath: TestCluster.folder)
        }
        try await cluster.start()
        return cluster
    }

    static var shared: EmbeddedCluster {
        get async throws { try await started.value }
    }

    /// A database of its own for a suite or a test, empty.
    static func database(_ name: String, poolSize: Int = 4, change: (inout DatabaseConfiguration) -> Void = { _ in }) async throws
        -> Database
    {
        let cluster = try await shared
        try await cluster.createDatabase(name)
        var configuration = cluster.configuration(database: name, poolSize: poolSize)
        change(&configuration)
        return Database(configuration, logger: logger)
    }
}

/// Waits until something is true that another session brings about.
func eventually(within limit: Duration = .seconds(10), _ condition: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return false
}
