import Hummingbird
import Logging

/// One request as the portal's handlers see it, whatever the context of the application is.
struct Visit: Sendable {
    let request: Request
    let parameters: Parameters
    /// The client's address, for rate limits only.
    let clientKey: String
    /// What a citizen can name on the telephone, and what the log line carries.
    let requestID: String
    let logger: Logger

    /// A part of the path; empty when the route has none of this name.
    func parameter(_ name: String) -> String {
        parameters.get(name) ?? ""
    }

    /// The first value of a name in the query.
    func query(_ name: String) -> String? {
        request.uri.queryParameters.get(name)
    }
}
