import Casework
import Foundation
import HTTPTransfer
import Hummingbird
import InboxAPI
import Logging
import NIOCore
import TestSupport

/// The inbox on a real socket, over a real database, with a staff member of each role.
struct TestInbox: Sendable {
    let town: TestTown
    let base: String
    private let tokens: [Role: String]
    private let http = HTTPClient()

    static let password = "ein langes Testpasswort"

    struct Answer {
        let status: Int
        let headers: HTTPTransfer.HTTPFields
        let json: [String: Any]

        var problemType: String? { json["type"] as? String }
    }

    /// Runs `body` against a fresh inbox and stops the server afterwards.
    static func run(forms: TestServices? = nil, _ body: @Sendable @escaping (TestInbox) async throws -> Void) async throws {
        let town = try await TestTown(forms: forms)
        let router = Router(context: BasicRequestContext.self)
        InboxController(useCases: town.useCases).addRoutes(to: router) { _, _ in "client" }
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "inbox-test")
        logger.logLevel = .critical
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { opened.yield($0.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            let inbox = try await TestInbox(town: town, port: port)
            try await body(inbox)
            group.cancelAll()
        }
    }

    private init(town: TestTown, port: Int) async throws {
        self.town = town
        base = "http://127.0.0.1:\(port)/api/v1"
        var tokens: [Role: String] = [:]
        for role in Role.staff {
            _ = try await town.useCases.addStaffMember(
                by: TestTown.actor(.administrator), username: role.rawValue, displayName: role.rawValue, role: role,
                password: Self.password)
            tokens[role] = try await town.useCases.logIn(
                username: role.rawValue, password: Self.password, clientKey: role.rawValue
            ).token.text
        }
        self.tokens = tokens
    }

    func call(
        _ method: String, _ path: String, as role: Role? = nil, token: String? = nil, json: Any? = nil, body: [UInt8]? = nil,
        type: String = "application/json"
    ) async throws -> Answer {
        var headers: [(name: String, value: String)] = []
        if let token = token ?? role.flatMap({ tokens[$0] }) { headers.append(("Authorization", "Bearer " + token)) }
        var bytes = body ?? []
        if let json { bytes = Array(try JSONSerialization.data(withJSONObject: json)) }
        if !bytes.isEmpty { headers.append(("Content-Type", type)) }
        var request = HTTPTransfer.HTTPRequest(method: method, url: base + path, headers: headers, body: bytes)
        request.allowsPlainHTTP = true
        let response = try await http.send(request)
        let parsed = try? JSONSerialization.jsonObject(with: Data(response.body))
        return Answer(status: response.status, headers: response.headers, json: parsed as? [String: Any] ?? [:])
    }

    /// Reference and version of a fresh case.
    func newCase() async throws -> String {
        try await town.submitted().reference.text
    }
}
