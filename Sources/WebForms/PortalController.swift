public import Casework
import FormEngine
import FoundationEssentials
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore

/// The citizens' pages: every address of the portal, from the start page to the status of a case.
///
/// Handlers call use cases and hand page models to views; they keep nothing between requests.
public struct PortalController: Sendable {
    let useCases: UseCases
    let configuration: PortalConfiguration
    let site: Site
    let templates = TemplateLibrary()
    let csrf: CSRFGuard
    /// Pages that are the same for everybody as long as the program runs.
    let standing: StandingPages

    /// Writes once what never changes; everything else is written on request.
    public init(useCases: UseCases, configuration: PortalConfiguration) {
        self.useCases = useCases
        self.configuration = configuration
        site = Site(portal: useCases.catalog.portal, configuration: configuration)
        csrf = CSRFGuard(secrets: useCases.secrets)
        standing = StandingPages(catalog: useCases.catalog, site: site)
    }

    /// Adds all routes of the portal, and a page for every address that nobody else answers.
    ///
    /// - Parameter clientKey: tells clients apart for rate limits, usually by their address; used as a keyed hash only.
    public func addRoutes<Context: RequestContext>(
        to router: Router<Context>, clientKey: @escaping @Sendable (Request, Context) -> String
    ) {
        var methods: [String: Set<HTTPRequest.Method>] = [:]
        for route in routes {
            let path = route.address.path
            methods[path, default: []].insert(route.method)
            router.on(RouterPath(path), method: route.method, use: responder(route.handler, clientKey))
        }
        for (path, known) in methods {
            for method in [HTTPRequest.Method.get, .post] where !known.contains(method) {
                router.on(RouterPath(path), method: method, use: responder({ _ in throw PortalFault.methodNotAllowed }, clientKey))
            }
        }
        for method in [HTTPRequest.Method.get, .post] {
            router.on("**", method: method, use: responder(nowhere, clientKey))
        }
    }

    typealias Handler = @Sendable (Visit) async throws -> Response

    private var routes: [(address: PortalAddress, method: HTTPRequest.Method, handler: Handler)] {
        [
            (.start, .get, { _ in page(standing.start) }),
            (.search(nil), .get, showSearch),
            (.lifeSituation(":situation"), .get, showLifeSituation),
            (.service(":service"), .get, showService),
            (.startDraft(":service"), .post, startDraft),
            (.drafts, .get, listDrafts),
            (.draft(":draft"), .get, resumeDraft),
            (.discard(":draft"), .get, askToDiscard),
            (.discard(":draft"), .post, discardDraft),
            (.page(draft: ":draft", page: ":page"), .get, showPage),
            (.page(draft: ":draft", page: ":page"), .post, savePage),
            (.fields(draft: ":draft", page: ":page"), .post, showFields),
            (.summary(":draft"), .get, showSummary),
            (.summary(":draft"), .post, submitApplication),
            (.confirmation(":draft"), .get, showConfirmation),
            (.copy(":draft"), .get, sendCopy),
            (.status, .get, showStatusForm),
            (.status, .post, openStatus),
            (.statusCase, .get, showStatus),
            (.statusCopy, .get, sendStatusCopy),
            (.statusEvent(":event"), .get, askForEvent),
            (.statusEvent(":event"), .post, raiseEvent),
            (.statusEnd, .post, endStatus),
            (.imprint, .get, { _ in page(standing.imprint) }),
            (.privacy, .get, { _ in page(standing.privacy) }),
            (.accessibility, .get, { _ in page(standing.accessibility) }),
            (.asset(":name"), .get, sendAsset),
        ]
    }

    private func responder<Context: RequestContext>(
        _ handler: @escaping Handler, _ clientKey: @escaping @Sendable (Request, Context) -> String
    ) -> @Sendable (Request, Context) async throws -> Response {
        { request, context in
            let visit = Visit(
                request: request, parameters: context.parameters, clientKey: clientKey(request, context), requestID: context.id,
                logger: context.logger)
            do {
                return try await handler(visit)
            } catch let error as HTTPError {
                throw error
            } catch {
                return respond(to: error, visit)
            }
        }
    }

    /// Addresses of programs keep their plain answers, people get a page.
    @Sendable private func nowhere(_ visit: Visit) async throws -> Response {
        let path = visit.request.uri.path
        for prefix in ["/api", "/health", "/metrics"] where path == prefix || path.hasPrefix(prefix + "/") {
            throw HTTPError(.notFound)
        }
        throw PortalFault.notFound
    }
}
