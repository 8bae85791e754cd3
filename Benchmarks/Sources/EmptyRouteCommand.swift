import ArgumentParser
import Hummingbird
import Logging
import NIOCore

/// The bare framework: what a page can reach at most.
struct EmptyRouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "empty-route",
        abstract: "Serve the framework's smallest routes on the loopback address: GET / and POST /, which reads the body."
    )

    @Option(name: .long, help: "Port to listen on.")
    var port: Int

    func run() async throws {
        let router = Router()
        router.get("/") { _, _ in Response(status: .ok) }
        router.post("/") { request, _ in
            _ = try await request.body.collect(upTo: 1 << 20)
            return Response(status: .ok)
        }
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await application.runService()
    }
}
