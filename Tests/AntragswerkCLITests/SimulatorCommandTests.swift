import ArgumentParser
import Simulator
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk simulator")
struct SimulatorCommandTests {
    @Test("without settings it takes the demo town's mandant, its user and the password 'simulator'")
    func defaults() throws {
        let configuration = try SimulatorCommand.parse([]).configuration(folder: "/tmp/s", SettingsSource(environment: [:]))
        #expect(configuration.user == "ws_musterstadt" && configuration.password == "simulator")
        #expect(configuration.mandants == ["6000123"])
        #expect(configuration.interfacePort == 8443 && configuration.controlPort == 8444)
        #expect(configuration.certificateFolder == "/tmp/s" && configuration.persistenceFile == "/tmp/s/received")
    }

    @Test("user and password are those the worker uses")
    func credentials() async throws {
        try await TemporaryFolder.with { temporary in
            try temporary.write("geheim\n", to: "password")
            let source = SettingsSource(environment: ["ANTRAGSWERK_SERVICEBW_PASSWORD_FILE": temporary.file("password")])
            let command = try SimulatorCommand.parse(["--user", "ws_seestadt", "--mandant", "1", "--mandant", "2"])
            let configuration = try command.configuration(folder: "/tmp/s", source)
            #expect(configuration.user == "ws_seestadt" && configuration.password == "geheim")
            #expect(configuration.mandants == ["1", "2"])
        }
    }

    @Test("an empty or missing password file is refused")
    func refused() async throws {
        try await TemporaryFolder.with { temporary in
            try temporary.write("\n", to: "empty")
            let command = try SimulatorCommand.parse([])
            let empty = SettingsSource(environment: ["ANTRAGSWERK_SERVICEBW_PASSWORD_FILE": temporary.file("empty")])
            #expect(throws: Failure.self) { try command.configuration(folder: "/tmp/s", empty) }
            let missing = SettingsSource(environment: ["ANTRAGSWERK_SERVICEBW_PASSWORD_FILE": temporary.file("missing")])
            #expect(throws: SettingsError.self) { try command.configuration(folder: "/tmp/s", missing) }
        }
    }
}
