import Foundation
import Glibc
import PostgreSQL
import Testing

@Suite("The embedded cluster", .serialized)
struct ClusterTests {
    private static func folder(_ name: String) -> String { "/tmp/antragswerk-test-\(getpid())-\(name)" }

    private func withCluster(_ name: String, _ body: (EmbeddedCluster) async throws -> Void) async throws {
        let folder = Self.folder(name)
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        try await cluster.start()
        do { try await body(cluster) } catch {
            await cluster.stop()
            throw error
        }
        await cluster.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func answers(_ cluster: EmbeddedCluster) async throws -> Bool {
        let database = Database(cluster.configuration(), logger: TestCluster.logger)
        let row = try await database.one(
            "SELECT 1 AS one, current_setting('synchronous_commit') AS sync, current_setting('listen_addresses') AS addresses")
        await database.close()
        return try row?.int("one") == 1 && row?.text("sync") == "on" && row?.text("addresses") == ""
    }

    @Test("keeps its data over a stop, and keeps strangers out of its socket folder")
    func stopAndStart() async throws {
        try await withCluster("restart") { cluster in
            try await cluster.createRole("clerk")
            try await cluster.createRole("clerk")
            try await cluster.createDatabase("town", owner: "clerk")
            try await cluster.createDatabase("town", owner: "clerk")
            await cluster.stop()
            #expect(await cluster.processID == nil)
            try await cluster.start()
            let database = Database(cluster.configuration(database: "town", role: "clerk"), logger: TestCluster.logger)
            #expect(try await database.one("SELECT current_user::text AS u")?.text("u") == "clerk")
            await database.close()
            try await cluster.dropDatabase("town")
            var info = stat()
            #expect(stat(cluster.socketFolder, &info) == 0)
            #expect(info.st_mode & 0o777 == 0o700)
        }
    }

    @Test("is not shared by two programs")
    func inUse() async throws {
        try await withCluster("shared") { cluster in
            let second = try EmbeddedCluster(folder: cluster.folder, logger: TestCluster.logger)
            await #expect(throws: ClusterError.inUse(folder: cluster.folder)) { try await second.start() }
            #expect(try await answers(cluster))
        }
    }

    @Test("recovers from a process file that names a living stranger")
    func strangerInProcessFile() async throws {
        let folder = Self.folder("stranger")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        try await cluster.start()
        await cluster.stop()
        try Data("\(getpid())\n\(folder)/data\n1\n5432\n\(cluster.socketFolder)\n\n  1 1\nready\n".utf8)
            .write(to: URL(fileURLWithPath: folder + "/data/postmaster.pid"))
        try await cluster.start()
        #expect(try await answers(cluster))
        await cluster.stop()
    }

    @Test("stops a server that a killed program left behind, and takes over")
    func orphan() async throws {
        let folder = Self.folder("orphan")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        try await cluster.start()
        await cluster.stop()
        let orphan = Process()
        orphan.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        let user = geteuid() == 0 ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : ["--no-new-privs"]
        let postgres = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted().last ?? ""
        orphan.arguments =
            user + [
                "/usr/lib/postgresql/\(postgres)/bin/postgres", "-D", folder + "/data", "-c", "listen_addresses=", "-c",
                "unix_socket_directories=\(cluster.socketFolder)",
            ]
        orphan.standardError = FileHandle.nullDevice
        orphan.standardOutput = FileHandle.nullDevice
        try orphan.run()
        #expect(try await eventually { try await answersQuietly(cluster) })
        try await cluster.start()
        #expect(!orphan.isRunning)
        #expect(try await answers(cluster))
        #expect(await cluster.processID != orphan.processIdentifier)
        await cluster.stop()
    }

    private func answersQuietly(_ cluster: EmbeddedCluster) async throws -> Bool {
        let database = Database(cluster.configuration(), logger: TestCluster.logger)
        let answer = try? await database.one("SELECT 1 AS one")
        await database.close()
        return answer.flatMap { $0 }.map { _ in true } ?? false
    }

    @Test("says which version the data needs when that one is not installed")
    func wrongVersion() async throws {
        let folder = Self.folder("version")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
        try Data("9\n".utf8).write(to: URL(fileURLWithPath: folder + "/data/PG_VERSION"))
        await #expect { try await cluster.start() } throws: { error in
            guard case .wrongVersion(_, "9", _) = error as? ClusterError else { return false }
            return "\(error)".contains("postgresql-9")
        }
    }

    @Test("reports the server's own words when it does not start")
    func brokenData() async throws {
        let folder = Self.folder("broken")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        try await cluster.start()
        await cluster.stop()
        try FileManager.default.removeItem(atPath: folder + "/data/global/pg_control")
        await #expect { try await cluster.start() } throws: { error in
            guard case .failed("postgres", let output) = error as? ClusterError else { return false }
            return !output.isEmpty
        }
    }

    @Test("moves elsewhere when user postgres cannot reach the wanted folder", .enabled(if: geteuid() == 0))
    func unreachable() async throws {
        let hidden = Self.folder("hidden")
        try FileManager.default.createDirectory(atPath: hidden, withIntermediateDirectories: true)
        chmod(hidden, 0o700)
        defer { try? FileManager.default.removeItem(atPath: hidden) }
        let cluster = try EmbeddedCluster(folder: hidden + "/cluster", logger: TestCluster.logger)
        #expect(cluster.folder.hasPrefix("/var/lib/antragswerk/") || cluster.folder.hasPrefix("/tmp/"))
        #expect(!cluster.folder.hasPrefix(hidden))
        try await cluster.start()
        #expect(try await answers(cluster))
        await cluster.stop()
        try? FileManager.default.removeItem(atPath: cluster.folder)
    }

    @Test("finds a short way for its socket when the folder's path is long")
    func longPath() async throws {
        let folder = Self.folder("long") + "/" + String(repeating: "x", count: 100)
        defer { try? FileManager.default.removeItem(atPath: Self.folder("long")) }
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        #expect(cluster.socketFolder.utf8.count <= 92)
        try await cluster.start()
        #expect(try await answers(cluster))
        await cluster.stop()
        try? FileManager.default.removeItem(atPath: cluster.socketFolder)
    }
}
