/// How one portal is run; everything that belongs to the municipality itself stands in its definition files.
public struct PortalConfiguration: Sendable {
    /// Whether browsers reach the portal by HTTPS (here or at a proxy before it): cookies are then `Secure`, and HSTS is sent.
    public var usesTLS: Bool
    /// Whether a bar at the top says that this is a test system.
    public var isTestSystem: Bool
    /// How long a status session lasts, in seconds.
    public var statusSessionSeconds: Int

    public init(usesTLS: Bool, isTestSystem: Bool = false, statusSessionSeconds: Int = 1_800) {
        self.usesTLS = usesTLS
        self.isTestSystem = isTestSystem
        self.statusSessionSeconds = statusSessionSeconds
    }
}
