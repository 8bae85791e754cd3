import CLibpq
import Glibc

/// Where the database is and how the pool behaves.
public struct DatabaseConfiguration: Sendable {
    /// Address as libpq reads it: a `postgres://` URL or `keyword=value` pairs, several hosts allowed. What it leaves open
    /// libpq takes from `PGHOST`, `PGUSER`, `PGPASSFILE` and its other variables.
    public var url: String
    /// Connections at most. 8 to 10 are enough on two cores.
    public var poolSize: Int
    /// Time for establishing a connection, all hosts and repeated attempts included.
    public var connectTimeout: Duration
    /// Time a task waits for a free connection.
    public var acquisitionTimeout: Duration
    /// Time the server gives one statement; nil for no limit.
    public var statementTimeout: Duration?
    /// Server settings sent when a connection starts (`antragswerk.tenant`, `search_path` …).
    public var settings: [String: String]
    /// Shown in `pg_stat_activity` and in the server's log.
    public var applicationName: String
    /// Prepared statements kept per connection.
    public var statementCacheSize: Int

    public init(
        url: String, poolSize: Int = 8, connectTimeout: Duration = .seconds(5), acquisitionTimeout: Duration = .seconds(10),
        statementTimeout: Duration? = .seconds(30), settings: [String: String] = [:], applicationName: String = "antragswerk",
        statementCacheSize: Int = 256
    ) {
        self.url = url
        self.poolSize = max(1, poolSize)
        self.connectTimeout = connectTimeout
        self.acquisitionTimeout = acquisitionTimeout
        self.statementTimeout = statementTimeout
        self.settings = settings
        self.applicationName = applicationName
        self.statementCacheSize = statementCacheSize
    }

    /// The address of the environment: `DATABASE_URL`, or libpq's own `PG…` variables when it is not set.
    public init(environment: [String: String], poolSize: Int = 8, applicationName: String = "antragswerk") {
        self.init(url: environment["DATABASE_URL"] ?? "", poolSize: poolSize, applicationName: applicationName)
    }
}

extension DatabaseConfiguration: CustomStringConvertible, CustomDebugStringConvertible {
    /// Without the address, which may hold a password.
    public var description: String { "database of \(applicationName), \(poolSize) connections" }
    public var debugDescription: String { description }
}

/// One host to try, as keyword and value pairs for libpq.
struct ConnectTarget: Sendable {
    var parameters: [(keyword: String, value: String)]
    /// `host:port` for messages; no role, no password.
    var address: String
}

extension DatabaseConfiguration {
    /// The hosts of the address, each with everything that libpq needs, in their order.
    ///
    /// - Throws: ``DatabaseError/Code/invalidConfiguration`` when libpq cannot read the address.
    func targets() throws(DatabaseError) -> [ConnectTarget] {
        var values = try parsedAddress()
        values["client_encoding"] = "UTF8"
        values["options"] = options(existing: values["options"] ?? getenv("PGOPTIONS").map { String(cString: $0) })
        if values["application_name"] == nil { values["application_name"] = applicationName }
        for (keyword, value) in [
            "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3", "tcp_user_timeout": "20000",
        ]
        where values[keyword] == nil {
            values[keyword] = value
        }
        func list(_ keyword: String, _ variable: String) -> [String] {
            guard let text = values[keyword] ?? getenv(variable).map({ String(cString: $0) }), !text.isEmpty else { return [] }
            return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let hosts = list("host", "PGHOST")
        let addresses = list("hostaddr", "PGHOSTADDR")
        let ports = list("port", "PGPORT")
        let count = max(hosts.count, addresses.count, 1)
        // Only libpq itself can look for a standby first and take the primary second: it gets the whole list.
        if count == 1 || values["target_session_attrs"] == "prefer-standby" {
            return [ConnectTarget(parameters: values.map { ($0.key, $0.value) }, address: hosts.joined(separator: ","))]
        }
        return (0..<count).map { index in
            var own = values
            if index < hosts.count { own["host"] = hosts[index] }
            if index < addresses.count { own["hostaddr"] = addresses[index] }
            let port = ports.count == 1 ? ports.first : (index < ports.count ? ports[index] : nil)
            own["port"] = port ?? ""
            return ConnectTarget(
                parameters: own.map { ($0.key, $0.value) }, address: "\(own["host"] ?? own["hostaddr"] ?? ""):\(port ?? "5432")")
        }
    }

    private func parsedAddress() throws(DatabaseError) -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &message) else {
            // The message may repeat a part of the address, and with it a password.
            PQfreemem(message)
            throw DatabaseError(.invalidConfiguration, "the address of the database cannot be read")
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }

    /// `-c name=value` for each setting, spaces and backslashes escaped as the server expects.
    private func options(existing: String?) -> String {
        var all = [
            "DateStyle": "ISO, YMD", "TimeZone": "UTC", "IntervalStyle": "iso_8601", "bytea_output": "hex", "extra_float_digits": "1",
        ]
        if let statementTimeout { all["statement_timeout"] = "\(max(1, Self.milliseconds(statementTimeout)))ms" }
        all.merge(settings) { _, own in own }
        let words = all.sorted { $0.key < $1.key }.map { name, value in
            "-c " + "\(name)=\(value)".map { $0 == " " || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        }
        return ([existing ?? ""] + words).filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func milliseconds(_ duration: Duration) -> Int64 {
        let parts = duration.components
        guard parts.seconds < 1_000_000_000 else { return 1_000_000_000_000 }
        return parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    }
}
