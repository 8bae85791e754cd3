import Hummingbird
import NIOCore

/// What the server knows about a request besides the request itself.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Address of the other end of the connection, without its port.
    let peerAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peerAddress = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
