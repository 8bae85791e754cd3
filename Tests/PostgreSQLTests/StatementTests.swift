import Dispatch
import PostgreSQL
import Testing

@Suite("Statements, pipelines and transactions")
struct StatementTests {
    private static let database = Task {
        let database = try await TestCluster.database("statements")
        try await database.script(
            unescaped: """
                CREATE TABLE town (
                    name text CONSTRAINT town_name_is_unique PRIMARY KEY,
                    size bigint CONSTRAINT town_has_people CHECK (size > 0)
                );
                """)
        return database
    }

    private func count(_ database: Database, _ prefix: String) async throws -> Int {
        try await database.one("SELECT count(*) AS n FROM town WHERE name LIKE \(prefix + "%")")?.int("n") ?? -1
    }

    @Test("execute tells how many rows it touched")
    func affected() async throws {
        let database = try await Self.database.value
        #expect(try await database.execute("INSERT INTO town SELECT 'aff' || n, n FROM generate_series(1, 3) AS n") == 3)
        #expect(try await database.execute("UPDATE town SET size = size + 1 WHERE name LIKE \("aff%")") == 3)
        #expect(try await database.execute("DELETE FROM town WHERE name = \("nowhere")") == 0)
    }

    @Test("one refuses more than one row and gives nil for none")
    func one() async throws {
        let database = try await Self.database.value
        #expect(try await database.one("SELECT 1 AS x WHERE false") == nil)
        await #expect { try await database.one("SELECT n FROM generate_series(1, 2) AS n") } throws: {
            ($0 as? DatabaseError)?.code == .decoding
        }
    }

    @Test("a pipeline gives the rows of each statement")
    func pipeline() async throws {
        let database = try await Self.database.value
        let results = try await database.pipeline([
            "INSERT INTO town VALUES (\("pipe1"), 1)", "SELECT name FROM town WHERE name = \("pipe1")",
            "SELECT name FROM town WHERE name = \("pipe1")",
        ])
        #expect(results.count == 3)
        #expect(results[0].isEmpty)
        #expect(try results[2].first?.text("name") == "pipe1")
    }

    @Test("a pipeline is all or nothing, wherever it fails", arguments: 0..<3)
    func atomicity(position: Int) async throws {
        let database = try await Self.database.value
        let prefix = "atom\(position)"
        var statements: [SQL] = [
            "INSERT INTO town VALUES (\(prefix + "a"), 1)", "INSERT INTO town VALUES (\(prefix + "b"), 1)",
            "INSERT INTO town VALUES (\(prefix + "c"), 1)",
        ]
        statements[position] = "INSERT INTO town VALUES (\(prefix + "x"), \(-1))"
        await #expect { try await database.pipeline(statements) } throws: { error in
            let error = error as? DatabaseError
            return error?.code == .checkViolation && error?.constraint == "town_has_people" && error?.table == "town"
        }
        #expect(try await count(database, prefix) == 0)
    }

    @Test("a setting made with set_config(…, true) lasts for its pipeline only")
    func localSetting() async throws {
        let database = try await Self.database.value
        let rows = try await database.pipeline([
            "SELECT set_config('antragswerk.tenant', \("ulm"), true)", "SELECT current_setting('antragswerk.tenant', true) AS tenant",
        ])
        #expect(try rows[1].first?.text("tenant") == "ulm")
        for _ in 0..<8 {
            let after = try await database.one("SELECT coalesce(current_setting('antragswerk.tenant', true), '') AS tenant")
            #expect(try after?.text("tenant") == "")
        }
    }

    @Test("the description of an error holds no value, the debug description does")
    func safety() async throws {
        let database = try await Self.database.value
        let secret = "Geheim-4711"
        try await database.execute("INSERT INTO town VALUES (\(secret), 1)")
        let attempts: [(SQL, DatabaseError.Code)] = [
            ("INSERT INTO town VALUES (\(secret), 1)", .uniqueViolation), ("SELECT \(secret)::bigint", .invalidValue),
            ("INSERT INTO town VALUES (\(secret + "2"), 0)", .checkViolation), ("SELECT \(secret)::jsonb", .invalidValue),
            ("SELECT 1/length(replace(\(secret), \(secret), ''))", .invalidValue),
            ("DO 'BEGIN RAISE EXCEPTION ''Geheim-4711''; END'", .raised),
        ]
        for (statement, code) in attempts {
            await #expect { try await database.query(statement) } throws: { error in
                guard let error = error as? DatabaseError else { return false }
                return error.code == code && !"\(error)".contains("Geheim") && error.sqlState != nil
                    && error.debugDescription.count > "\(error)".count
            }
        }
        await #expect { try await database.query("INSERT INTO town VALUES (\(secret), 1)") } throws: {
            String(reflecting: $0).contains(secret)
        }
    }

    @Test(
        "errors carry the kind that callers tell apart",
        arguments: [
            ("SELECT * FROM nowhere", DatabaseError.Code.invalidStatement, "42P01"), ("SELEC 1", .invalidStatement, "42601"),
            ("INSERT INTO town VALUES (NULL, 1)", .notNullViolation, "23502"), ("SELECT 1/0", .invalidValue, "22012"),
            ("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'AW001'; END $$", .raised, "AW001"),
        ])
    func codes(statement: String, code: DatabaseError.Code, state: String) async throws {
        let database = try await Self.database.value
        await #expect { try await database.query("\(unescaped: statement)") } throws: {
            ($0 as? DatabaseError)?.code == code && ($0 as? DatabaseError)?.sqlState == state
        }
    }

    @Test("a transaction commits what its closure did, and rolls back when it throws")
    func transactions() async throws {
        struct Refused: Error {}
        let database = try await Self.database.value
        let size = try await database.transaction { connection in
            try connection.execute("INSERT INTO town VALUES (\("tx1"), \(7))")
            try connection.pipeline(["INSERT INTO town VALUES (\("tx2"), 1)", "INSERT INTO town VALUES (\("tx3"), 1)"])
            return try connection.one("SELECT size FROM town WHERE name = \("tx1")")?.int("size")
        }
        #expect(size == 7)
        #expect(try await count(database, "tx") == 3)
        await #expect(throws: Refused.self) {
            try await database.transaction { connection in
                try connection.execute("DELETE FROM town WHERE name LIKE \("tx%")")
                throw Refused()
            }
        }
        #expect(try await count(database, "tx") == 3)
    }

    @Test("a caught error cannot turn a commit into a silent rollback")
    func caughtError() async throws {
        let database = try await Self.database.value
        await #expect {
            try await database.transaction { connection in
                try connection.execute("INSERT INTO town VALUES (\("caught"), 1)")
                _ = try? connection.query("SELECT 1/0")
            }
        } throws: { ($0 as? DatabaseError)?.code == .misuse }
        #expect(try await count(database, "caught") == 0)
    }

    @Test("a savepoint undoes only its own part")
    func savepoints() async throws {
        let database = try await Self.database.value
        try await database.transaction { connection in
            try connection.execute("INSERT INTO town VALUES (\("save1"), 1)")
            #expect(throws: DatabaseError.self) {
                try connection.savepoint { inner in
                    try inner.execute("INSERT INTO town VALUES (\("save2"), 1)")
                    try inner.execute("INSERT INTO town VALUES (\("save1"), 1)")
                }
            }
            _ = try connection.savepoint { try $0.execute("INSERT INTO town VALUES (\("save3"), 1)") }
        }
        #expect(try await count(database, "save") == 2)
    }

    @Test("a handle is of no use after its transaction, and a statement cannot end it")
    func misuse() async throws {
        let database = try await Self.database.value
        nonisolated(unsafe) var kept: Connection?
        try await database.transaction { kept = $0 }
        #expect { try kept?.query("SELECT 1") } throws: { ($0 as? DatabaseError)?.code == .misuse }
        await #expect { try await database.transaction { try $0.execute("COMMIT") } } throws: { ($0 as? DatabaseError)?.code == .misuse }
    }

    @Test("a read-only transaction refuses to write")
    func readOnly() async throws {
        let database = try await Self.database.value
        await #expect {
            try await database.transaction(TransactionOptions(isReadOnly: true)) { try $0.execute("INSERT INTO town VALUES (\("ro"), 1)") }
        } throws: { ($0 as? DatabaseError)?.code == .readOnly }
    }

    @Test("of two serializable transactions that contradict, one may be run again")
    func serialization() async throws {
        let database = try await Self.database.value
        try await database.execute("INSERT INTO town VALUES ('ser1', 1), ('ser2', 1)")
        let options = TransactionOptions(isolation: .serializable)
        await #expect {
            try await database.transaction(options) { connection in
                _ = try connection.query("SELECT sum(size) FROM town WHERE name LIKE 'ser%'")
                let done = DispatchSemaphore(value: 0)
                Task {
                    try await database.transaction(options) { other in
                        _ = try other.query("SELECT sum(size) FROM town WHERE name LIKE 'ser%'")
                        try other.execute("UPDATE town SET size = 5 WHERE name = 'ser1'")
                    }
                    done.signal()
                }
                done.wait()
                try connection.execute("UPDATE town SET size = 6 WHERE name = 'ser2'")
            }
        } throws: { ($0 as? DatabaseError)?.isRetryable == true }
    }

    @Test("a statement whose result changed shape is prepared anew, alone and at the head of a transaction")
    func stalePlan() async throws {
        let database = try await TestCluster.database("statements", poolSize: 1)
        try await database.script(unescaped: "CREATE TABLE shape (a integer); INSERT INTO shape VALUES (1);")
        #expect(try await database.one("SELECT * FROM shape")?.columns == ["a"])
        try await database.execute("ALTER TABLE shape ADD COLUMN b integer")
        #expect(try await database.one("SELECT * FROM shape")?.columns == ["a", "b"])
        try await database.execute("ALTER TABLE shape ADD COLUMN c integer")
        let columns = try await database.transaction { try $0.one("SELECT * FROM shape")?.columns }
        #expect(columns == ["a", "b", "c"])
        try await database.execute("DEALLOCATE ALL")
        #expect(try await database.one("SELECT * FROM shape")?.columns.count == 3)
        await database.close()
    }

    @Test("the server keeps a bounded number of prepared statements")
    func statementCache() async throws {
        let database = try await TestCluster.database("statements", poolSize: 1) { $0.statementCacheSize = 8 }
        for number in 0..<60 { #expect(try await database.one("SELECT \(unescaped: String(number)) AS n")?.int("n") == number) }
        let held = try await database.one("SELECT count(*) AS n FROM pg_prepared_statements")?.int("n") ?? 99
        #expect(held <= 10)
        await database.close()
    }

    @Test(
        "statements of odd kinds do not disturb the session",
        arguments: ["", ";", "-- nothing", "COPY town TO STDOUT", "COPY town FROM STDIN", "LISTEN x", "SELECT 1; SELECT 2"])
    func oddStatements(statement: String) async throws {
        let database = try await Self.database.value
        _ = try? await database.query("\(unescaped: statement)")
        #expect(try await database.one("SELECT 5 AS five")?.int("five") == 5)
    }

    @Test("a pipeline larger than every buffer neither blocks nor loses anything")
    func largePipeline() async throws {
        let database = try await Self.database.value
        let filler = String(repeating: "x", count: 4000)
        let statements = (0..<3000).map { n -> SQL in "SELECT \(n)::bigint AS n, repeat(\(filler), 2) AS f" }
        let results = try await database.pipeline(statements)
        #expect(results.count == 3000)
        #expect(try results.last?.first?.int("n") == 2999)
    }
}
