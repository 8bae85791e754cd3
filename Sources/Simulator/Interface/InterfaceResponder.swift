import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The simulated platform: token call, delivery, status. Strict about every rule, and out of order on request.
struct InterfaceResponder: HTTPResponder {
    let configuration: SimulatorConfiguration
    let store: ReceivedStore
    let log: ReceivedLog?
    let faults: FaultBoard
    let tokens: TokenOffice
    let expectations: Expectations
    let inspector: SimulatorServer.Inspector?
    let counters: Counters
    let logger: Logger

    func respond(to request: Request, context: SimulatorContext) async throws -> Response {
        let path = request.uri.path
        if path == configuration.tokenPath {
            return await handle(.token, method: .post, request: request, context: context) { body, _ throws(Problem) in
                try token(request, password: body)
            }
        }
        if path == configuration.deliveryPath {
            return await handle(.delivery, method: .post, request: request, context: context) { body, fault throws(Problem) in
                try await delivery(request, body: body, fault: fault)
            }
        }
        if path.hasPrefix(configuration.deliveryPath + "/") {
            let id = String(path.dropFirst(configuration.deliveryPath.count + 1))
            return await handle(.status, method: .get, request: request, context: context) { _, _ throws(Problem) in
                try status(request, deliveryID: id)
            }
        }
        return problem(Problem(404, "path", "There is nothing here", "the interface has no such path"))
    }

    /// Lets the faults do their work around `answer`.
    private func handle(
        _ call: Fault.Call, method: HTTPRequest.Method, request: Request, context: SimulatorContext,
        answer: ([UInt8], Fault.Kind?) async throws(Problem) -> Response
    ) async -> Response {
        counters.count("calls_\(call.rawValue)")
        guard request.method == method else {
            var response = problem(Problem(405, "method", "The method is not allowed", "only \(method.rawValue) is allowed here"))
            response.headers[.allow] = method.rawValue
            return response
        }
        let fault = faults.next(for: call)
        if fault != nil { counters.count("faults") }
        if fault == .cutBeforeReading { return await context.cut() }
        if case .delay(let milliseconds)? = fault { try? await Task.sleep(for: .milliseconds(milliseconds)) }
        let body: [UInt8]
        do {
            var request = request
            body = Array(buffer: try await request.collectBody(upTo: configuration.maximumBodyBytes))
        } catch {
            return problem(Problem(413, "size", "The body is too large", "at most \(configuration.maximumBodyBytes) bytes are read"))
        }
        if fault == .cutAfterReading { return await context.cut() }
        if case .status(let status, let retryAfter)? = fault {
            var response = problem(Problem(status, "fault", "A fault was asked for", "this answer was asked for at the control listener"))
            if let retryAfter { response.headers[.retryAfter] = retryAfter }
            return response
        }
        do throws(Problem) {
            let response = try await answer(body, fault)
            switch fault {
            case .lostAnswer: return await context.cut()
            case .garbage:
                return Response(status: .ok, headers: [.contentType: "text/html"], body: .init(byteBuffer: ByteBuffer(string: "<html>")))
            case .slowAnswer(let milliseconds): return slow(response, milliseconds: milliseconds)
            default: return response
            }
        } catch {
            counters.count("refused_\(error.code)")
            logger.info("refused a call", metadata: ["code": "\(error.code)", "detail": "\(error.detail)"])
            return problem(error)
        }
    }

    private func slow(_ response: Response, milliseconds: Int) -> Response {
        let pieces = 10
        var headers = response.headers
        headers[.contentLength] = nil
        return Response(
            status: response.status, headers: headers,
            body: ResponseBody { writer in
                for _ in 0..<pieces {
                    try await Task.sleep(for: .milliseconds(max(1, milliseconds / pieces)))
                    try await writer.write(ByteBuffer(string: " "))
                }
                try await response.body.write(writer)
            })
    }

    func json(_ value: JSONValue, status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: value.bytes)))
    }

    private func problem(_ problem: Problem) -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: problem.status), headers: [.contentType: "application/problem+json"],
            body: .init(byteBuffer: ByteBuffer(bytes: problem.json.bytes)))
        if problem.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}
