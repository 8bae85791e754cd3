import Casework
import HTTPTypes
import Hummingbird
import HummingbirdCore
import InboxAPI
import Logging
import PostgreSQL
import WebForms

/// Portal, inbox API and health checks on one port.
enum WebServer {
    /// The application, ready to run.
    static func make(
        _ composition: Composition, isTestSystem: Bool, logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let settings = composition.settings
        let router = Router(context: ServerContext.self)
        addHealth(to: router, composition)
        let key = clientKey(trustsProxy: settings.trustsProxy)
        InboxController(useCases: composition.useCases).addRoutes(to: router, clientKey: key)
        let portal = PortalConfiguration(usesTLS: settings.isBehindTLS, isTestSystem: isTestSystem)
        PortalController(useCases: composition.useCases, configuration: portal).addRoutes(to: router, clientKey: key)
        return Application(
            router: router,
            server: HTTPServerBuilder { LoopBoundChannel(HTTP1Channel(responder: $0)) },
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? settings.port) },
            logger: logger
        )
    }

    /// `/health/live`: the process answers. `/health/ready`: it can do its work, database included.
    private static func addHealth(to router: Router<ServerContext>, _ composition: Composition) {
        router.get("/health/live") { _, _ in "live\n" }
        router.get("/health/ready") { _, _ -> Response in
            let isReady = await composition.isReady()
            return Response(
                status: isReady ? .ok : .serviceUnavailable,
                headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: isReady ? "ready\n" : "no database\n"))
            )
        }
    }

    /// Tells clients apart for rate limits: the peer's address, or what our own proxy says it is.
    private static func clientKey(trustsProxy: Bool) -> @Sendable (Request, ServerContext) -> String {
        guard trustsProxy, let forwarded = HTTPField.Name("X-Forwarded-For") else { return { _, context in context.peerAddress } }
        return { request, context in
            let last = request.headers[forwarded]?.split(separator: ",").last
            return last.map { $0.filter { !$0.isWhitespace } } ?? context.peerAddress
        }
    }
}
