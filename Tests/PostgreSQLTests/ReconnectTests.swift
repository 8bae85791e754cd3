import Foundation
import Glibc
import PostgreSQL
import Testing

@Suite("Losing the server and finding it again")
struct ReconnectTests {
    private func database(_ poolSize: Int, _ name: String) async throws -> Database {
        try await TestCluster.database("reconnect", poolSize: poolSize) { $0.applicationName = name }
    }

    private func terminate(_ name: String) async throws -> Int {
        let killer = try await database(1, "killer")
        let killed = try await killer.one(
            "SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity WHERE application_name = \(name)")
        // The call only sends a signal; the session is gone when the server no longer lists it.
        _ = try await eventually {
            try await killer.query("SELECT 1 AS x FROM pg_stat_activity WHERE application_name = \(name)").isEmpty
        }
        await killer.close()
        return try killed?.int("n") ?? 0
    }

    @Test("an idle connection that the server ended is replaced without a word")
    func idle() async throws {
        let database = try await database(1, "idle-victim")
        #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
        for _ in 0..<5 {
            #expect(try await terminate("idle-victim") == 1)
            #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
        }
        #expect(database.statistics().connectionsOpened == 6)
        await database.close()
    }

    @Test("a statement whose session is ended reports an unknown outcome and is not repeated")
    func running() async throws {
        let database = try await database(1, "busy-victim")
        try await database.script(unescaped: "CREATE TABLE once (n integer)")
        let task = Task { try await database.query("WITH x AS (INSERT INTO once VALUES (1)) SELECT pg_sleep(60)") }
        let watcher = try await self.database(1, "watcher")
        #expect(
            try await eventually {
                try await !watcher.query("SELECT 1 AS x FROM pg_stat_activity WHERE application_name = 'busy-victim' AND state = 'active'")
                    .isEmpty
            })
        #expect(try await terminate("busy-victim") == 1)
        await #expect { try await task.value } throws: { error in
            let error = error as? DatabaseError
            return error?.code == .connectionLost && error?.isConnectionLoss == true && error?.sqlState == "57P01"
        }
        #expect(try await database.query("SELECT n FROM once").isEmpty)
        await database.close()
        await watcher.close()
    }

    @Test("a transaction that ends its own session throws, and the next one works")
    func inTransaction() async throws {
        let database = try await database(1, "suicide")
        await #expect {
            try await database.transaction { connection in
                try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                try connection.execute("SELECT 1")
            }
        } throws: { ($0 as? DatabaseError)?.isConnectionLoss == true }
        #expect(try await database.transaction { try $0.one("SELECT 1 AS one")?.int("one") } == 1)
        await database.close()
    }

    @Test("the pool survives a kill -9 of the server, and no committed row is lost")
    func killServer() async throws {
        let folder = "/tmp/antragswerk-test-\(getpid())-kill"
        let cluster = try EmbeddedCluster(folder: folder, logger: TestCluster.logger)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await cluster.start()
        let database = Database(cluster.configuration(poolSize: 4), logger: TestCluster.logger)
        try await database.script(unescaped: "CREATE TABLE kept (n integer PRIMARY KEY)")
        let writers = (0..<4).map { writer in
            Task { () -> [Int] in
                var acknowledged: [Int] = []
                for number in 0..<1_000_000 where !Task.isCancelled {
                    let n = writer * 1_000_000 + number
                    if (try? await database.execute("INSERT INTO kept VALUES (\(n))")) == 1 { acknowledged.append(n) }
                }
                return acknowledged
            }
        }
        _ = try await eventually { try await database.one("SELECT count(*) AS n FROM kept")?.int("n") ?? 0 > 50 }
        let victim = try #require(await cluster.processID)
        kill(victim, SIGKILL)
        #expect(try await eventually(within: .seconds(60)) { await ![nil, victim].contains(cluster.processID) })
        let before = try await database.one("SELECT count(*) AS n FROM kept")?.int("n") ?? 0
        #expect(try await eventually { try await database.one("SELECT count(*) AS n FROM kept")?.int("n") ?? 0 > before + 50 })
        for writer in writers { writer.cancel() }
        var acknowledged: Set<Int> = []
        for writer in writers { acknowledged.formUnion(await writer.value) }
        let kept = Set(try await database.query("SELECT n FROM kept").map { try $0.int("n") })
        #expect(acknowledged.subtracting(kept).isEmpty)
        #expect(acknowledged.count > 100)
        await database.close()
        await cluster.stop()
    }

    @Test(
        "nobody at the address: an error within the connect timeout",
        arguments: [
            "host=/nonexistent", "host=127.0.0.1 port=1", "host=127.0.0.1,127.0.0.1 port=1,2",
        ])
    func nobody(address: String) async throws {
        let database = Database(
            DatabaseConfiguration(url: address + " user=x dbname=x", connectTimeout: .milliseconds(300)), logger: TestCluster.logger)
        let start = ContinuousClock.now
        await #expect { try await database.query("SELECT 1") } throws: { ($0 as? DatabaseError)?.code == .cannotConnect }
        #expect(ContinuousClock.now - start < .seconds(20))
        await database.close()
    }

    @Test("of several hosts the one that answers is taken")
    func severalHosts() async throws {
        let cluster = try await TestCluster.shared
        let address = "host=/nonexistent,\(cluster.socketFolder) dbname=postgres user=postgres target_session_attrs=read-write"
        let database = Database(DatabaseConfiguration(url: address), logger: TestCluster.logger)
        #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
        await database.close()
    }

    @Test("an unknown database or role is refused at once")
    func refused() async throws {
        let cluster = try await TestCluster.shared
        for (name, role) in [("nowhere", "postgres"), ("postgres", "nobody_here")] {
            let database = Database(cluster.configuration(database: name, role: role), logger: TestCluster.logger)
            let start = ContinuousClock.now
            await #expect { try await database.query("SELECT 1") } throws: { ($0 as? DatabaseError)?.code == .accessRefused }
            #expect(ContinuousClock.now - start < .seconds(20))
            await database.close()
        }
    }

    @Test("an address that libpq cannot read is refused without repeating it")
    func unreadable() async throws {
        let configuration = DatabaseConfiguration(url: "postgres://user:geheim@[::1/x")
        #expect(!"\(configuration)\(String(reflecting: configuration))".contains("geheim"))
        let database = Database(configuration, logger: TestCluster.logger)
        await #expect { try await database.query("SELECT 1") } throws: { error in
            (error as? DatabaseError)?.code == .invalidConfiguration && !String(reflecting: error).contains("geheim")
        }
    }
}
