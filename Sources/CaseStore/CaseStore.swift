public import Casework
public import Cryptography
public import Logging
public import PostgreSQL

/// The store of one municipality: all ports of the use cases over one PostgreSQL database.
///
/// ```swift
/// var configuration = DatabaseConfiguration(environment: environment)
/// configuration.settings.merge(CaseStore.settings(tenant: tenant)) { _, own in own }
/// let store = CaseStore(database: Database(configuration, logger: logger), tenant: tenant, keyring: keyring, logger: logger)
/// let useCases = UseCases(catalog: catalog, ports: store.ports, secrets: store.secrets, clock: clock, ids: ids)
/// ```
public struct CaseStore: Sendable {
    public let ports: Ports
    public let secrets: KeyringSecrets
    /// For the catalogue, which is needed before the use cases are.
    public var definitions: any DefinitionRepository { ports.definitions }
    /// For the delivery worker.
    public var deliveries: any DeliveryQueue { ports.deliveries }

    /// - Parameter database: has to be configured with ``settings(tenant:)``, or it sees no row.
    /// - Throws: ``CryptographyError`` when the keyring cannot derive its keys.
    public init(
        database: Database, tenant: TenantID, keyring: Keyring, clock: any WallClock = SystemWallClock(), logger: Logger
    ) throws(CryptographyError) {
        let context = StoreContext(
            database: database, tenant: tenant, vault: ContentVault(keyring: keyring, tenant: tenant), clock: clock, logger: logger
        )
        secrets = try KeyringSecrets(keyring: keyring)
        ports = Ports(
            drafts: PostgresDraftRepository(context: context),
            cases: PostgresCaseRepository(context: context, waker: DeliveryWaker(context: context)),
            staff: PostgresStaffRepository(context: context),
            definitions: PostgresDefinitionRepository(context: context),
            rateLimiter: PostgresRateLimiter(context: context),
            deliveries: PostgresDeliveryQueue(context: context)
        )
    }

    /// The settings a connection has to be started with: whose rows it sees.
    public static func settings(tenant: TenantID) -> [String: String] {
        ["antragswerk.tenant": tenant.rawValue]
    }

    /// The role servers and workers run as. It has no privileges beyond what the migrations grant.
    public static let applicationRole = "antragswerk_app"
}
