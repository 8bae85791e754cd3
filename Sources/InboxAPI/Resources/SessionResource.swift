import Casework
import Foundation

/// What a log-in answers: the token is shown once and stored only as a hash.
struct SessionResource: Encodable {
    let token: String
    let expiresAt: Date
    let staffMember: StaffMemberResource
}

/// Who is logged in and what they may do.
struct StaffMemberResource: Encodable {
    let username: String
    let displayName: String
    let role: String
    let permissions: [String]

    init(username: String, displayName: String, role: Role) {
        self.username = username
        self.displayName = displayName
        self.role = role.rawValue
        permissions = role.permissions.map(\.rawValue).sorted()
    }
}
