import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Answers of all kinds, and who is asking.
extension PortalController {
    /// A page that was written before.
    func page(_ body: ByteBuffer) -> Response {
        Response(status: .ok, headers: site.headers.page, body: ResponseBody(byteBuffer: body))
    }

    /// A page; `visitor` is given where the page holds a form, so that a new browser gets its cookie.
    func page(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, for visitor: Visitor? = nil) -> Response {
        var headers = site.headers.page
        if let visitor, visitor.isNew { headers.append(cookie(of: visitor)) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// POST, then see another page.
    func redirect(to address: PortalAddress, query: String = "", fragment: String = "") -> Response {
        var headers = site.headers.page
        headers[.contentType] = nil
        headers[.location] = address.path + (query.isEmpty ? "" : "?" + query) + (fragment.isEmpty ? "" : "#" + fragment)
        return Response(status: .seeOther, headers: headers)
    }

    @Sendable func sendAsset(_ visit: Visit) async throws -> Response {
        guard let asset = site.assets[visit.parameter("name")] else { throw PortalFault.notFound }
        var headers = site.headers.asset
        headers[.contentType] = asset.contentType
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.body))
    }

    // MARK: Errors

    /// The page for an error; what the citizen cannot mend is logged, without anything personal.
    func respond(to error: any Error, _ visit: Visit) -> Response {
        let fault = Self.fault(error)
        if fault == .internalError || fault == .unavailable || fault == .notPrinted(.failed) {
            visit.logger.error("portal request failed", metadata: ["error": "\(Self.code(error))", "fault": "\(fault.status.code)"])
        }
        let model = FaultPageModel(fault, reference: visit.requestID)
        var response = page(FaultPageView.write(model, site), status: fault.status)
        if case .tooManyAttempts(let seconds) = fault { response.headers[.retryAfter] = String(max(1, seconds)) }
        if fault == .unavailable || fault == .notPrinted(.failed) { response.headers[.retryAfter] = "60" }
        if fault == .notPrinted(.busy) { response.headers[.retryAfter] = "10" }
        return response
    }

    private static func fault(_ error: any Error) -> PortalFault {
        switch error {
        case let fault as PortalFault: fault
        case let error as CaseworkError: fault(error)
        default: .internalError
        }
    }

    private static func fault(_ error: CaseworkError) -> PortalFault {
        switch error {
        case .notFound, .invalidCredentials, .unauthenticated: .notFound
        case .forbidden: .forged
        case .tooManyAttempts(let seconds): .tooManyAttempts(retryAfterSeconds: seconds)
        case .missingInput, .invalidInput: .malformed
        case .notPrinted(let problem): .notPrinted(problem)
        case .unavailable: .unavailable
        case .staleVersion, .alreadyClaimed, .illegalMove, .moveRefused, .ruleFailed, .draftChanged, .draftIncomplete, .integrity:
            .internalError
        }
    }

    /// The kind of an error for the log: its name without any value.
    private static func code(_ error: any Error) -> String {
        switch error {
        case CaseworkError.unavailable: "unavailable"
        case CaseworkError.notPrinted: "not printed"
        case CaseworkError.integrity(let what): "integrity: " + what
        case CaseworkError.ruleFailed(let event, let state, let reason): "rule of \(event) in \(state): " + reason
        case is CaseworkError: "casework"
        default: String(describing: type(of: error))
        }
    }

    // MARK: Visitors

    /// The browser that asks; a new one gets a secret of its own.
    func visitor(_ visit: Visit) throws -> Visitor {
        if let known = knownVisitor(visit) { return known }
        guard let owner = OwnerToken(Base64URL.encode(try useCases.secrets.randomBytes(32))) else { throw PortalFault.internalError }
        return Visitor(owner: owner, isNew: true)
    }

    func knownVisitor(_ visit: Visit) -> Visitor? {
        PortalCookie.owner.value(in: visit.request).flatMap { OwnerToken($0) }.map { Visitor(owner: $0, isNew: false) }
    }

    /// Reads a posted form and checks that it was shown to this browser.
    ///
    /// - Throws: ``PortalFault`` `forged` when it was not, and what ``FormBody/read(_:)`` throws.
    func form(_ visit: Visit) async throws -> (Visitor, PortalForm) {
        let form = PortalForm(try await FormBody.read(visit.request))
        guard let visitor = knownVisitor(visit), csrf.accepts(form.csrf, from: visitor) else { throw PortalFault.forged }
        return (visitor, form)
    }

    func cookie(of visitor: Visitor) -> HTTPField {
        HTTPField(
            name: .setCookie,
            value: PortalCookie.owner.line(visitor.owner.text, maxAge: Visitor.cookieSeconds, usesTLS: configuration.usesTLS))
    }

    /// The draft an address names.
    func draftID(_ visit: Visit) throws -> DraftID {
        guard let id = DraftID(visit.parameter("draft")) else { throw PortalFault.notFound }
        return id
    }

    /// Opens the draft an address names, if it belongs to this browser.
    func openDraft(_ visit: Visit) async throws -> (OpenDraft, Visitor) {
        guard let visitor = knownVisitor(visit) else { throw PortalFault.notFound }
        return (try await useCases.openDraft(draftID(visit), owner: visitor.owner), visitor)
    }
}
