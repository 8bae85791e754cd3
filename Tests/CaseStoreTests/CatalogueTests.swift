import CaseStore
import PostgreSQL
import TestSupport
import Testing

@Suite("The schema")
struct CatalogueTests {
    let copy: TestDatabase
    let database: Database

    init() async throws {
        copy = try await TestDatabase.make()
        database = copy.asAdministrator()
    }

    @Test("says of every table and function what it is for")
    func comments() async throws {
        let silent = try await database.query(
            """
            SELECT c.relname AS name
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
              AND obj_description(c.oid, 'pg_class') IS NULL
            UNION ALL
            SELECT p.oid::regprocedure::text
            FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND obj_description(p.oid, 'pg_proc') IS NULL
            """)
        #expect(try silent.map { try $0.text("name") } == [])
    }

    @Test("gives the application's role no privilege to write beyond the list")
    func privileges() async throws {
        let rows = try await database.query(
            """
            SELECT c.relname || ' ' || p.privilege AS grant
            FROM pg_class c
            CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p (privilege)
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
              AND (has_table_privilege('antragswerk_app', c.oid, p.privilege)
                   OR p.privilege IN ('INSERT', 'UPDATE') AND has_any_column_privilege('antragswerk_app', c.oid, p.privilege))
            ORDER BY 1
            """)
        #expect(
            try rows.map { try $0.text("grant") } == [
                "draft DELETE", "draft INSERT", "draft UPDATE", "rate_limit DELETE", "rate_limit INSERT", "rate_limit UPDATE",
                "staff_session DELETE", "staff_session INSERT",
            ])
    }

    @Test("lets the application's role run these functions and no other")
    func functions() async throws {
        let rows = try await database.query(
            """
            SELECT p.proname AS name FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege('antragswerk_app', p.oid, 'EXECUTE')
            ORDER BY 1
            """)
        #expect(
            try rows.map { try $0.text("name") } == [
                "add_case_note", "add_staff_member", "claim_case", "claim_deliveries", "current_tenant", "disable_staff_member",
                "finish_deliveries", "hit_rate_limits", "move_case", "possible_events", "publish_definition", "record_access",
                "record_delivery_step", "release_case", "retry_delivery", "submit_application",
            ])
    }

    @Test("protects every table of a tenant by row level security, and pins the search path of every definer's function")
    func protection() async throws {
        let open = try await database.query(
            """
            SELECT c.relname AS name FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_migration'
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
            UNION ALL
            SELECT p.proname FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
              AND NOT coalesce(p.proconfig::text LIKE '%search_path=public, pg_temp%', false)
            UNION ALL
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_migration'
              AND pg_get_userbyid(c.relowner) <> 'antragswerk_owner'
            """)
        #expect(try open.map { try $0.text("name") } == [])
    }

    @Test("comes to be from nothing, and migrating again changes nothing")
    func migratesTwice() async throws {
        let empty = try await TestDatabase.empty()
        let administrator = empty.asAdministrator()
        let first = try await Migrator(folder: TestDatabase.migrations, database: administrator).apply()
        let second = try await Migrator(folder: TestDatabase.migrations, database: administrator).apply()
        #expect(first.count >= 8)
        #expect(second.isEmpty)
        // A server compares the schema before it serves, as the application's role.
        try await Migrator(folder: TestDatabase.migrations, database: empty.asApplication()).verifyCurrent()
    }

    @Test("names every foreign key's, check's and unique's promise")
    func names() async throws {
        let rows = try await database.query(
            """
            SELECT conname AS name FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'u')
              AND conname ~ '_(check|fkey|key)[0-9]*$'
            """)
        #expect(try rows.map { try $0.text("name") } == [])
    }
}
