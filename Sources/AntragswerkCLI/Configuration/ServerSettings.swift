import Casework
import Cryptography
import Logging

/// What every process that works on the database needs, read once at its start and checked.
struct ServerSettings: Sendable {
    let databaseURL: String
    let tenant: TenantID
    let formsFolder: String
    let migrationsFolder: String
    let keyring: Keyring
    let host: String
    let port: Int
    let poolSize: Int
    let isBehindTLS: Bool
    let trustsProxy: Bool
    let workerConcurrency: Int
    /// Nil where no PDF copies are made.
    let typstPython: String?
    let typstHelpers: Int

    /// - Throws: ``SettingsError`` for the first setting that is missing or wrong, ``Failure`` for a key file that holds no keys.
    init(_ source: SettingsSource) throws {
        databaseURL = try source.required(.databaseURL)
        let name = source.string(.tenant) ?? "musterstadt"
        guard let tenant = TenantID(rawValue: name) else {
            throw SettingsError.malformed(.tenant, expected: "lower-case letters, digits, '_' and '-'")
        }
        self.tenant = tenant
        formsFolder = source.string(.formsFolder) ?? "Forms"
        migrationsFolder = source.string(.migrationsFolder) ?? "Migrations"
        _ = try source.required(.keyFile)
        do {
            keyring = try Keyring(fileContents: try source.secret(.keyFile) ?? "")
        } catch let error as SettingsError {
            throw error
        } catch {
            throw Failure(
                "The file named by \(SettingName.keyFile.rawValue) holds no usable keys. 'antragswerk doctor --new-keys' prints new ones.")
        }
        (host, port) = try Self.address(source.string(.listen) ?? "127.0.0.1:8080")
        poolSize = try source.integer(.poolSize, default: 8, in: 1...200)
        isBehindTLS = try source.flag(.isBehindTLS)
        trustsProxy = try source.flag(.trustedProxy)
        workerConcurrency = try source.integer(.workerConcurrency, default: 64, in: 1...1000)
        typstPython = TypstProgram.find(source)
        typstHelpers = try source.integer(.typstHelpers, default: 1, in: 1...16)
    }

    /// Splits `host:port`; an IPv6 host stands in brackets.
    static func address(_ text: String) throws(SettingsError) -> (host: String, port: Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (0...65535).contains(port) else {
            throw .malformed(.listen, expected: "address and port, e.g. 0.0.0.0:8080")
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        return (host.isEmpty ? "0.0.0.0" : host, port)
    }
}
