import Casework
@testable import Delivery
import Foundation
import HTTPTransfer
import Testing

@Suite("What an answer of the platform means")
struct AnswerTests {
    private func answer(_ status: Int, _ body: String = "", headers: [(String, String)] = []) -> ServiceBWAnswer {
        ServiceBWAnswer(HTTPResponse(status: status, headers: HTTPFields(headers), body: Array(body.utf8)), now: Example.submittedAt)
    }

    @Test(
        "receipts",
        arguments: [
            (201, #"{"zustellungId":"z1","status":"ANGENOMMEN","eingang":"x"}"#, ServiceBWAnswer.delivered(receipt: "z1")),
            (200, #"{"zustellungId":"z1","status":"ANGENOMMEN"}"#, .delivered(receipt: "z1")),
            (200, #"{"zustellungId":"z1","status":"IN_BEARBEITUNG"}"#, .delivered(receipt: "z1")),
            (200, #"{"zustellungId":"z1","status":"ABGESCHLOSSEN"}"#, .delivered(receipt: "z1")),
            (201, #"{"zustellungId":"z1"}"#, .delivered(receipt: "z1")), (202, #"{"zustellungId":"z1"}"#, .pending(receipt: "z1")),
            (202, #"{"zustellungId":"z1","status":"IN_PRUEFUNG"}"#, .pending(receipt: "z1")),
            (200, #"{"zustellungId":"z1","status":"IN_PRUEFUNG","probleme":[]}"#, .pending(receipt: "z1")),
        ])
    func receipts(status: Int, body: String, expected: ServiceBWAnswer) {
        #expect(answer(status, body) == expected)
    }

    @Test(
        "a receipt that is not readable is passing: the next attempt brings it",
        arguments: [
            "", "<html>", "{}", "[]", #"{"zustellungId":""}"#, #"{"zustellungId":"a b"}"#, #"{"zustellungId":"ä"}"#, #"{"zustellungId":1}"#,
        ])
    func unreadable(body: String) {
        for status in [200, 201, 202] {
            guard case .passing(let failure, nil) = answer(status, body) else {
                Issue.record("not passing")
                return
            }
            #expect(failure.code == "http_\(status)")
        }
    }

    @Test("rejection is permanent")
    func rejected() {
        guard case .permanent(let failure) = answer(200, #"{"zustellungId":"z1","status":"ABGELEHNT","probleme":[]}"#) else {
            Issue.record("not permanent")
            return
        }
        #expect(failure.code == "rejected")
        #expect(!failure.isConfiguration)
    }

    @Test(
        "statuses",
        arguments: [
            (400, false, false), (403, false, true), (404, false, false), (405, false, false), (407, false, true), (408, true, false),
            (409, false, false), (410, false, false), (413, false, false), (415, false, false), (421, true, false), (422, false, false),
            (425, true, false), (429, true, false), (500, true, false), (501, false, true), (502, true, false), (503, true, false),
            (504, true, false), (505, false, true), (301, false, true), (302, false, true), (204, true, false), (206, true, false),
        ])
    func statuses(status: Int, isPassing: Bool, isConfiguration: Bool) {
        switch answer(status) {
        case .passing(let failure, _):
            #expect(isPassing)
            #expect(failure.httpStatus == status)
        case .permanent(let failure):
            #expect(!isPassing)
            #expect(failure.httpStatus == status)
            #expect(failure.isConfiguration == isConfiguration)
        default:
            Issue.record("unexpected")
        }
        #expect(answer(401) == .unauthorized)
    }

    @Test("Retry-After is read from passing answers")
    func retryAfter() {
        for (value, wait) in [("9", Duration.seconds(9)), ("Sat, 21 Nov 2026 10:16:00 GMT", .seconds(60))] {
            guard case .passing(_, let found) = answer(503, headers: [("retry-after", value)]) else {
                Issue.record("not passing")
                return
            }
            #expect(found == wait)
        }
    }

    @Test("the type of a problem is told, its texts are not")
    func problems() {
        let body = #"{"type":"urn:x:field","title":"Mia Muster","detail":"Mia"}"#
        guard case .permanent(let failure) = answer(422, body, headers: [("Content-Type", "application/problem+json")]) else {
            Issue.record("not permanent")
            return
        }
        #expect(failure.summary.contains("urn:x:field"))
        #expect(!failure.summary.contains("Mia"))
    }

    @Test("calls without an answer", arguments: TransferError.Kind.allCases)
    func transfers(kind: TransferError.Kind) {
        let permanent: [TransferError.Kind: String] = [
            .tlsVerification: "tls_verification", .configuration: "tls_configuration", .invalidRequest: "invalid_request",
        ]
        switch ServiceBWAnswer(TransferError(kind: kind, mayHaveReachedServer: false)) {
        case .permanent(let failure):
            #expect(permanent[kind] == failure.code)
            #expect(failure.isConfiguration)
        case .passing(let failure, nil):
            #expect(permanent[kind] == nil)
            #expect(failure.code == ServiceBWAnswer.code(kind))
        default:
            Issue.record("unexpected")
        }
    }
}

@Suite("The token")
struct TokenTests {
    private func call() -> TokenCall {
        var configuration = ServiceBWConfiguration(
            baseURL: "https://localhost", user: "ws_müller&co", passwordFile: "/nonexistent", municipality: Example.municipality)
        configuration.tokenScope = "read"
        return TokenCall(configuration: configuration, http: HTTPClient(), clock: FixedClock(now: Example.submittedAt))
    }

    @Test("is asked for with user and scope in the query and the password as body")
    func request() {
        let request = call().request(password: [1, 2])
        #expect(request.url == "https://localhost/wsbenutzer/token?scope=read&benutzername=ws_m%C3%BCller%26co")
        #expect(request.method == "POST")
        #expect(request.body == [1, 2])
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "X-SP-Mandant: 6000123", "Content-Type: text/plain", "Accept: text/plain",
            ])
    }

    @Test(
        "is read with or without its word, trimmed", arguments: ["Bearer a.b.c", "a.b.c", "  Bearer a.b.c \r\n", "a.b.c\n", "bearer a.b.c"])
    func reads(text: String) {
        #expect(call().read(HTTPResponse(status: 200, headers: HTTPFields([]), body: Array(text.utf8))) == .success("Bearer a.b.c"))
    }

    @Test(
        "an unreadable token is passing, a refused log-in a matter of configuration",
        arguments: [
            (200, "", false), (200, "a b c", false), (200, "Bearer", false), (200, "ä", false), (401, "", true), (403, "", true),
            (404, "", true), (400, "", true), (503, "", false),
        ])
    func failures(status: Int, body: String, isConfiguration: Bool) {
        guard case .failure(let failure) = call().read(HTTPResponse(status: status, headers: HTTPFields([]), body: Array(body.utf8))) else {
            Issue.record("no failure")
            return
        }
        switch failure.answer {
        case .permanent(let reason): #expect(isConfiguration && reason.isConfiguration)
        case .passing: #expect(!isConfiguration)
        default: Issue.record("unexpected")
        }
    }

    @Test("a missing password file is a matter of configuration")
    func passwordFile() async {
        guard case .failure(let failure) = await call()(), case .permanent(let reason) = failure.answer else {
            Issue.record("no failure")
            return
        }
        #expect(reason.code == "password_file")
    }

    @Test("is fetched once for many calls, and once more when many find it refused")
    func shared() async {
        let counter = Counter()
        let cache = TokenCache {
            await Task.yield()
            return .success("token \(await counter.next())")
        }
        let first = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<50 { group.addTask { try? await cache.current().get() } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(first == ["token 1"])
        let second = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<50 { group.addTask { try? await cache.replacement(for: "token 1").get() } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(second == ["token 2"])
        #expect(await counter.value == 2)
    }

    private actor Counter {
        private(set) var value = 0
        func next() -> Int {
            value += 1
            return value
        }
    }
}

@Suite("The channel's settings")
struct ServiceBWConfigurationTests {
    static let complete = [
        "ANTRAGSWERK_SERVICEBW_URL": "https://sgw.example.org/", "ANTRAGSWERK_SERVICEBW_USER": "ws_x",
        "ANTRAGSWERK_SERVICEBW_PASSWORD_FILE": "/run/secrets/sbw", "ANTRAGSWERK_SERVICEBW_MANDANT": "6000123",
        "ANTRAGSWERK_SERVICEBW_ARS": "083350043043", "ANTRAGSWERK_SERVICEBW_CA_FILE": "/ca.pem",
        "ANTRAGSWERK_SERVICEBW_CERT_FILE": "/c.pem", "ANTRAGSWERK_SERVICEBW_KEY_FILE": "/c.key", "ANTRAGSWERK_SERVICEBW_TIMEOUT": "45",
        "ANTRAGSWERK_SERVICEBW_PROXY": "http://proxy:3128", "ANTRAGSWERK_SERVICEBW_DELIVERY_PATH": "/x",
    ]

    @Test("come from the environment")
    func reads() throws {
        let settings = try #require(try ServiceBWConfiguration(environment: Self.complete))
        #expect(settings.baseURL == "https://sgw.example.org")
        #expect(settings.municipality == .init(mandant: "6000123", ars: "083350043043"))
        #expect(settings.tls == TLSIdentity(caFile: "/ca.pem", certificateFile: "/c.pem", keyFile: "/c.key"))
        #expect(settings.totalTimeout == .seconds(45))
        #expect(settings.deliveryPath == "/x")
        #expect(settings.proxy == "http://proxy:3128")
        #expect(try ServiceBWConfiguration(environment: [:]) == nil)
    }

    @Test(
        "are refused by name when missing or wrong",
        arguments: [
            ("URL", "http://sgw.example.org"), ("USER", ""), ("PASSWORD_FILE", ""), ("MANDANT", ""), ("ARS", "0833"), ("AGS", "x"),
            ("TIMEOUT", "0"), ("TIMEOUT", "abc"), ("CONNECT_TIMEOUT", "-1"), ("TOKEN_PATH", "x"), ("DELIVERY_PATH", "/x?y"),
            ("KEY_FILE", ""),
        ])
    func refuses(name: String, value: String) {
        var environment = Self.complete
        environment["ANTRAGSWERK_SERVICEBW_" + name] = value
        let error = #expect(throws: SettingProblem.self) { try ServiceBWConfiguration(environment: environment) }
        #expect(error?.name == "ANTRAGSWERK_SERVICEBW_" + name)
    }
}
