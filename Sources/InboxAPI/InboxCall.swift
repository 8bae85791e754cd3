import Casework
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// One request to the inbox, as the handlers see it: parameters, query, body, and who calls.
struct InboxCall {
    static let maxBodyBytes = 64 * 1024

    let route: InboxRoute
    let request: Request
    let parameters: Parameters
    /// What tells clients apart for rate limits; never logged.
    let clientKey: String
    /// Nil only on routes that anyone may call.
    var actor: Actor?
    var token: SessionToken?

    /// The staff member who calls.
    ///
    /// - Throws: ``Problem/unauthenticated``
    func staff() throws -> Actor {
        guard let actor else { throw Problem.unauthenticated }
        return actor
    }

    /// - Throws: ``Problem/notFound``, since a reference that is none can belong to no case.
    func reference() throws -> CaseReference {
        guard let text = parameters.get("reference"), let reference = try? CaseReference(text) else { throw Problem.notFound }
        return reference
    }

    /// The last value of a query parameter; nil where it is absent or empty.
    func query(_ name: String) -> String? {
        let value = request.uri.queryParameters.getAll(name).last
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// All values of a query parameter: repeated or separated by commas.
    func queryList(_ name: String) -> [String] {
        request.uri.queryParameters.getAll(name).flatMap { $0.split(separator: ",").map(String.init) }
    }

    /// The body as JSON.
    ///
    /// - Throws: ``Problem`` with 413 above 64 KiB, 415 for another content type, 400 for what cannot be read.
    func body<Body: Decodable>(as type: Body.Type) async throws -> Body {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw Problem(
                "unsupported-media-type", status: 415, title: "Unsupported media type", detail: "Send 'Content-Type: application/json'.")
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.maxBodyBytes)
        } catch is NIOTooManyBytesError {
            throw Problem("too-large", status: 413, title: "Too large", detail: "The body may have at most \(Self.maxBodyBytes) bytes.")
        }
        do {
            return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
        } catch let error as DecodingError {
            throw Problem.decoding(error)
        } catch {
            throw Problem.malformedBody("The body is not JSON in UTF-8.")
        }
    }
}

extension Problem {
    /// Names the place of the mistake by a JSON pointer, and never repeats a value.
    fileprivate static func decoding(_ error: DecodingError) -> Problem {
        func pointer(_ path: [any CodingKey]) -> String { path.map { "/" + $0.stringValue }.joined() }
        switch error {
        case .keyNotFound(let key, let context):
            return .invalid(pointer(context.codingPath + [key]), "This value is missing.", status: 400)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return .invalid(pointer(context.codingPath), "This value has the wrong type.", status: 400)
        default:
            return .malformedBody("The body is not JSON in UTF-8.")
        }
    }
}
