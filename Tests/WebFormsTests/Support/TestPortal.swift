import Casework
import FormEngine
import FormModel
import Foundation
import HTTPTransfer
import Hummingbird
import Logging
import NIOCore
import Synchronization

@testable import WebForms

/// A portal on a free port of the loopback address, over ports in memory and the product's own services.
struct TestPortal: Sendable {
    let store: MemoryStore
    let clock: TestClock
    let useCases: UseCases
    let controller: PortalController
    let address: String

    static let forms = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Forms").path

    /// Runs the body against a portal that answers.
    static func run(
        usesTLS: Bool = false, files: [String: String]? = nil, port: Int = 0, copyPrinter: (any CopyPrinter)? = nil,
        _ body: @Sendable @escaping (TestPortal) async throws -> Void
    ) async throws {
        let loader = ServiceLoader(files: files ?? SampleForms.files)
        let forms = try loader.loadAll()
        let store = MemoryStore(services: forms.services)
        let clock = TestClock()
        let secrets = try TestSecrets()
        let catalog = try ServiceCatalog(definitions: forms.services, portal: forms.portal, repository: store)
        let ports = Ports(drafts: store, cases: store, staff: store, definitions: store, rateLimiter: store, deliveries: store)
        let useCases = UseCases(
            catalog: catalog, ports: ports, secrets: secrets, clock: clock, ids: SystemIDSource(clock: clock),
            copyPrinter: copyPrinter)
        let controller = PortalController(useCases: useCases, configuration: PortalConfiguration(usesTLS: usesTLS, isTestSystem: true))
        let router = Router()
        controller.addRoutes(to: router) { request, _ in request.headers[.userAgent] ?? "client" }
        let (ports2, continuation) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "portal-tests")
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                for await port in ports2 {
                    try await body(
                        TestPortal(
                            store: store, clock: clock, useCases: useCases, controller: controller, address: "http://127.0.0.1:\(port)"))
                    break
                }
            }
            // Whichever ends first ends the other; the body's error is the one that counts.
            do { try await group.next() } catch { group.cancelAll(); throw error }
            group.cancelAll()
        }
    }
}
