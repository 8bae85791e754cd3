import Casework
import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("Where settings come from")
struct SettingsSourceTests {
    @Test("the environment goes before the development folder")
    func precedence() {
        let source = SettingsSource(
            environment: ["ANTRAGSWERK_TENANT": "seestadt"],
            development: ["ANTRAGSWERK_TENANT": "musterstadt", "ANTRAGSWERK_FORMS": "/forms"])
        #expect(source.string(.tenant) == "seestadt")
        #expect(source.string(.formsFolder) == "/forms")
        #expect(source.string(.listen) == nil)
        #expect(source.merged == ["ANTRAGSWERK_TENANT": "seestadt", "ANTRAGSWERK_FORMS": "/forms"])
    }

    @Test("an empty value counts as absent")
    func empty() {
        #expect(SettingsSource(environment: ["ANTRAGSWERK_TENANT": ""]).string(.tenant) == nil)
    }

    @Test("a development folder is used unless the environment names a database")
    func folder() async throws {
        try await TemporaryFolder.with { temporary in
            let folder = try DevelopmentFolder.make(at: temporary.file("dev"))
            try folder.writeSettings([.databaseURL: "postgres://dev", .tenant: "musterstadt"])

            let found = SettingsSource.read(environment: [:], folder: folder.path)
            #expect(found.developmentFolder == folder.path)
            #expect(found.string(.databaseURL) == "postgres://dev")

            let named = SettingsSource.read(environment: ["ANTRAGSWERK_FOLDER": folder.path])
            #expect(named.developmentFolder == folder.path)

            let production = SettingsSource.read(environment: ["DATABASE_URL": "postgres://town"], folder: folder.path)
            #expect(production.developmentFolder == nil)
            #expect(production.string(.databaseURL) == "postgres://town")
            #expect(production.string(.tenant) == nil)
        }
    }

    @Test("a folder in which nothing was ever started is none")
    func untouched() async throws {
        try await TemporaryFolder.with { temporary in
            #expect(SettingsSource.read(environment: [:], folder: temporary.path).developmentFolder == nil)
        }
    }

    @Test("a secret is the file's content without the line breaks at its end")
    func secret() async throws {
        try await TemporaryFolder.with { temporary in
            try temporary.write(" geheim \r\n\n", to: "password")
            let source = SettingsSource(environment: ["ANTRAGSWERK_SERVICEBW_PASSWORD_FILE": temporary.file("password")])
            #expect(try source.secret(.serviceBWPasswordFile) == " geheim ")
            #expect(try source.secret(.keyFile) == nil)
        }
    }
}

@Suite("Settings of a server")
struct ServerSettingsTests {
    /// Settings that are complete, with one changed; nil removes it.
    private func settings(_ name: SettingName? = nil, _ value: String? = nil) async throws -> ServerSettings {
        try await TemporaryFolder.with { temporary in
            try temporary.write("test AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n", to: "keys")
            try temporary.write("no key\n", to: "broken")
            var environment = [
                SettingName.databaseURL.rawValue: "postgres://town/antragswerk",
                SettingName.keyFile.rawValue: temporary.file("keys"),
            ]
            if let name { environment[name.rawValue] = value == "BROKEN" ? temporary.file("broken") : value }
            return try ServerSettings(SettingsSource(environment: environment))
        }
    }

    @Test("two settings are enough, the others have defaults")
    func defaults() async throws {
        let settings = try await settings()
        #expect(settings.tenant.rawValue == "musterstadt")
        #expect(settings.formsFolder == "Forms" && settings.migrationsFolder == "Migrations")
        #expect(settings.host == "127.0.0.1" && settings.port == 8080)
        #expect(settings.poolSize == 8 && settings.workerConcurrency == 64)
        #expect(!settings.isBehindTLS && !settings.trustsProxy)
    }

