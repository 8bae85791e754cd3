import Casework
import Foundation
import TestSupport
import Testing

@testable import AntragswerkCLI

@Suite("The folder of a development system")
struct DevelopmentFolderTests {
    @Test("a secret is made once and only its owner may read it")
    func secret() async throws {
        try await TemporaryFolder.with { temporary in
            let folder = try DevelopmentFolder.make(at: temporary.file("dev"))
            var made = 0
            for _ in 0..<3 {
                let secret = try folder.secret("keys") {
                    made += 1
                    return "secret \(made)"
                }
                #expect(secret == "secret 1")
            }
            #expect(try temporary.permissions("dev/keys") == 0o600)
        }
    }

    @Test("settings are written in one step, readable by their owner, and read again")
    func settings() async throws {
        try await TemporaryFolder.with { temporary in
            let folder = try DevelopmentFolder.make(at: temporary.file("dev"))
            try folder.writeSettings([.tenant: "old", .listen: "127.0.0.1:1"])
            try folder.writeSettings([.tenant: "musterstadt", .databaseURL: "host=/run user=app dbname=a"])
            #expect(folder.settings() == ["ANTRAGSWERK_TENANT": "musterstadt", "DATABASE_URL": "host=/run user=app dbname=a"])
            #expect(try temporary.permissions("dev/settings") == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["settings"])
        }
    }

    @Test("a reader never sees half of the settings")
    func atomic() async throws {
        try await TemporaryFolder.with { temporary in
            let folder = try DevelopmentFolder.make(at: temporary.file("dev"))
            let long = String(repeating: "x", count: 100_000)
            try folder.writeSettings([.tenant: long])
            // A reader that opened the old file keeps the whole old file.
            let reader = try #require(FileHandle(forReadingAtPath: folder.file("settings")))
            try folder.writeSettings([.tenant: "short"])
            #expect(try reader.readToEnd()?.count == long.utf8.count + "ANTRAGSWERK_TENANT=\n".utf8.count)
            #expect(folder.settings() == ["ANTRAGSWERK_TENANT": "short"])
        }
    }

    @Test("a folder that cannot be made is explained")
    func impossible() {
        let error = #expect(throws: Failure.self) { try DevelopmentFolder.make(at: "/dev/null/folder") }
        #expect(error?.description.contains("/dev/null/folder") == true)
        #expect(error?.description.contains("--folder") == true)
    }

    @Test("only a folder with settings is an existing one")
    func existing() async throws {
        try await TemporaryFolder.with { temporary in
            let folder = try DevelopmentFolder.make(at: temporary.file("dev"))
            #expect(DevelopmentFolder.existing(at: folder.path) == nil)
            try folder.writeSettings([.tenant: "musterstadt"])
            #expect(DevelopmentFolder.existing(at: folder.path)?.path == folder.path)
        }
    }
}

@Suite("Demo logins")
struct DemoLoginsTests {
    @Test("what is made is read again: one account for each role of the staff")
    func made() throws {
        let logins = DemoLogins(text: try DemoLogins.make()).logins
        #expect(Set(logins.map(\.role)) == Set(Role.staff))
        #expect(Set(logins.map(\.username)).count == 5 && Set(logins.map(\.password)).count == 5)
        #expect(logins.allSatisfy { $0.password.count == 16 && !$0.displayName.isEmpty })
    }

    @Test("passwords are new in every folder")
    func random() throws {
        #expect(try DemoLogins.make() != DemoLogins.make())
    }

    @Test(
        "lines that are no login are passed over",
        arguments: ["", "anna", "anna caseworker", "anna mayor secret", "anna caseworker secret more", "\n\n"])
    func malformed(text: String) {
        let logins = DemoLogins(text: text + "\nrolf reviewer geheim\n").logins
        #expect(logins == [.init(username: "rolf", role: .reviewer, password: "geheim")])
    }

    @Test("accounts are added once, and the demo password logs in")
    func added() async throws {
        let town = try await TestTown()
        let logins = DemoLogins(text: "anna caseworker ein-langes-passwort\nada administrator noch-ein-passwort\n")
        try await logins.add(to: town.useCases)
        try await logins.add(to: town.useCases)
        #expect(try await town.useCases.listStaff(by: TestTown.actor(.administrator)).map(\.username).sorted() == ["ada", "anna"])
        _ = try await town.useCases.logIn(username: "anna", password: "ein-langes-passwort", clientKey: "test")
    }
}
