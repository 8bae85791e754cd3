import Foundation
import PostgreSQL
import Synchronization
import Testing

@Suite("The pool of connections")
struct PoolTests {
    private func database(_ poolSize: Int, _ change: (inout DatabaseConfiguration) -> Void = { _ in }) async throws -> Database {
        try await TestCluster.database("pool", poolSize: poolSize, change: change)
    }

    @Test("fifty tasks share four connections")
    func fifty() async throws {
        let database = try await database(4) { $0.applicationName = "fifty" }
        try await database.script(unescaped: "CREATE TABLE counter (n bigint NOT NULL); INSERT INTO counter VALUES (0);")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    for _ in 0..<10 {
                        try await database.transaction { connection in
                            let n = try connection.one("SELECT n FROM counter FOR UPDATE")?.int64("n") ?? -1
                            try connection.execute("UPDATE counter SET n = \(n + 1)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.one("SELECT n FROM counter")?.int("n") == 500)
        #expect(try await database.one("SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = 'fifty'")?.int("n") ?? 9 <= 4)
        let statistics = database.statistics()
        #expect(statistics.inUse == 0)
        #expect(statistics.waiting == 0)
        #expect(statistics.connectionsOpened <= 4)
        await database.close()
    }

    @Test("statements and transactions that wait are served in the order in which they came")
    func fairness() async throws {
        let database = try await database(1)
        let order = Order()
        let first = Task { _ = try await database.query("SELECT pg_sleep(0.2)") }
        #expect(try await eventually { database.statistics().inUse == 1 })
        var tasks: [Task<Void, any Error>] = []
        for number in 0..<8 {
            tasks.append(
                Task {
                    if number.isMultiple(of: 2) {
                        _ = try await database.query("SELECT 1")
                    } else {
                        try await database.transaction { _ = try $0.query("SELECT 1") }
                    }
                    order.append(number)
                })
            #expect(try await eventually { database.statistics().waiting == number + 1 })
        }
        try await first.value
        for task in tasks { try await task.value }
        // The tasks note themselves after their answer, so neighbours may change places, but nobody is overtaken by far.
        for (place, number) in order.numbers.enumerated() { #expect(abs(place - number) <= 2) }
        await database.close()
    }

    @Test("waiting ends with the acquisition timeout")
    func acquisitionTimeout() async throws {
        // Long enough to open a connection on a busy machine.
        let database = try await database(1) { $0.acquisitionTimeout = .seconds(2) }
        let long = Task { try await database.query("SELECT pg_sleep(60)") }
        #expect(try await eventually { database.statistics().inUse == 1 })
        await #expect { try await database.query("SELECT 1") } throws: { ($0 as? DatabaseError)?.code == .poolExhausted }
        long.cancel()
        _ = await long.result
        #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
        #expect(database.statistics().acquisitionTimeouts == 1)
        await database.close()
    }

    @Test("cancelling a task stops its statement in the server and frees the connection")
    func cancelRunning() async throws {
        let database = try await database(1) { $0.applicationName = "cancelled" }
        let watcher = try await self.database(1)
        let task = Task { try await database.query("SELECT pg_sleep(60)") }
        let running: SQL = "SELECT 1 AS one FROM pg_stat_activity WHERE application_name = 'cancelled' AND state = 'active'"
        #expect(try await eventually { try await !watcher.query(running).isEmpty })
        task.cancel()
        await #expect { try await task.value } throws: { ($0 as? DatabaseError)?.code == .cancelled }
        #expect(try await eventually { try await watcher.query(running).isEmpty })
        #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
        #expect(database.statistics().connectionsOpened == 1)
        await database.close()
        await watcher.close()
    }

    @Test("cancelling inside a transaction rolls it back")
    func cancelTransaction() async throws {
        let database = try await database(2)
        try await database.script(unescaped: "CREATE TABLE cancelled (n integer)")
        let task = Task {
            try await database.transaction { connection in
                try connection.execute("INSERT INTO cancelled VALUES (1)")
                _ = try connection.query("SELECT pg_sleep(60)")
            }
        }
        #expect(
            try await eventually {
                try await !database.query(
                    "SELECT 1 AS x FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid()"
                ).isEmpty
            })
        task.cancel()
        await #expect { try await task.value } throws: { ($0 as? DatabaseError)?.code == .cancelled }
        #expect(try await database.query("SELECT * FROM cancelled").isEmpty)
        await database.close()
    }

    @Test("cancelling those who wait, at any moment, loses no connection")
    func cancelWaiting() async throws {
        let database = try await database(2)
        for round in 0..<20 {
            let tasks = (0..<20).map { _ in Task { _ = try await database.query("SELECT pg_sleep(0.002)") } }
            try await Task.sleep(for: .milliseconds(round % 5))
            for (index, task) in tasks.enumerated() where index % 2 == round % 2 { task.cancel() }
            for task in tasks { _ = await task.result }
        }
        let statistics = database.statistics()
        #expect(statistics.inUse == 0)
        #expect(statistics.waiting == 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { _ = try await database.query("SELECT pg_sleep(0.05)") } }
            try await group.waitForAll()
        }
        await database.close()
    }

    @Test("a statement that takes too long is stopped by the server")
    func statementTimeout() async throws {
        let database = try await database(1) { $0.statementTimeout = .seconds(1) }
        await #expect { try await database.query("SELECT pg_sleep(60)") } throws: { ($0 as? DatabaseError)?.code == .statementTimeout }
        #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
        await database.close()
    }

    @Test("closing lets running work finish and refuses everything else")
    func closing() async throws {
        let database = try await database(1)
        let running = Task { try await database.one("SELECT 7 AS n FROM pg_sleep(0.2)")?.int("n") }
        #expect(try await eventually { database.statistics().inUse == 1 })
        let waiting = Task { try await database.query("SELECT 1") }
        #expect(try await eventually { database.statistics().waiting == 1 })
        await database.close()
        #expect(try await running.value == 7)
        await #expect { try await waiting.value } throws: { ($0 as? DatabaseError)?.code == .closed }
        await #expect { try await database.query("SELECT 1") } throws: { ($0 as? DatabaseError)?.code == .closed }
    }

    @Test("closing cancels what does not finish within its grace")
    func closingWithoutPatience() async throws {
        let database = try await database(1)
        let running = Task { try await database.query("SELECT pg_sleep(60)") }
        #expect(try await eventually { database.statistics().inUse == 1 })
        await database.close(grace: .milliseconds(50))
        await #expect { try await running.value } throws: { ($0 as? DatabaseError)?.code == .cancelled }
    }

    @Test("settings reach the server whatever they contain", arguments: ["ulm", "a b", "back\\slash", "quote'\"", "", "a=b;c", "größe"])
    func settings(value: String) async throws {
        let database = try await database(1) { $0.settings = ["antragswerk.tenant": value] }
        #expect(try await database.one("SELECT current_setting('antragswerk.tenant') AS t")?.text("t") == value)
        await database.close()
    }
}

/// Notes numbers from many tasks.
private final class Order: Sendable {
    private let noted = Mutex<[Int]>([])
    var numbers: [Int] { noted.withLock { $0 } }
    func append(_ number: Int) { noted.withLock { $0.append(number) } }
}
