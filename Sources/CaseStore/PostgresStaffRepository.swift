import Casework
import FoundationEssentials
import PostgreSQL

/// Staff and sessions in the tables `staff_member` and `staff_session`.
struct PostgresStaffRepository: StaffRepository {
    let context: StoreContext

    func find(_ username: String) async throws(CaseworkError) -> (member: StaffMember, passwordHash: String)? {
        let row = try await context.one(
            """
            SELECT username, display_name, role, created_at, disabled_at, password_hash
            FROM staff_member
            WHERE tenant = \(context.tenant.rawValue) AND username = \(username)
            """)
        guard let row else { return nil }
        return (try member(row), try context.read { () throws(DatabaseError) in try row.text("password_hash") })
    }

    func add(_ member: StaffMember, passwordHash: String, by actor: Actor) async throws(CaseworkError) {
        let row = try await context.one(
            """
            SELECT add_staff_member(
                \(member.username), \(member.displayName), \(member.role.rawValue), \(passwordHash), \(actor.id),
                \(member.createdAt)) AS is_new
            """)
        guard let row, try context.read({ () throws(DatabaseError) in try row.bool("is_new") }) else {
            throw .invalidInput(field: "username", reason: "taken")
        }
    }

    func list() async throws(CaseworkError) -> [StaffMember] {
        let rows = try await context.query(
            """
            SELECT username, display_name, role, created_at, disabled_at
            FROM staff_member
            WHERE tenant = \(context.tenant.rawValue)
            ORDER BY username
            """)
        return try rows.map(member)
    }

    func disable(_ username: String, by actor: Actor, at now: Date) async throws(CaseworkError) -> Bool {
        let row = try await context.one("SELECT disable_staff_member(\(username), \(actor.id), \(now)) AS is_known")
        guard let row else { return false }
        return try context.read { () throws(DatabaseError) in try row.bool("is_known") }
    }

    func openSession(
        _ token: [UInt8], username: String, createdAt: Date, expiresAt: Date
    ) async throws(CaseworkError) {
        try await context.execute(
            """
            INSERT INTO staff_session (token_hash, tenant, username, created_at, expires_at)
            VALUES (\(token), \(context.tenant.rawValue), \(username), \(createdAt), \(expiresAt))
            """)
    }

    func session(_ token: [UInt8], now: Date) async throws(CaseworkError) -> StaffMember? {
        let row = try await context.one(
            """
            SELECT m.username, m.display_name, m.role, m.created_at, m.disabled_at
            FROM staff_session s
            JOIN staff_member m ON m.tenant = s.tenant AND m.username = s.username
            WHERE s.token_hash = \(token) AND s.expires_at > \(now) AND m.disabled_at IS NULL
            """)
        guard let row else { return nil }
        return try member(row)
    }

    func closeSession(_ token: [UInt8]) async throws(CaseworkError) {
        try await context.execute("DELETE FROM staff_session WHERE token_hash = \(token)")
    }

    private func member(_ row: Row) throws(CaseworkError) -> StaffMember {
        let role = try context.read { () throws(DatabaseError) in Role(rawValue: try row.text("role")) }
        guard let role else { throw .integrity("role") }
        return try context.read { () throws(DatabaseError) in
            StaffMember(
                username: try row.text("username"), displayName: try row.text("display_name"), role: role,
                createdAt: try row.date("created_at"), disabledAt: try row.dateOrNil("disabled_at")
            )
        }
    }
}
