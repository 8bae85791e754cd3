import Foundation
import PostgreSQL
import Testing

@Suite("Values on their way to PostgreSQL and back")
struct ValueTests {
    private static let database = Task { try await TestCluster.database("values") }

    @Test("every kind of value comes back as it went")
    func roundTrip() async throws {
        let database = try await Self.database.value
        let uuid = UUID()
        let bytes: [UInt8] = Array(0...255) + [0, 0]
        let none: Int? = nil
        let row = try #require(
            try await database.one(
                """
                SELECT \("Grüße 🎉")::text AS t, \(Int64.min)::bigint AS i, \(42)::integer AS n, \(true)::boolean AS b, \(1.5)::float8 AS d,
                       \(bytes)::bytea AS y, \(uuid)::uuid AS u, \(SQLJSON(#"{"a": [1, "ä"]}"#))::jsonb AS j, \(none)::bigint AS z,
                       \(["a", "b \"c\" \\ {,}", "", "NULL"])::text[] AS ts, \([1, -2])::bigint[] AS ns, \([[1, 2], []] as [[UInt8]])::bytea[] AS ys,
                       \([uuid])::uuid[] AS us
                """))
        #expect(try row.text("t") == "Grüße 🎉")
        #expect(try row.int64("i") == .min)
        #expect(try row.int("n") == 42)
        #expect(try row.bool("b"))
        #expect(try row.double("d") == 1.5)
        #expect(try row.bytes("y") == bytes)
        #expect(try row.uuid("u") == uuid)
        #expect(try row.text("j") == #"{"a": [1, "ä"]}"#)
        #expect(try row.int64OrNil("z") == nil)
        #expect(try row.textArray("ts") == ["a", "b \"c\" \\ {,}", "", "NULL"])
        #expect(try row.textArray("ns") == ["1", "-2"])
        #expect(try row.textArray("ys") == ["\\x0102", "\\x"])
        #expect(try row.textArray("us") == [uuid.uuidString.lowercased()])
        #expect(row.columns.first == "t")
        #expect(try row.text(0) == "Grüße 🎉")
    }

    @Test(
        "doubles keep every bit, also those that are no numbers",
        arguments: [0.1, -0.0, 1e308, 2.2250738585072014e-308, .infinity, -.infinity, .pi])
    func doubles(value: Double) async throws {
        let row = try await Self.database.value.one("SELECT \(value)::float8 AS d")
        #expect(try row?.double("d").bitPattern == value.bitPattern)
    }

    @Test(
        "a timestamptz is exact to the microsecond and the same moment for the server",
        arguments: [
            ("1970-01-01 00:00:00+00", 0.0), ("2026-11-22 00:54:21.123456+00", 1_795_308_861.123456),
            ("1969-12-31 23:59:59.999999+00", -0.000001),
            ("2000-02-29 12:00:00+00", 951_825_600), ("1900-03-01 00:00:00+00", -2_203_891_200),
            ("0044-03-15 12:00:00+00 BC", -63_517_780_800),
        ])
    func timestamps(text: String, seconds: Double) async throws {
        let database = try await Self.database.value
        let row = try #require(
            try await database.one("SELECT \(text)::timestamptz AS t, extract(epoch FROM \(text)::timestamptz)::text AS e"))
        let date = try row.date("t")
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_000_5)
        let back = try await database.one("SELECT \(date)::timestamptz = \(text)::timestamptz AS same")
        #expect(try back?.bool("same") == true)
    }

    @Test("a thousand random moments survive the way there and back")
    func manyMoments() async throws {
        let database = try await Self.database.value
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let micros = (0..<50).map { _ in Int64.random(in: -3_000_000_000_000_000...6_000_000_000_000_000, using: &generator) }
            let rows = try await database.query(
                "SELECT '1970-01-01Z'::timestamptz + (m || ' microseconds')::interval AS t, m FROM unnest(\(micros.map(Int.init))::bigint[]) AS m"
            )
            for row in rows {
                let date = try row.date("t")
                let same = try await database.one(
                    "SELECT \(date)::timestamptz = '1970-01-01Z'::timestamptz + (\(row.text("m")) || ' microseconds')::interval AS same")
                #expect(try same?.bool("same") == true)
            }
        }
    }

    @Test("dates and timestamps with an offset are read as moments in UTC")
    func otherTimes() async throws {
        let row = try #require(
            try await Self.database.value.one(
                "SELECT '2026-01-02'::date AS d, '2026-01-02 03:04:05'::timestamp AS t, 'infinity'::timestamptz AS i"))
        #expect(try row.date("d") == Date(timeIntervalSince1970: 1_767_312_000))
        #expect(try row.date("t") == Date(timeIntervalSince1970: 1_767_323_045))
        #expect(throws: DatabaseError.self) { try row.date("i") }
    }

    private static let withVictim = Task {
        let database = try await Self.database.value
        try await database.execute("CREATE TABLE victim (name text)")
        return database
    }

    @Test(
        "an injection attempt stays a value",
        arguments: [
            "'; DROP TABLE victim; --", "\\'; DROP TABLE victim; --", "$1", "x' OR '1'='1", "\u{0027}; SELECT 1 --", "`rm -rf`", "\"; --",
            "%s%n",
        ])
    func injection(text: String) async throws {
        let database = try await Self.withVictim.value
        let found = try await database.query("SELECT name FROM victim WHERE name = \(text)")
        #expect(found.isEmpty)
        let row = try await database.one(
            "SELECT \(text)::text AS echo, \([text])::text[] AS list, to_regclass('victim') IS NOT NULL AS stands")
        #expect(try row?.text("echo") == text)
        #expect(try row?.textArray("list") == [text])
        #expect(try row?.bool("stands") == true)
    }

    @Test("a name in quotes stays a name")
    func identifiers() async throws {
        let name = "odd\"; DROP TABLE victim; --"
        let database = try await Self.database.value
        try await database.execute("CREATE TABLE \(identifier: name) (x integer)")
        #expect(try await database.query("SELECT x FROM \(identifier: name)").isEmpty)
    }

    @Test("what PostgreSQL cannot hold is refused before anything is sent")
    func unsendable() async throws {
        let database = try await Self.database.value
        await #expect { try await database.query("SELECT \("a\u{0}b")::text") } throws: { ($0 as? DatabaseError)?.code == .invalidBinding }
        await #expect { try await database.query("SELECT \(Date.distantFuture.addingTimeInterval(1e13))::timestamptz") } throws: {
            ($0 as? DatabaseError)?.code == .invalidBinding
        }
        await #expect { try await database.query("SELECT \(Date(timeIntervalSince1970: .nan))::timestamptz") } throws: {
            ($0 as? DatabaseError)?.code == .invalidBinding
        }
        #expect(try await database.one("SELECT 1 AS one")?.int("one") == 1)
    }

    @Test("reading a column as something else throws and names the column")
    func wrongReads() async throws {
        let row = try #require(try await Self.database.value.one("SELECT 'x' AS word, NULL::text AS nothing, 3000000000::bigint AS big"))
        #expect { try row.int("word") } throws: { ($0 as? DatabaseError)?.column == "word" }
        #expect { try row.text("nothing") } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect { try row.text("absent") } throws: { ($0 as? DatabaseError)?.column == "absent" }
        #expect { try row.text(7) } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect { try row.text(-1) } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect { try row.bool("big") } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect { try row.uuid("word") } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect { try row.bytes("word") } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect { try row.textArray("word") } throws: { ($0 as? DatabaseError)?.code == .decoding }
        #expect(try row.isNull("nothing"))
    }

    @Test("a value of ten megabytes goes through")
    func large() async throws {
        let bytes = [UInt8](repeating: 0xAB, count: 10 << 20)
        let row = try await Self.database.value.one("SELECT \(bytes)::bytea AS y")
        #expect(try row?.bytes("y") == bytes)
    }
}

