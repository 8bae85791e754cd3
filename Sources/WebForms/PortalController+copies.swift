import Casework
import HTTPTypes
import Hummingbird
import NIOCore

/// The copy of an application, to be kept.
extension PortalController {
    /// For the browser that the application was sent from.
    @Sendable func sendCopy(_ visit: Visit) async throws -> Response {
        guard let visitor = knownVisitor(visit) else { throw PortalFault.notFound }
        return file(try await useCases.printCopy(draftID(visit), owner: visitor.owner))
    }

    /// For whoever has opened the status with reference and access code.
    @Sendable func sendStatusCopy(_ visit: Visit) async throws -> Response {
        guard let id = session(visit) else { return redirect(to: .status) }
        return file(try await useCases.printCopy(id))
    }

    /// Headers of a page: never stored by a browser's cache or a proxy.
    private func file(_ copy: PrintedCopy) -> Response {
        var headers = site.headers.page
        headers[.contentType] = "application/pdf"
        headers[.contentDisposition] = "attachment; filename=\"\(copy.fileName)\""
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: copy.pdf)))
    }
}
