import Foundation
import PostgreSQL
import Testing

@Suite("Listening for notifications")
struct ListenTests {
    @Test("begins with the marker, delivers in order, and begins anew after the connection was lost")
    func overReconnect() async throws {
        let database = try await TestCluster.database("listen", poolSize: 2) { $0.applicationName = "listener" }
        let speaker = try await TestCluster.database("listen", poolSize: 1) { $0.applicationName = "speaker" }
        var notifications = database.listen(["work", "Odd \"Name"]).makeAsyncIterator()
        #expect(await notifications.next() == .reconnected)
        for number in 0..<3 { try await speaker.execute("SELECT pg_notify('work', \(String(number)))") }
        try await speaker.execute("SELECT pg_notify(\("Odd \"Name"), 'ä')")
        for number in 0..<3 { #expect(await notifications.next() == .message(channel: "work", payload: String(number))) }
        #expect(await notifications.next() == .message(channel: "Odd \"Name", payload: "ä"))

        try await speaker.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'listener'")
        #expect(await notifications.next() == .reconnected)
        try await speaker.execute("SELECT pg_notify('work', 'after')")
        #expect(await notifications.next() == .message(channel: "work", payload: "after"))
        await database.close()
        #expect(await notifications.next() == nil)
        await speaker.close()
    }

    @Test("ends its connection when nobody reads any more")
    func abandoned() async throws {
        let database = try await TestCluster.database("listen", poolSize: 1) { $0.applicationName = "abandoned" }
        let speaker = try await TestCluster.database("listen", poolSize: 1) { $0.applicationName = "speaker" }
        let connected: SQL = "SELECT 1 AS x FROM pg_stat_activity WHERE application_name = 'abandoned'"
        let reader = Task { for await _ in database.listen(["x"]) {} }
        #expect(try await eventually { try await !speaker.query(connected).isEmpty })
        reader.cancel()
        #expect(try await eventually { try await speaker.query(connected).isEmpty })
        await database.close()
        await speaker.close()
    }

    @Test("what nobody read in time is made up for by the marker")
    func overflow() async throws {
        let database = try await TestCluster.database("listen", poolSize: 1) { $0.applicationName = "overflowing" }
        let speaker = try await TestCluster.database("listen", poolSize: 1)
        var notifications = database.listen(["flood"]).makeAsyncIterator()
        #expect(await notifications.next() == .reconnected)
        try await speaker.execute("SELECT pg_notify('flood', n::text) FROM generate_series(1, 60000) AS n")
        // Nobody reads until the server has handed out its queue, so the stream has long been full by then.
        #expect(try await eventually { try await speaker.one("SELECT pg_notification_queue_usage() AS used")?.double("used") == 0 })
        var received = 0
        while let notification = await notifications.next() {
            if case .message = notification { received += 1 }
            if notification == .reconnected { break }
        }
        #expect(received < 60_000)
        #expect(received >= 4000)
        await database.close()
        await speaker.close()
    }
}
