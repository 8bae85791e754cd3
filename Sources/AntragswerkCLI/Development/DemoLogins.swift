import Casework
import Cryptography

/// The demo accounts of a development system: made once, with random passwords, kept in the folder's `logins`.
///
/// The file has a line `username role password` for each.
struct DemoLogins: Sendable {
    struct Login: Sendable, Equatable {
        let username: String
        let role: Role
        let password: String

        var displayName: String {
            switch role {
            case .caseworker: "Anna Beispiel"
            case .reviewer: "Rolf Zweitblick"
            case .supervisor: "Lena Leitung"
            case .auditor: "Paul Prüfung"
            default: "Ada Verwaltung"
            }
        }
    }

    let logins: [Login]

    private static let accounts: [(String, Role)] = [
        ("anna", .caseworker), ("rolf", .reviewer), ("lena", .supervisor), ("paul", .auditor), ("ada", .administrator),
    ]

    static func make() throws -> String {
        try accounts.map { "\($0.0) \($0.1.rawValue) \(Base64URL.encode(try Random.bytes(12)))" }.joined(separator: "\n") + "\n"
    }

    init(text: String) {
        logins = text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let role = Role(rawValue: parts[1]) else { return nil }
            return Login(username: parts[0], role: role, password: parts[2])
        }
    }

    /// Adds the accounts that the database does not have yet.
    func add(to useCases: UseCases) async throws {
        let administrator = Actor(id: "cli:dev", role: .administrator, displayName: "dev")
        let known = Set(try await useCases.listStaff(by: administrator).map(\.username))
        for login in logins where !known.contains(login.username) {
            _ = try await useCases.addStaffMember(
                by: administrator, username: login.username, displayName: login.displayName, role: login.role, password: login.password)
        }
    }
}
