import Hummingbird
import NIOCore

/// A request's context with its connection, which some faults close.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Closes the connection; what is returned afterwards reaches nobody.
    func cut() async -> Response {
        try? await channel.close()
        return Response(status: .internalServerError)
    }
}