    @Test(
        "what is missing or malformed is named with the remedy",
        arguments: [
            (.databaseURL, nil, "The setting DATABASE_URL is missing: PostgreSQL for the servers' role"),
            (.databaseURL, nil, "Set it in the environment, or start 'antragswerk dev' in this folder."),
            (.keyFile, nil, "The setting ANTRAGSWERK_KEY_FILE is missing: file with the municipality's encryption keys"),
            (.keyFile, "/nowhere/keys", "The file '/nowhere/keys' named by ANTRAGSWERK_KEY_FILE cannot be read."),
            (.keyFile, "BROKEN", "The file named by ANTRAGSWERK_KEY_FILE holds no usable keys. 'antragswerk doctor --new-keys' prints"),
            (.tenant, "Muster Stadt", "The setting ANTRAGSWERK_TENANT has to be lower-case letters"),
            (.listen, "8080", "The setting ANTRAGSWERK_LISTEN has to be address and port, e.g. 0.0.0.0:8080."),
            (.poolSize, "0", "The setting ANTRAGSWERK_POOL_SIZE has to be a number from 1 to 200."),
            (.poolSize, "eight", "The setting ANTRAGSWERK_POOL_SIZE has to be a number from 1 to 200."),
            (.isBehindTLS, "yes", "The setting ANTRAGSWERK_BEHIND_TLS has to be 'true' or 'false'."),
            (.trustedProxy, "1", "The setting ANTRAGSWERK_TRUSTED_PROXY has to be 'true' or 'false'."),
            (.typstHelpers, "0", "The setting ANTRAGSWERK_TYPST_HELPERS has to be a number from 1 to 16."),
            (.workerConcurrency, "1001", "The setting ANTRAGSWERK_WORKER_CONCURRENCY has to be a number from 1 to 1000."),
        ] as [(SettingName, String?, String)])
    func wrong(name: SettingName, value: String?, message: String) async throws {
        let error = await #expect(throws: (any Error).self) { _ = try await settings(name, value) }
        #expect("\(String(describing: error.map { "\($0)" } ?? ""))".contains(message))
    }

    @Test(
        "the address to listen on",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1", 8080), ("0.0.0.0:80", "0.0.0.0", 80), (":8080", "0.0.0.0", 8080), ("[::1]:8443", "::1", 8443),
            ("localhost:0", "localhost", 0),
        ])
    func address(text: String, host: String, port: Int) throws {
        let address = try ServerSettings.address(text)
        #expect(address.host == host && address.port == port)
    }

    @Test(
        "what is no address to listen on",
        arguments: ["", "8080", "host:", "host:http", "host:65536", "host:-1", "host:99999999999999999999"])
    func noAddress(text: String) {
        #expect(throws: SettingsError.malformed(.listen, expected: "address and port, e.g. 0.0.0.0:8080")) {
            try ServerSettings.address(text)
        }
    }

    @Test("every setting has a meaning, and the help of serve names them all")
    func meanings() async {
        let help = await CommandRun.run("serve", "--help").output
        for name in SettingName.allCases {
            #expect(!name.meaning.isEmpty)
            #expect(help.contains(name.rawValue))
        }
    }

    @Test("Typst is found by its setting, else where the set-up puts it, else not at all")
    func typst() async throws {
        func find(_ environment: [String: String]) -> String? { TypstProgram.find(SettingsSource(environment: environment)) }
        #expect(find(["ANTRAGSWERK_TYPST_PYTHON": "/opt/python"]) == "/opt/python")
        #expect(find(["ANTRAGSWERK_TYPST_PYTHON": "none", "HOME": "/root"]) == nil)
        #expect(find([:]) == nil)
        try await TemporaryFolder.with { temporary in
            #expect(find(["ANTRAGSWERK_CACHE": temporary.path]) == nil)
            let python = temporary.path + "/typst/bin/python"
            try FileManager.default.createDirectory(atPath: temporary.path + "/typst/bin", withIntermediateDirectories: true)
            #expect(FileManager.default.createFile(atPath: python, contents: nil, attributes: [.posixPermissions: 0o755]))
            #expect(find(["ANTRAGSWERK_CACHE": temporary.path, "HOME": "/nowhere"]) == python)
        }
    }

    @Test("an unknown log level is refused")
    func logLevel() {
        let source = SettingsSource(environment: ["ANTRAGSWERK_LOG_LEVEL": "loud"])
        #expect(throws: SettingsError.self) { try ProgramLog.make("test", source) }
    }
}
