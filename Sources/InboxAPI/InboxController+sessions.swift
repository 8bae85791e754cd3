import Casework
import Hummingbird

extension InboxController {
    private struct LogInBody: Decodable {
        let username: String
        let password: String
    }

    func logIn(_ call: InboxCall) async throws -> Response {
        let body = try await call.body(as: LogInBody.self)
        let session = try await useCases.logIn(username: body.username, password: body.password, clientKey: call.clientKey)
        let member = session.member
        let resource = SessionResource(
            token: session.token.text,
            expiresAt: session.expiresAt,
            staffMember: StaffMemberResource(username: member.username, displayName: member.displayName, role: member.role)
        )
        return try json(resource, status: .created)
    }

    func logOut(_ call: InboxCall) async throws -> Response {
        if let token = call.token { try await useCases.logOut(token) }
        return Response(status: .noContent)
    }

    func currentStaffMember(_ call: InboxCall) async throws -> Response {
        let actor = try call.staff()
        return try json(StaffMemberResource(username: actor.id, displayName: actor.displayName, role: actor.role))
    }
}
