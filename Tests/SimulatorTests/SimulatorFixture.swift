import Foundation
import HTTPTransfer
import Logging
import Simulator
import Testing

/// A running simulator with a client that is equipped to reach it.
struct SimulatorFixture: Sendable {
    static let form = "6000123:meldebescheinigung:v1.0"

    let server: SimulatorServer
    let addresses: SimulatorServer.Addresses
    let http: HTTPClient

    var identity: TLSIdentity {
        TLSIdentity(
            caFile: server.certificates.authorityFile, certificateFile: server.certificates.client.certificateFile,
            keyFile: server.certificates.client.keyFile)
    }

    /// The value of `Authorization`.
    func token() async throws -> String {
        let response = try await http.send(tokenRequest())
        #expect(response.status == 200)
        return response.text.split(whereSeparator: \.isNewline).joined()
    }

    func tokenRequest(
        query: String = "?scope=read&benutzername=ws_musterstadt", password: String = "simulator", contentType: String = "text/plain",
        mandant: String? = "6000123"
    ) -> HTTPRequest {
        HTTPRequest(
            method: "POST", url: addresses.interface + "/wsbenutzer/token" + query,
            headers: [("Content-Type", contentType)] + (mandant.map { [("X-SP-Mandant", $0)] } ?? []), body: Array(password.utf8),
            totalTimeout: .seconds(10), tls: identity)
    }

    /// A delivery that is right unless something is changed. On a `fresh` connection libcurl does not repeat a request by itself.
    func deliver(_ example: ExampleDelivery, token: String, fresh: Bool = false) async throws -> HTTPResponse {
        try await (fresh ? HTTPClient() : http).send(request(example, token: token))
    }

    func request(_ example: ExampleDelivery, token: String?) -> HTTPRequest {
        let (body, contentType) = example.form.encoded()
        var headers: [(String, String)] = [("Content-Type", example.contentType ?? contentType)]
        if let token { headers.append(("Authorization", token)) }
        if let mandant = example.mandantHeader { headers.append(("X-SP-Mandant", mandant)) }
        if let id = example.idHeader { headers.append(("X-SP-Antrag-Id", id)) }
        return HTTPRequest(
            method: "POST", url: addresses.interface + "/onlineantraege/api/v1/antraege", headers: headers,
            body: example.body ?? body, totalTimeout: .seconds(10), tls: identity)
    }

    func status(_ id: String, token: String) async throws -> HTTPResponse {
        try await http.send(
            HTTPRequest(
                url: addresses.interface + "/onlineantraege/api/v1/antraege/" + id,
                headers: [("Authorization", token), ("X-SP-Mandant", "6000123")], tls: identity))
    }

    func control(_ method: String, _ path: String, _ body: String = "", headers: [(String, String)] = []) async throws -> HTTPResponse {
        try await http.send(
            HTTPRequest(
                method: method, url: addresses.control + path, headers: headers, body: Array(body.utf8), allowsPlainHTTP: true))
    }
}

/// Runs `body` against a simulator of its own on free ports; files lie in a folder that is deleted afterwards.
func withSimulator<Result: Sendable>(
    folder: String? = nil, inspector: SimulatorServer.Inspector? = nil,
    configure: (inout SimulatorConfiguration) -> Void = { _ in },
    _ body: @Sendable (SimulatorFixture) async throws -> Result
) async throws -> Result {
    let own = folder ?? NSTemporaryDirectory() + "simulator-" + UUID().uuidString
    defer { if folder == nil { try? FileManager.default.removeItem(atPath: own) } }
    var configuration = SimulatorConfiguration(certificateFolder: own + "/certificates")
    configure(&configuration)
    var logger = Logger(label: "simulator")
    logger.logLevel = .critical
    let server = try SimulatorServer(configuration, inspector: inspector, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let fixture = SimulatorFixture(server: server, addresses: await server.whenRunning(), http: HTTPClient())
        let result = try await body(fixture)
        group.cancelAll()
        return result
    }
}

/// The parts of a delivery, each of which a test may change.
struct ExampleDelivery: Sendable {
    var idHeader: String?
    var mandantHeader: String? = "6000123"
    var contentType: String?
    /// In place of the multipart body.
    var body: [UInt8]?
    var metadata: [String: String]
    var extraMetadata = ""
    var xml: String
    var metadataType: String? = "application/json"
    var xmlType: String? = "application/xml"
    var extraParts: [MultipartForm.Part] = []
    var parts = ["metadata", "fachdaten"]

    init(id: String = UUID().uuidString.lowercased()) {
        idHeader = id
        metadata = [
            "antragId": "\"\(id)\"", "vorgangsnummer": "\"MB-2026-4F7K-9QXM\"", "mandant": "\"6000123\"",
            "formId": "\"\(SimulatorFixture.form)\"", "leistung": #"{"name":"Meldebescheinigung"}"#, "ars": "\"083350043043\"",
            "ags": "\"08335043\"", "eingangszeitpunkt": "\"2026-11-21T10:15:00Z\"", "schema": #"{"mimeType":"application/xml"}"#,
            "anlagen": "[]",
        ]
        xml = Self.document("<person><instance_0><vornamen>Mia</vornamen><email/></instance_0></person>")
    }

    /// The XML around groups.
    static func document(
        _ groups: String, form: String = SimulatorFixture.form, created: String = "2026-11-21T11:15:00+01:00"
    ) -> String {
        #"<?xml version="1.0" encoding="UTF-8"?><serviceportal><metadata><formId>"# + form + "</formId><creationDate>" + created
            + "</creationDate></metadata><serviceportal-fields>" + groups + "</serviceportal-fields></serviceportal>"
    }

    var form: MultipartForm {
        let members = metadata.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        let known: [String: MultipartForm.Part] = [
            "metadata": .init(name: "metadata", contentType: metadataType, text: "{\(members)\(extraMetadata)}"),
            "fachdaten": .init(name: "fachdaten", contentType: xmlType, text: xml),
        ]
        return MultipartForm(parts.compactMap { known[$0] } + extraParts)
    }
}

/// The `type` of a problem document without its prefix.
func problemCode(_ response: HTTPResponse) -> String? {
    guard let document = try? JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any] else { return nil }
    return (document["type"] as? String)?.replacingOccurrences(of: "urn:antragswerk:simulator:", with: "")
}

/// A member of a JSON object.
func member(_ name: String, of response: HTTPResponse) -> String? {
    let document = try? JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any]
    return document?[name].map { "\($0)" }
}
