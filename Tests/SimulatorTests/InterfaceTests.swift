import Cryptography
import Foundation
import HTTPTransfer
import Simulator
import Testing

@Suite("The simulated interface")
struct InterfaceTests {
    @Test("takes an application once, recognises its repetition and refuses another content under its id")
    func idempotency() async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            var example = ExampleDelivery()
            let first = try await simulator.deliver(example, token: token)
            #expect(first.status == 201)
            #expect(member("status", of: first) == "ANGENOMMEN")
            let second = try await simulator.deliver(example, token: token)
            #expect(second.status == 200)
            #expect(second.body == first.body)
            example.xml = example.xml.replacingOccurrences(of: "Mia", with: "Max")
            let changed = try await simulator.deliver(example, token: token)
            #expect(changed.status == 409)
            #expect(problemCode(changed) == "conflict")
            #expect(simulator.server.receivedCount == 1)
            #expect(simulator.server.received.first?.attempts == 2)
            let id = try #require(member("zustellungId", of: first))
            #expect(member("status", of: try await simulator.status(id, token: token)) == "ANGENOMMEN")
            #expect(try await simulator.status(UUID().uuidString, token: token).status == 404)
        }
    }

    struct Fall: Sendable, CustomTestStringConvertible {
        let name: String
        let status: Int
        let code: String
        let change: @Sendable (inout ExampleDelivery) -> Void
        var testDescription: String { name }

        init(_ name: String, _ status: Int, _ code: String, _ change: @escaping @Sendable (inout ExampleDelivery) -> Void) {
            self.name = name
            self.status = status
            self.code = code
            self.change = change
        }
    }

    static let falls = [
        Fall("no mandant", 400, "mandant") { $0.mandantHeader = nil },
        Fall("unknown mandant", 403, "mandant-unknown") { $0.mandantHeader = "9999999" },
        Fall("no id", 400, "antrag-id") { $0.idHeader = nil },
        Fall("id that is no UUID", 400, "antrag-id") { $0.idHeader = "4711" },
        Fall("type JSON", 415, "type") { $0.contentType = "application/json" },
        Fall("no boundary", 415, "type") { $0.contentType = "multipart/form-data" },
        Fall("another boundary", 400, "multipart") { $0.contentType = "multipart/form-data; boundary=x" },
        Fall("empty body", 400, "multipart") { $0.body = [] },
        Fall("no metadata", 400, "part") { $0.parts = ["fachdaten"] },
        Fall("no fachdaten", 400, "part") { $0.parts = ["metadata"] },
        Fall("metadata twice", 400, "part") { $0.parts = ["metadata", "metadata", "fachdaten"] },
        Fall("unknown part", 400, "part") { $0.extraParts = [.init(name: "extra", text: "x")] },
        Fall("metadata as text", 415, "part-type") { $0.metadataType = "text/plain" },
        Fall("fachdaten without type", 415, "part-type") { $0.xmlType = nil },
        Fall("fachdaten as JSON", 415, "part-type") { $0.xmlType = "application/json" },
        Fall("antrag that is no PDF", 415, "part-type") {
            $0.extraParts = [.init(name: "antrag", fileName: "antrag.pdf", contentType: "application/pdf", body: Array("hello".utf8))]
        },
        Fall("attachment that is not listed", 422, "attachments") {
            $0.extraParts = [.init(name: "anlage", fileName: "a.txt", contentType: "text/plain", body: [0x61])]
        },
        Fall("metadata that is no JSON", 400, "metadata") { $0.extraMetadata = ",," },
        Fall("unknown member", 422, "metadata") { $0.metadata["antragid"] = "\"x\"" },
        Fall("member missing", 422, "metadata") { $0.metadata["vorgangsnummer"] = nil },
        Fall("member of another type", 422, "metadata") { $0.metadata["mandant"] = "6000123" },
        Fall("wrong time", 422, "metadata") { $0.metadata["eingangszeitpunkt"] = "\"21.11.2026\"" },
        Fall("wrong ARS", 422, "metadata") { $0.metadata["ars"] = "\"0833\"" },
        Fall("wrong LeiKa key", 422, "metadata") { $0.metadata["leistung"] = #"{"id":"99115","name":"x"}"# },
        Fall("another id in metadata", 422, "disagreement") { $0.metadata["antragId"] = "\"\(UUID().uuidString)\"" },
        Fall("another mandant in metadata", 422, "disagreement") { $0.metadata["mandant"] = "\"6000124\"" },
        Fall("form of another mandant", 422, "disagreement") { $0.metadata["formId"] = "\"6000124:x:v1.0\"" },
        Fall("another form in fachdaten", 422, "disagreement") {
            $0.xml = ExampleDelivery.document("<a><instance_0/></a>", form: "6000123:other:v1.0")
        },
        Fall("another time in fachdaten", 422, "disagreement") {
            $0.xml = ExampleDelivery.document("<a><instance_0/></a>", created: "2026-11-21T10:15:00+01:00")
        },
        Fall("XML that is not well-formed", 400, "xml") { $0.xml = ExampleDelivery.document("<a><instance_0></a>") },
        Fall("XML with a document type", 400, "xml") {
            $0.xml = $0.xml.replacingOccurrences(of: "<serviceportal>", with: "<!DOCTYPE a [<!ENTITY b \"c\">]><serviceportal>")
        },
        Fall("XML of another shape", 422, "fachdaten") { $0.xml = ExampleDelivery.document("<a><vorname>Mia</vorname></a>") },
    ]

    @Test("refuses every broken rule with its own problem and stores nothing")
    func strictness() async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            for fall in Self.falls {
                var example = ExampleDelivery()
                fall.change(&example)
                let response = try await simulator.deliver(example, token: token)
                #expect(response.status == fall.status, "\(fall.name): \(response.text)")
                #expect(problemCode(response) == fall.code, "\(fall.name): \(response.text)")
                #expect(response.headers["Content-Type"] == "application/problem+json")
            }
            #expect(simulator.server.receivedCount == 0)
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 201)
        }
    }

    @Test("takes attachments and the PDF when metadata describes them")
    func attachments() async throws {
        try await withSimulator { simulator in
            let content = Array("Impfung".utf8)
            var example = ExampleDelivery()
            let digest = Hex.encode(try Hash.sha512(content))
            example.metadata["anlagen"] =
                #"[{"id":"0c8d","filename":"a.txt","mimeType":"text/plain","bytes":\#(content.count),"sha512":"\#(digest)"}]"#
            example.extraParts = [
                .init(name: "antrag", fileName: "antrag.pdf", contentType: "application/pdf", body: Array("%PDF-1.7".utf8)),
                .init(name: "anlage", fileName: "a.txt", contentType: "text/plain", headers: [("Content-ID", "0c8d")], body: content),
            ]
            let token = try await simulator.token()
            #expect(try await simulator.deliver(example, token: token).status == 201)
        }
    }

    @Test("refuses a body beyond the limit")
    func size() async throws {
        try await withSimulator(configure: { $0.maximumBodyBytes = 200 }) { simulator in
            let response = try await simulator.deliver(ExampleDelivery(), token: try await simulator.token())
            #expect(response.status == 413)
        }
    }

    @Test("is strict about the token call")
    func tokenCall() async throws {
        try await withSimulator { simulator in
            let falls: [(HTTPRequest, Int, String)] = [
                (simulator.tokenRequest(mandant: nil), 400, "mandant"),
                (simulator.tokenRequest(mandant: "1"), 403, "mandant-unknown"),
                (simulator.tokenRequest(contentType: "application/json"), 415, "token-type"),
                (simulator.tokenRequest(query: "?benutzername=ws_musterstadt"), 400, "token-scope"),
                (simulator.tokenRequest(query: "?scope=read"), 400, "token-user"),
                (simulator.tokenRequest(query: "?scope=read&benutzername=other"), 401, "credentials"),
                (simulator.tokenRequest(password: "wrong"), 401, "credentials"),
            ]
            for (request, status, code) in falls {
                let response = try await simulator.http.send(request)
                #expect(response.status == status)
                #expect(problemCode(response) == code)
            }
            #expect(try await simulator.token().hasPrefix("Bearer ey"))
        }
    }

    @Test("refuses a missing, foreign, expired or revoked token")
    func tokens() async throws {
        try await withSimulator { simulator in
            let example = ExampleDelivery()
            #expect(try await simulator.http.send(simulator.request(example, token: nil)).status == 401)
            let foreign = "Bearer " + (try JWT.make(.init(sub: "ws_musterstadt", jti: "0"), key: .generate()))
            #expect(try await simulator.deliver(example, token: foreign).status == 401)
            let token = try await simulator.token()
            #expect(try await simulator.deliver(example, token: String(token.dropFirst(7))).status == 401)
            simulator.server.revokeTokens()
            let refused = try await simulator.deliver(example, token: token)
            #expect(refused.status == 401)
            #expect(refused.headers["WWW-Authenticate"] == "Bearer")
            #expect(try await simulator.deliver(example, token: try await simulator.token()).status == 201)
        }
        try await withSimulator(configure: { $0.tokenLifetimeSeconds = 0 }) { simulator in
            let token = try await simulator.token()
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 401)
        }
    }

    @Test("answers unknown paths and methods as such")
    func paths() async throws {
        try await withSimulator { simulator in
            let identity = simulator.identity
            let missing = try await simulator.http.send(HTTPRequest(url: simulator.addresses.interface + "/other", tls: identity))
            #expect(missing.status == 404)
            let wrong = try await simulator.http.send(
                HTTPRequest(url: simulator.addresses.interface + "/onlineantraege/api/v1/antraege", tls: identity))
            #expect(wrong.status == 405)
            #expect(wrong.headers["Allow"] == "POST")
        }
    }

    @Test("lets nobody in without a client certificate of its authority, and is itself recognised by its authority only")
    func certificates() async throws {
        try await withSimulator { simulator in
            var request = simulator.tokenRequest()
            request.tls = TLSIdentity(caFile: simulator.server.certificates.authorityFile)
            await #expect(throws: TransferError.self) { try await simulator.http.send(request) }
            let folder = NSTemporaryDirectory() + "foreign-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let foreign = try SimulatorCertificates.load(folder: folder, extraHostNames: [])
            request.tls = TLSIdentity(
                caFile: simulator.server.certificates.authorityFile, certificateFile: foreign.client.certificateFile,
                keyFile: foreign.client.keyFile)
            await #expect(throws: TransferError.self) { try await simulator.http.send(request) }
            request.tls = TLSIdentity(
                caFile: foreign.authorityFile, certificateFile: simulator.server.certificates.client.certificateFile,
                keyFile: simulator.server.certificates.client.keyFile)
            let error = await #expect(throws: TransferError.self) { try await simulator.http.send(request) }
            #expect(error?.kind == .tlsVerification)
            #expect(simulator.server.count("calls_token") == 0)
        }
    }

    @Test("writes its keys for the owner alone and uses its certificates again")
    func certificateFiles() throws {
        let folder = NSTemporaryDirectory() + "certificates-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try SimulatorCertificates.load(folder: folder, extraHostNames: ["simulator", "10.1.2.3"])
        for file in [first.client.keyFile, first.server.keyFile] {
            let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
            #expect(permissions?.intValue == 0o600)
        }
        #expect(try SimulatorCertificates.load(folder: folder, extraHostNames: []).authorityPEM == first.authorityPEM)
        #expect(throws: SimulatorError.self) { try SimulatorCertificates.load(folder: "/proc/none", extraHostNames: []) }
    }

    @Test("refuses fields that nobody expects, by form, by application and by inspection")
    func expectations() async throws {
        let inspector: SimulatorServer.Inspector = { form, fields in
            form == SimulatorFixture.form ? fields.filter { $0.values == ["verboten"] }.map(\.path) : []
        }
        try await withSimulator(inspector: inspector) { simulator in
            let token = try await simulator.token()
            simulator.server.expect(fields: ["person/vornamen"], ofForm: SimulatorFixture.form)
            let refused = try await simulator.deliver(ExampleDelivery(), token: token)
            #expect(refused.status == 422)
            #expect(problemCode(refused) == "hidden-field")
            #expect(refused.text.contains("person/email"))
            let id = UUID()
            simulator.server.expect(fields: ["person/vornamen", "person/email"], ofApplication: id)
            #expect(try await simulator.deliver(ExampleDelivery(id: id.uuidString.lowercased()), token: token).status == 201)
            simulator.server.expect(fields: ["person/vornamen", "person/email"], ofForm: SimulatorFixture.form)
            var example = ExampleDelivery()
            example.xml = example.xml.replacingOccurrences(of: "Mia", with: "verboten")
            #expect(try await simulator.deliver(example, token: token).status == 422)
        }
    }
}
