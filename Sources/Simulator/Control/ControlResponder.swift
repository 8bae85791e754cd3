import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// The listener for people and tests: what was received, and the faults.
///
/// | call | meaning |
/// | --- | --- |
/// | `GET /` | page in German, `?lang=en` in English |
/// | `GET /antraege/{id}` | page of one application |
/// | `GET /received`, `GET /received/{id}`, `GET /received/{id}/fachdaten` | the same as JSON, and the XML as it arrived |
/// | `DELETE /received` | forget everything (in memory) |
/// | `GET`, `POST`, `DELETE /faults` | faults that are on, one more, none |
/// | `POST`, `DELETE /expectations` | `{"formId" or "antragId": …, "fields": ["group/field"]}` |
/// | `POST /tokens/revoke` | all tokens become worthless |
/// | `GET /counters` | how often what happened |
struct ControlResponder: HTTPResponder {
    static let maximumBodyBytes = 1_048_576

    let interface: InterfaceResponder

    func respond(to request: Request, context: SimulatorContext) async throws -> Response {
        // A page of somebody else's must not be able to press our buttons.
        if request.method != .get, request.method != .head, let name = HTTPField.Name("Sec-Fetch-Site"),
            let site = request.headers[name], site != "same-origin", site != "none"
        {
            return failure(Problem(403, "origin", "Not from here", "the call comes from another site"))
        }
        let steps = request.uri.path.split(separator: "/").map(String.init)
        do throws(Problem) {
            return try await route(request, steps: steps)
        } catch {
            return failure(error)
        }
    }

