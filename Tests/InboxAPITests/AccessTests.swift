import Casework
import Foundation
import HTTPTransfer
import HTTPTypes
import InboxAPI
import TestSupport
import Testing

@Suite("Who may call the inbox")
struct AccessTests {
    /// A body that gets a call past its own shape, so that only the permission decides.
    private static func body(of route: InboxRoute) -> [String: Any]? {
        switch route {
        case .logIn: ["username": "nobody", "password": "nothing at all"]
        case .moveCase: ["event": "pruefen", "expectedVersion": 1]
        case .addNote: ["text": "Notiz"]
        default: nil
        }
    }

    @Test("every route admits exactly the roles of its table entry")
    func allRoutesWithAllRoles() async throws {
        try await TestInbox.run { inbox in
            for route in InboxRoute.allCases where route != .logOut {
                for role in Role.staff {
                    let reference = try await inbox.newCase()
                    let path = route.path.dropFirst(InboxRoute.prefix.count)
                        .replacingOccurrences(of: "{reference}", with: reference)
                        .replacingOccurrences(of: "{delivery}", with: "01a200fb-ae24-71f2-bbc1-43f4ada3df32")
                    let answer = try await inbox.call(route.method.rawValue, path, as: role, json: Self.body(of: route))
                    var isAllowed = true
                    if case .permission(let permission) = route.access { isAllowed = role.permissions.contains(permission) }
                    #expect((answer.status != 403) == isAllowed, "\(role) at \(route): \(answer.status)")
                    if !isAllowed { #expect(answer.problemType == "/errors/forbidden") }
                }
            }
        }
    }

    @Test("nobody gets in without a token, with a wrong one or with one that was given back")
    func tokens() async throws {
        try await TestInbox.run { inbox in
            for route in InboxRoute.allCases where route.access != .anyone {
                let path = route.path.dropFirst(InboxRoute.prefix.count).replacingOccurrences(of: "{reference}", with: "MB-2026-2222-2222")
                for token in [nil, "", "x", String(repeating: "A", count: 43), String(repeating: "A", count: 5000)] {
                    let answer = try await inbox.call(route.method.rawValue, path, token: token)
                    #expect(answer.status == 401, "\(route) with \(token?.count ?? -1) characters")
                }
            }
            let session = try await inbox.call(
                "POST", "/sessions", json: ["username": "caseworker", "password": TestInbox.password])
            let token = try #require(session.json["token"] as? String)
            #expect(session.status == 201)
            #expect(try await inbox.call("GET", "/me", token: token).status == 200)
            #expect(try await inbox.call("DELETE", "/sessions/current", token: token).status == 204)
            #expect(try await inbox.call("GET", "/me", token: token).status == 401)
        }
    }

    @Test("a disabled account is out at once")
    func disabled() async throws {
        try await TestInbox.run { inbox in
            #expect(try await inbox.call("GET", "/cases", as: .caseworker).status == 200)
            try await inbox.town.useCases.disableStaffMember(by: TestTown.actor(.administrator), username: "caseworker")
            #expect(try await inbox.call("GET", "/cases", as: .caseworker).status == 401)
            let again = try await inbox.call("POST", "/sessions", json: ["username": "caseworker", "password": TestInbox.password])
            #expect(again.status == 401)
        }
    }

    @Test("wrong passwords are slowed down")
    func attempts() async throws {
        try await TestInbox.run { inbox in
            var statuses: [Int] = []
            for _ in 0..<12 {
                statuses.append(
                    try await inbox.call("POST", "/sessions", json: ["username": "reviewer", "password": "falsches Passwort"]).status)
            }
            #expect(statuses.first == 401)
            #expect(statuses.last == 429)
            let right = try await inbox.call("POST", "/sessions", json: ["username": "reviewer", "password": TestInbox.password])
            #expect(right.status == 429)
            #expect(Int(right.headers["retry-after"] ?? "") ?? 0 > 0)
        }
    }
}
