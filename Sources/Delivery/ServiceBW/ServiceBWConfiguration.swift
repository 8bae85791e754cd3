import FoundationEssentials
public import HTTPTransfer

/// Where and how applications are handed to Service-BW.
///
/// Only the token call and the header `X-SP-Mandant` are the platform's published contract; paths are therefore settings.
public struct ServiceBWConfiguration: Sendable {
    /// Scheme, host and port without a path, e.g. `https://sgw.service-bw.de`.
    public var baseURL: String
    public var tokenPath = "/wsbenutzer/token"
    public var tokenScope = "read"
    public var deliveryPath = "/onlineantraege/api/v1/antraege"
    /// Technical user; names usually begin with `ws_`.
    public var user: String
    /// File that holds the password; read again for every token, so that it can be changed while running.
    public var passwordFile: String
    public var municipality: ServiceBWPayload.Municipality
    /// Authority to trust, client certificate and its key, as PEM files. The server's certificate is always verified.
    public var tls = TLSIdentity()
    /// `http://proxy:3128`; nil for a direct connection.
    public var proxy: String?
    public var connectTimeout: Duration = .seconds(10)
    public var totalTimeout: Duration = .seconds(30)
    public var schedule = RetrySchedule()
    /// First wait before a status is asked for after an answer "accepted, being checked"; it grows like the waits of the schedule.
    public var pollSchedule = RetrySchedule(firstWait: .seconds(5), longestWait: .seconds(900), shortestWait: .seconds(2))
    public var breaker = CircuitBreaker()
    /// Plain HTTP, for tests on the loopback address.
    public var allowsPlainHTTP = false

    public init(baseURL: String, user: String, passwordFile: String, municipality: ServiceBWPayload.Municipality) {
        self.baseURL = baseURL
        self.user = user
        self.passwordFile = passwordFile
        self.municipality = municipality
    }
}

/// A setting that is missing or wrong.
public struct SettingProblem: Error, Equatable, Sendable, CustomStringConvertible {
    public let name: String
    public let expected: String

    public var description: String { "\(name) must be \(expected)." }
}

extension ServiceBWConfiguration {
    /// Reads the settings from environment variables; the table in `docs/delivery.md` lists them.
    ///
    /// - Returns: nil when `ANTRAGSWERK_SERVICEBW_URL` is not set: the channel is not configured.
    /// - Throws: ``SettingProblem`` naming the variable.
    public init?(environment: [String: String]) throws(SettingProblem) {
        let prefix = "ANTRAGSWERK_SERVICEBW_"
        func text(_ name: String) -> String? { environment[prefix + name].flatMap { $0.isEmpty ? nil : $0 } }
        func required(_ name: String, _ expected: String) throws(SettingProblem) -> String {
            guard let value = text(name) else { throw SettingProblem(name: prefix + name, expected: expected) }
            return value
        }
        func seconds(_ name: String, _ fallback: Duration) throws(SettingProblem) -> Duration {
            guard let value = text(name) else { return fallback }
            guard let number = Int(value), (1...3600).contains(number) else {
                throw SettingProblem(name: prefix + name, expected: "a number of seconds from 1 to 3600")
            }
            return .seconds(number)
        }
        func digits(_ name: String, _ count: Int) throws(SettingProblem) -> String? {
            guard let value = text(name) else { return nil }
            guard value.utf8.count == count, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw SettingProblem(name: prefix + name, expected: "\(count) digits")
            }
            return value
        }
        func path(_ name: String, _ fallback: String) throws(SettingProblem) -> String {
            let value = text(name) ?? fallback
            guard value.hasPrefix("/"), !value.contains("?") else {
                throw SettingProblem(name: prefix + name, expected: "a path that begins with a slash, without a query")
            }
            return value
        }
        guard let url = text("URL") else { return nil }
        guard url.hasPrefix("https://"), url.utf8.count > 8 else {
            throw SettingProblem(name: prefix + "URL", expected: "an address that begins with https://")
        }
        self.init(
            baseURL: url.hasSuffix("/") ? String(url.dropLast()) : url,
            user: try required("USER", "the name of the technical user"),
            passwordFile: try required("PASSWORD_FILE", "the path of a file that holds the password"),
            municipality: .init(
                mandant: try required("MANDANT", "the key of the mandant"), ars: try digits("ARS", 12), ags: try digits("AGS", 8)))
        tokenPath = try path("TOKEN_PATH", tokenPath)
        deliveryPath = try path("DELIVERY_PATH", deliveryPath)
        tls = TLSIdentity(caFile: text("CA_FILE"), certificateFile: text("CERT_FILE"), keyFile: text("KEY_FILE"))
        guard (tls.certificateFile == nil) == (tls.keyFile == nil) else {
            throw SettingProblem(name: prefix + "KEY_FILE", expected: "set together with \(prefix)CERT_FILE")
        }
        proxy = text("PROXY")
        connectTimeout = try seconds("CONNECT_TIMEOUT", connectTimeout)
        totalTimeout = try seconds("TIMEOUT", totalTimeout)
    }
}