    private func route(_ request: Request, steps: [String]) async throws(Problem) -> Response {
        let pages = ControlPages(language: .init(rawValue: request.uri.queryParameters["lang"].map(String.init) ?? "de") ?? .german)
        switch (request.method, steps.first, steps.count) {
        case (.get, nil, 0):
            return html(pages.overview(interface.store.newest(limit: 100), count: interface.store.count, faults: interface.faults.faults))
        case (.get, "style.css", 1):
            return Response(
                status: .ok, headers: [.contentType: "text/css; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: ControlPages.style)))
        case (.get, "antraege", 2):
            return html(pages.application(try application(steps.last)))
        case (.post, "stoerungen", 1):
            return try await faultForm(request, language: pages.language)
        case (.get, "received", _), (.delete, "received", 1):
            return try received(request, steps: steps)
        case (_, "faults", 1):
            return try await faults(request)
        case (_, "expectations", 1):
            return try await expectations(request)
        case (.post, "tokens", 2) where steps.last == "revoke":
            interface.tokens.revokeAll()
            return Response(status: .noContent)
        case (.get, "counters", 1):
            return json(interface.counters.json)
        case (.get, "health", _):
            return json(.object(["status": .string("ok")]))
        default:
            throw Problem(404, "path", "There is nothing here", "the control listener has no such path")
        }
    }

    private func received(_ request: Request, steps: [String]) throws(Problem) -> Response {
        if request.method == .delete {
            interface.store.removeAll()
            return Response(status: .noContent)
        }
        if steps.count == 1 {
            let limit = request.uri.queryParameters["limit"].flatMap { Int($0) } ?? 100
            return json(
                .object([
                    "total": .number(Double(interface.store.count)),
                    "items": .array(interface.store.newest(limit: min(max(limit, 0), 100_000)).map { $0.json(isWhole: false) }),
                ]))
        }
        let application = try application(steps.dropFirst().first)
        if steps.count == 3, steps.last == "fachdaten" {
            return Response(
                status: .ok, headers: [.contentType: "application/xml"], body: .init(byteBuffer: ByteBuffer(bytes: application.xml)))
        }
        guard steps.count == 2 else { throw Problem(404, "path", "There is nothing here", "the control listener has no such path") }
        return json(application.json(isWhole: true))
    }

    private func faults(_ request: Request) async throws(Problem) -> Response {
        switch request.method {
        case .get: break
        case .delete: interface.faults.clear()
        case .post: interface.faults.add(try Fault(json: try await document(request)))
        default: throw Problem(405, "method", "The method is not allowed", "GET, POST and DELETE are allowed here")
        }
        return json(.array(interface.faults.faults.map(\.json)))
    }

    private func expectations(_ request: Request) async throws(Problem) -> Response {
        if request.method == .delete {
            interface.expectations.removeAll()
            return Response(status: .noContent)
        }
        guard request.method == .post else { throw Problem(405, "method", "The method is not allowed", "POST and DELETE are allowed here") }
        let document = try await document(request)
        guard let key = document["formId"]?.text ?? document["antragId"]?.text?.lowercased(), let fields = document["fields"]?.elements
        else {
            throw Problem(
                422, "expectation", "The expectation is not described rightly", "'formId' or 'antragId', and 'fields', are needed")
        }
        interface.expectations.set(Set(fields.compactMap(\.text)), for: key)
        return Response(status: .noContent)
    }

    private func faultForm(_ request: Request, language: ControlPages.Language) async throws(Problem) -> Response {
        let text = String(decoding: try await body(request), as: UTF8.self)
        let fields = (try? URLEncodedFormDecoder().decode([String: String].self, from: text)) ?? [:]
        if fields["action"] == "clear" {
            interface.faults.clear()
        } else {
            var members: [String: JSONValue] = [:]
            for (name, value) in fields where !value.isEmpty && name != "action" {
                members[name] = Double(value).map { .number($0) } ?? .string(value)
            }
            interface.faults.add(try Fault(json: .object(members)))
        }
        return Response(status: .seeOther, headers: [.location: "/" + language.query])
    }

    private func application(_ id: String?) throws(Problem) -> ReceivedApplication {
        guard let application = id.flatMap(UUID.init(uuidString:)).flatMap({ interface.store.application($0) }) else {
            throw Problem(404, "antrag", "The application is unknown", "no application of this id was received")
        }
        return application
    }

    private func document(_ request: Request) async throws(Problem) -> JSONValue {
        guard let value = JSONValue(try await body(request)) else {
            throw Problem(400, "json", "The body is no JSON", "a JSON object is needed")
        }
        return value
    }

    private func body(_ request: Request) async throws(Problem) -> [UInt8] {
        var request = request
        guard let buffer = try? await request.collectBody(upTo: Self.maximumBodyBytes) else {
            throw Problem(413, "size", "The body is too large", "at most \(Self.maximumBodyBytes) bytes are read")
        }
        return Array(buffer: buffer)
    }

    private func json(_ value: JSONValue) -> Response { interface.json(value, status: .ok) }

    private func html(_ page: String) -> Response {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: page)))
    }

    private func failure(_ problem: Problem) -> Response {
        Response(
            status: HTTPResponse.Status(code: problem.status), headers: [.contentType: "application/problem+json"],
            body: .init(byteBuffer: ByteBuffer(bytes: problem.json.bytes)))
    }
}

extension ReceivedApplication {
    func json(isWhole: Bool) -> JSONValue {
        var members: [String: JSONValue] = [
            "antragId": .string(id.uuidString.lowercased()), "zustellungId": .string(deliveryID.uuidString.lowercased()),
            "vorgangsnummer": .string(reference), "mandant": .string(mandant), "formId": .string(formID),
            "eingang": .string(ISO8601.format(receivedAt)), "status": .string(status.rawValue), "attempts": .number(Double(attempts)),
            "digest": .string(digest),
        ]
        if isWhole {
            members["metadata"] = JSONValue(metadata) ?? .null
            members["fachdaten"] = .string(String(decoding: xml, as: UTF8.self))
            members["fields"] = .array(
                fields.map { field in
                    .object([
                        "path": .string(field.path), "instance": .number(Double(field.instance)),
                        "values": .array(field.values.map { .string($0) }),
                    ])
                })
        }
        return .object(members)
    }
}
