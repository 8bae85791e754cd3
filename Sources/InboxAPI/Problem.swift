import Casework
import Foundation
import HTTPTypes
import Hummingbird

/// An error answer as RFC 9457 describes it, `application/problem+json`.
///
/// `type` is relative and begins `/errors/`; `detail` says what to do. Nothing in
/// it comes from a case's content.
struct Problem: Error, Encodable, Equatable {
    var type: String
    var title: String
    var status: Int
    var detail: String
    /// The events that are possible now, after a move that was not.
    var possibleEvents: [String]?
    /// The version the case has now, after a call with an older one.
    var currentVersion: Int?
    /// Username of the person who holds the case.
    var claimedBy: String?
    /// What is wrong with single values of the body or the query.
    var errors: [FieldProblem]?
    /// Seconds to wait, sent as `Retry-After` as well.
    var retryAfter: Int?

    struct FieldProblem: Encodable, Equatable {
        /// JSON pointer into the body, or the name of a query parameter.
        let pointer: String
        let detail: String
    }

    init(_ name: String, status: Int, title: String, detail: String) {
        self.type = "/errors/" + name
        self.title = title
        self.status = status
        self.detail = detail
    }
}

extension Problem {
    static let notFound = Problem(
        "not-found", status: 404, title: "Not found", detail: "There is nothing at this address. See /api/v1/openapi.json.")

    static let methodNotAllowed = Problem(
        "method-not-allowed", status: 405, title: "Method not allowed", detail: "This address answers to the methods of the header 'Allow'."
    )

    static let unauthenticated = Problem(
        "unauthenticated", status: 401, title: "Not logged in",
        detail: "Log in with POST /api/v1/sessions and send the token as 'Authorization: Bearer …'.")

    static func forbidden(_ permission: Permission?) -> Problem {
        Problem(
            "forbidden", status: 403, title: "Not permitted",
            detail: permission.map { "Your role lacks the permission '\($0.rawValue)'." } ?? "Your role may not do this.")
    }

    static func invalid(_ pointer: String, _ detail: String, status: Int = 422) -> Problem {
        var problem = Problem(
            "invalid-input", status: status, title: "Invalid input", detail: "Correct the values named in 'errors' and send them again.")
        problem.errors = [FieldProblem(pointer: pointer, detail: detail)]
        return problem
    }

    static func malformedBody(_ detail: String) -> Problem {
        Problem("malformed-body", status: 400, title: "Malformed body", detail: detail)
    }

    func response(allowing methods: [HTTPRequest.Method] = []) -> Response {
        var headers: HTTPFields = [
            .contentType: "application/problem+json",
            .cacheControl: "no-store",
        ]
        if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        if !methods.isEmpty { headers[.allow] = methods.map(\.rawValue).sorted().joined(separator: ", ") }
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = (try? encoder.encode(self)) ?? Data("{}".utf8)
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
