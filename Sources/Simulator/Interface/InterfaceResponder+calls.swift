import Cryptography
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

extension InterfaceResponder {
    private static let mandantHeader = HTTPField.Name("X-SP-Mandant")
    private static let antragHeader = HTTPField.Name("X-SP-Antrag-Id")

    /// `POST {tokenPath}?scope=read&benutzername=…`, password as raw body, answer as text.
    func token(_ request: Request, password: [UInt8]) throws(Problem) -> Response {
        _ = try mandant(of: request)
        guard HeaderParameters.parse(request.headers[.contentType] ?? "").type == "text/plain" else {
            throw Problem(415, "token-type", "The token call has another type", "Content-Type must be text/plain")
        }
        guard request.uri.queryParameters["scope"] == "read" else {
            throw Problem(400, "token-scope", "The token call lacks its scope", "the query must hold scope=read")
        }
        guard let user = request.uri.queryParameters["benutzername"] else {
            throw Problem(400, "token-user", "The token call lacks its user", "the query must hold benutzername")
        }
        guard constantTimeEqual(Array(user.utf8), Array(configuration.user.utf8)),
            constantTimeEqual(password, Array(configuration.password.utf8))
        else { throw Problem(401, "credentials", "User or password are wrong", "user or password are wrong") }
        guard let token = tokens.issue(now: Int64(Date().timeIntervalSince1970)) else {
            throw Problem(500, "token", "The simulator failed", "no token could be made")
        }
        let text = (configuration.tokenHasPrefix ? "Bearer " : "") + token + "\n"
        return Response(status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// `POST {deliveryPath}`.
    func delivery(_ request: Request, body: [UInt8], fault: Fault.Kind?) async throws(Problem) -> Response {
        try authenticate(request)
        let mandant = try mandant(of: request)
        guard let name = Self.antragHeader, let id = request.headers[name] else {
            throw Problem(400, "antrag-id", "The header X-SP-Antrag-Id is missing", "X-SP-Antrag-Id must be a UUID")
        }
        guard let boundary = MultipartBody.boundary(ofContentType: request.headers[.contentType] ?? "") else {
            throw Problem(415, "type", "The delivery has another type", "Content-Type must be multipart/form-data with a boundary")
        }
        let delivery = try DeliveryCall(id: id, mandant: mandant, body: MultipartBody(body, boundary: boundary))
        let hidden = expectations.unexpected(in: delivery) + (inspector?(delivery.metadata.formID, delivery.receivedFields) ?? [])
        guard hidden.isEmpty else {
            throw Problem(
                422, "hidden-field", "The delivery holds fields that must not be there",
                "not expected: " + hidden.prefix(20).joined(separator: ", "))
        }
        var polls = 0
        var verdict = ReceivedApplication.Status.accepted
        if case .pending(let count, let isRejected)? = fault {
            polls = count
            verdict = isRejected ? .rejected : .accepted
        }
        let result = store.receive(delivery, at: Date(), polls: polls, verdict: verdict)
        do {
            if case .created(let application) = result { try await log?.append(application) } else { try await log?.settle() }
        } catch {
            throw Problem(500, "log", "The simulator failed", "the application could not be written to disk")
        }
        switch result {
        case .created(let application):
            counters.count("created")
            return receipt(application, status: application.status == .checking ? .accepted : .created)
        case .repeated(let application):
            counters.count("repeated")
            return receipt(application, status: application.status == .checking ? .accepted : .ok)
        case .conflict:
            throw Problem(409, "conflict", "The id is known with other content", "X-SP-Antrag-Id was delivered before with another payload")
        }
    }

    /// `GET {deliveryPath}/{zustellungId}`.
    func status(_ request: Request, deliveryID: String) throws(Problem) -> Response {
        try authenticate(request)
        _ = try mandant(of: request)
        guard let id = UUID(uuidString: deliveryID), let application = store.poll(deliveryID: id) else {
            throw Problem(404, "zustellung", "The delivery is unknown", "there is no delivery of this id")
        }
        let problems: [JSONValue] =
            application.status == .rejected
            ? [
                .object([
                    "type": .string("urn:antragswerk:simulator:rejected"), "title": .string("Abgelehnt"), "detail": .string("asked for"),
                ])
            ] : []
        return json(
            .object([
                "zustellungId": .string(application.deliveryID.uuidString.lowercased()), "status": .string(application.status.rawValue),
                "probleme": .array(problems),
            ]), status: .ok)
    }

    private func receipt(_ application: ReceivedApplication, status: HTTPResponse.Status) -> Response {
        json(
            .object([
                "zustellungId": .string(application.deliveryID.uuidString.lowercased()), "status": .string(application.status.rawValue),
                "eingang": .string(ISO8601.format(application.receivedAt)),
            ]), status: status)
    }

    private func authenticate(_ request: Request) throws(Problem) {
        guard let value = request.headers[.authorization] else {
            throw Problem(401, "token-missing", "The token is missing", "the header Authorization is missing")
        }
        guard tokens.accepts(value, now: Int64(Date().timeIntervalSince1970)) else {
            throw Problem(401, "token-wrong", "The token is not valid", "the token is not of this gateway, expired or revoked")
        }
    }

    private func mandant(of request: Request) throws(Problem) -> String {
        guard let name = Self.mandantHeader, let mandant = request.headers[name], !mandant.isEmpty else {
            throw Problem(400, "mandant", "The header X-SP-Mandant is missing", "X-SP-Mandant must name the mandant")
        }
        guard configuration.mandants.contains(mandant) else {
            throw Problem(403, "mandant-unknown", "The mandant is unknown", "X-SP-Mandant names no mandant of this platform")
        }
        return mandant
    }
}

extension DeliveryCall {
    var receivedFields: [ReceivedApplication.Field] {
        document.fields.map { .init(path: $0.path, instance: $0.instance, values: $0.values) }
    }
}