@Suite("A statement as an interpolated string")
struct SQLTests {
    @Test("numbers its placeholders, also across fragments")
    func fragments() {
        let condition: SQL = "a = \(1) AND b = \("x")"
        let sql: SQL = "SELECT \(2) WHERE \(condition) AND c = \(true)"
        #expect(sql.text == "SELECT $1 WHERE a = $2 AND b = $3 AND c = $4")
        #expect(sql.bindings == [.int(2), .int(1), .text("x"), .bool(true)])
    }

    @Test("leaves a dollar sign in the text alone")
    func dollars() {
        let inner: SQL = "x = '$1' AND y = \(5)"
        let sql: SQL = "SELECT \(1), \(inner)"
        #expect(sql.text == "SELECT $1, x = '$1' AND y = $2")
    }

    @Test("joins fragments with a literal between them")
    func joined() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)", "c"]
        #expect(conditions.joined(separator: " AND ").text == "a = $1 AND b = $2 AND c")
        #expect([SQL]().joined(separator: ",").text == "")
        #expect(("x = \(1)" + " OR y = \(2)" as SQL).text == "x = $1 OR y = $2")
    }

    @Test("binds NULL for nil and takes raw text only when asked")
    func others() {
        let sql: SQL = "\(unescaped: "now()"), \(String?.none), \(identifier: "a\"b")"
        #expect(sql.text == "now(), $1, \"a\"\"b\"")
        #expect(sql.bindings == [.null])
    }
}
