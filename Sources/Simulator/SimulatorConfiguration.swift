/// Where the simulator listens and what it accepts.
public struct SimulatorConfiguration: Sendable {
    /// Address of the interface (TLS with client certificate).
    public var interfaceHost = "127.0.0.1"
    /// Whether callers have to present a client certificate, as the real gateway demands. Off only for load generators that have none.
    public var requiresClientCertificate = true
    /// Port of the interface; 0 takes a free one.
    public var interfacePort = 0
    /// Address of the listener for people and faults. Plain HTTP: keep it on the loopback address or inside a private network.
    public var controlHost = "127.0.0.1"
    /// Port for people and faults; 0 takes a free one.
    public var controlPort = 0
    /// Names and addresses in the server's certificate, besides `localhost`, `127.0.0.1` and `::1`.
    public var extraHostNames: [String] = []
    /// Mandants (clients of the platform, here: municipalities) that may deliver.
    public var mandants: Set<String> = ["6000123"]
    /// Technical user and password of the token call.
    public var user = "ws_musterstadt"
    public var password = "simulator"
    public var tokenPath = "/wsbenutzer/token"
    public var deliveryPath = "/onlineantraege/api/v1/antraege"
    /// How long a token is valid, in seconds; nil for tokens without end, as the real gateway hands them out.
    public var tokenLifetimeSeconds: Int64?
    /// Whether the token answer begins with `Bearer `, as the real gateway's does.
    public var tokenHasPrefix = true
    /// Folder into which certificates and keys are written, for other processes to use.
    public var certificateFolder: String
    /// File that keeps what was received across restarts; nil keeps it in memory only.
    public var persistenceFile: String?
    /// Largest request body that is read, in bytes.
    public var maximumBodyBytes = 12 * 1024 * 1024
    /// Seed of the dice that faults with a percentage throw.
    public var faultSeed: UInt64 = 1
    /// How many received applications are kept with their content; of older ones only id and digest stay.
    public var maximumKeptBodies = 10_000

    public init(certificateFolder: String) {
        self.certificateFolder = certificateFolder
    }
}
