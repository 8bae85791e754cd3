import Cryptography
public import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle
import Synchronization

/// A strict counterpart of Service-BW for development and tests.
///
/// Two listeners: the interface (HTTP/1.1 over TLS, client certificate required) as `reference/service-bw.md` describes it, and a
/// plain one for people and faults (``SimulatorServer/Addresses/control``). Nothing here is the platform's own code; where the platform's
/// contract is not public, the simulator holds to the contract this project proposes.
public struct SimulatorServer: Service {
    /// Where a running simulator is reached.
    public struct Addresses: Sendable, Equatable {
        /// `https://127.0.0.1:port`
        public let interface: String
        /// `http://127.0.0.1:port`
        public let control: String
    }

    /// A further check of the fields that arrived: gives the paths (`group/field`) that must not be there, for example because the form's
    /// own conditions hide them.
    public typealias Inspector = @Sendable (_ formID: String, _ fields: [ReceivedApplication.Field]) -> [String]

    /// The certificates in use; client certificate and authority are for the worker.
    public let certificates: SimulatorCertificates
    public let configuration: SimulatorConfiguration

    private let interface: InterfaceResponder
    private let control: ControlResponder
    private let addresses = Published<Addresses>()
    private let logger: Logger

    /// Prepares certificates and reads what an earlier process received.
    ///
    /// - Throws: ``SimulatorError`` when a file cannot be read or written.
    public init(_ configuration: SimulatorConfiguration, inspector: Inspector? = nil, logger: Logger) throws(SimulatorError) {
        self.configuration = configuration
        self.logger = logger
        certificates = try .load(folder: configuration.certificateFolder, extraHostNames: configuration.extraHostNames)
        let store = ReceivedStore(maximumKeptBodies: configuration.maximumKeptBodies)
        var log: ReceivedLog?
        if let path = configuration.persistenceFile { log = try ReceivedLog(path: path) { store.restore($0) } }
        interface = InterfaceResponder(
            configuration: configuration, store: store, log: log, faults: FaultBoard(seed: configuration.faultSeed),
            tokens: try TokenOffice(user: configuration.user, lifetimeSeconds: configuration.tokenLifetimeSeconds),
            expectations: Expectations(), inspector: inspector, counters: Counters(), logger: logger)
        control = ControlResponder(interface: interface)
    }

    /// Waits until both listeners are open.
    public func whenRunning() async -> Addresses {
        await addresses.value()
    }

    /// Runs until the task is cancelled or the service group shuts down.
    public func run() async throws {
        let interfacePort = Published<Int>()
        let controlPort = Published<Int>()
        let tls = Application(
            responder: interface, server: try .tls(.http1(), tlsConfiguration: try tlsConfiguration()),
            configuration: .init(address: .hostname(configuration.interfaceHost, port: configuration.interfacePort)),
            onServerRunning: { interfacePort.publish($0.localAddress?.port ?? 0) }, logger: logger)
        let plain = Application(
            responder: control,
            configuration: .init(address: .hostname(configuration.controlHost, port: configuration.controlPort)),
            onServerRunning: { controlPort.publish($0.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            // A listener that ends, for whatever reason, releases the task that waits for its port.
            group.addTask {
                defer { interfacePort.publish(0) }
                try await tls.run()
            }
            group.addTask {
                defer { controlPort.publish(0) }
                try await plain.run()
            }
            group.addTask {
                let running = Addresses(
                    interface: "https://\(Self.reachable(configuration.interfaceHost)):\(await interfacePort.value())",
                    control: "http://\(Self.reachable(configuration.controlHost)):\(await controlPort.value())")
                logger.info(
                    "simulator is running", metadata: ["interface": "\(running.interface)", "control": "\(running.control)"])
                addresses.publish(running)
            }
            // The first failure stops the other listener, too.
            while try await group.next() != nil {}
        }
    }

    /// How many applications were received, each counted once.
    public var receivedCount: Int { interface.store.count }

    /// What was received, oldest first.
    public var received: [ReceivedApplication] { interface.store.all() }

    /// How often something happened: `created`, `repeated`, `faults`, `calls_delivery`, `refused_<code>` …
    public func count(_ name: String) -> Int { interface.counters[name] }

    /// Switches a fault on, as `POST /faults` does.
    public func inject(_ fault: Fault) { interface.faults.add(fault) }

    /// Switches all faults off.
    public func clearFaults() { interface.faults.clear() }

    /// Makes all tokens issued so far worthless.
    public func revokeTokens() { interface.tokens.revokeAll() }

    /// Declares which fields applications of a form may bring, as `POST /expectations` does.
    public func expect(fields paths: Set<String>, ofForm formID: String) { interface.expectations.set(paths, for: formID) }

    /// Declares which fields one application may bring.
    public func expect(fields paths: Set<String>, ofApplication id: UUID) {
        interface.expectations.set(paths, for: id.uuidString.lowercased())
    }

    private func tlsConfiguration() throws(SimulatorError) -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificates.server.certificatePEM.utf8))
            let key = try NIOSSLPrivateKey(bytes: Array(certificates.server.keyPEM.utf8), format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(certificates.authorityPEM.utf8)))
            // On the server's side this demands a client certificate of the authority; there is no host name to compare.
            tls.certificateVerification = configuration.requiresClientCertificate ? .noHostnameVerification : .none
            tls.minimumTLSVersion = .tlsv12
            return tls
        } catch {
            throw .certificates("\(error)")
        }
    }

    private static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "[::1]"
        case _ where host.contains(":"): "[\(host)]"
        default: host
        }
    }
}

/// A value that is made known once; whoever asks earlier waits.
final class Published<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var waiting: [CheckedContinuation<Value, Never>] = []
    }

    private let state = Mutex(State())

    func publish(_ value: Value) {
        let waiting = state.withLock { state in
            guard state.value == nil else { return [CheckedContinuation<Value, Never>]() }
            state.value = value
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: value) }
    }

    func value() async -> Value {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state -> Value? in
                if state.value == nil { state.waiting.append(continuation) }
                return state.value
            }
            if let known { continuation.resume(returning: known) }
        }
    }
}
