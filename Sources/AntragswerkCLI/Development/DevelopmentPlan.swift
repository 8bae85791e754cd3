import Foundation

/// What `antragswerk dev` was asked to start.
struct DevelopmentPlan: Sendable {
    let port: Int
    let formsFolder: String
    let migrationsFolder: String
    let runsWorker: Bool
    /// Nil for the usual schedule.
    let retryBaseSeconds: Double?

    static let tenant = "musterstadt"
    static let mandant = "6000123"
    static let serviceBWUser = "ws_musterstadt"

    var simulatorPort: Int { port + 1 }
    var simulatorPagePort: Int { port + 2 }
}
