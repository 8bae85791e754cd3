import Hummingbird
import NIOCore
import NIOSSL

/// A request's context with its connection, which some faults close.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Breaks the connection off below TLS, without its farewell: that would wait up to five seconds for the other side's, and a broken
    /// line does not say goodbye either. What is returned afterwards reaches nobody.
    func cut() async -> Response {
        let channel = channel
        try? await channel.eventLoop.flatSubmit {
            guard let tls = try? channel.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self) else {
                return channel.close()
            }
            return tls.close()
        }.get()
        return Response(status: .internalServerError)
    }
}
