public import Casework
import Foundation
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore

/// The caseworkers' API: finds who calls, checks what they may do, and runs the use case.
public struct InboxController: Sendable {
    let useCases: UseCases

    public init(useCases: UseCases) {
        self.useCases = useCases
    }

    /// Registers every route of ``InboxRoute`` and answers all other addresses below `/api/` with a problem document.
    ///
    /// - Parameter clientKey: tells clients apart for rate limits, usually by their address.
    public func addRoutes<Context: RequestContext>(
        to router: Router<Context>,
        clientKey: @escaping @Sendable (Request, Context) -> String
    ) {
        for route in InboxRoute.allCases {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                let call = InboxCall(
                    route: route, request: request, parameters: context.parameters, clientKey: clientKey(request, context))
                return await respond(to: call, logger: context.logger)
            }
        }
        for method in Self.methods {
            router.on("/api/**", method: method) { _, _ in Problem.notFound.response() }
        }
        for (path, routes) in Dictionary(grouping: InboxRoute.allCases, by: \.path) {
            let allowed = routes.map(\.method)
            for method in Self.methods where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ in Problem.methodNotAllowed.response(allowing: allowed) }
            }
        }
    }

    private static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]

    private func respond(to call: InboxCall, logger: Logger) async -> Response {
        do {
            let call = try await authorised(call)
            var response = try await handle(call)
            response.headers[.cacheControl] = call.route == .openAPI ? "no-cache" : "no-store"
            return response
        } catch let problem as Problem {
            return problem.response()
        } catch let error as CaseworkError {
            return refusal(of: call, Problem(error), logger: logger)
        } catch {
            logger.error("inbox call failed", metadata: ["route": "\(call.route)", "error": "\(type(of: error))"])
            return Problem(.integrity("")).response()
        }
    }

    private func refusal(of call: InboxCall, _ problem: Problem, logger: Logger) -> Response {
        if problem.status >= 500 {
            logger.error(
                "inbox call failed", metadata: ["route": "\(call.route)", "problem": "\(problem.type)", "detail": "\(problem.detail)"])
        } else {
            logger.info("inbox call refused", metadata: ["route": "\(call.route)", "problem": "\(problem.type)"])
        }
        return problem.response()
    }

    /// The call with its caller filled in.
    ///
    /// - Throws: ``Problem/unauthenticated``, ``Problem/forbidden(_:)``
    private func authorised(_ call: InboxCall) async throws -> InboxCall {
        if call.route.access == .anyone { return call }
        guard let token = bearerToken(of: call.request), let actor = try await useCases.authenticate(token) else {
            throw Problem.unauthenticated
        }
        if case .permission(let permission) = call.route.access, !actor.role.permissions.contains(permission) {
            throw Problem.forbidden(permission)
        }
        var call = call
        call.token = token
        call.actor = actor
        return call
    }

    private func bearerToken(of request: Request) -> SessionToken? {
        guard let header = request.headers[.authorization], header.utf8.count < 512 else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return SessionToken(String(parts[1]))
    }

    private func handle(_ call: InboxCall) async throws -> Response {
        switch call.route {
        case .logIn: try await logIn(call)
        case .logOut: try await logOut(call)
        case .currentStaffMember: try await currentStaffMember(call)
        case .listCases: try await listCases(call)
        case .showCase: try await showCase(call)
        case .claimCase: try await claimCase(call)
        case .releaseCase: try await releaseCase(call)
        case .moveCase: try await moveCase(call)
        case .addNote: try await addNote(call)
        case .caseHistory: try await caseHistory(call)
        case .listDeliveries: try await listDeliveries(call)
        case .retryDelivery: try await retryDelivery(call)
        case .openAPI: try json(OpenAPIDocument.current)
        }
    }

    /// A successful answer with a JSON body.
    func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value)))
        )
    }
}
