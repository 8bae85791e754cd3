import Casework
import TestSupport
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk user, on a real database")
struct UserCommandTests {
    private func add(_ town: TestTown, _ arguments: String...) async -> CommandRun {
        await CommandRun.run(["user", "add"] + arguments, on: town.useCases)
    }

    @Test("a generated password is printed once and logs in")
    func generated() async throws {
        let town = try await TestTown()
        let run = await add(town, "a.schmidt", "--name", "Anna Schmidt", "--role", "caseworker", "--generate")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "Added a.schmidt (caseworker).")
        let password = try #require(lines.last).dropFirst("Password: ".count)
        #expect(lines.count == 2 && password.count == 20)
        _ = try await town.useCases.logIn(username: "a.schmidt", password: String(password), clientKey: "test")
    }

    @Test("a password from a file is never printed")
    func file() async throws {
        let town = try await TestTown()
        try await TemporaryFolder.with { temporary in
            try temporary.write("ein langes Testpasswort\n", to: "password")
            let run = await add(
                town, "a.schmidt", "--name", "Anna Schmidt", "--role", "caseworker", "--password-file", temporary.file("password"))
            #expect(run.output == "Added a.schmidt (caseworker).\n" && run.errors.isEmpty)
            _ = try await town.useCases.logIn(username: "a.schmidt", password: "ein langes Testpasswort", clientKey: "test")
        }
    }

    @Test("what cannot be added is refused in words")
    func refused() async throws {
        let town = try await TestTown()
        let missing = await add(town, "a.schmidt", "--name", "A", "--role", "auditor", "--password-file", "/nowhere/password")
        #expect(missing.errors == "Error: The file '/nowhere/password' cannot be read.\n" && missing.code == 1)
        try await TemporaryFolder.with { temporary in
            try temporary.write("kurz\n", to: "password")
            let short = await add(town, "a.schmidt", "--name", "A", "--role", "auditor", "--password-file", temporary.file("password"))
            #expect(short.errors.hasPrefix("Error: 'password' is not acceptable") && short.code == 1)
            #expect(!short.errors.contains("kurz\n"))
        }
        let name = await add(town, "Anna Schmidt", "--name", "A", "--role", "auditor", "--generate")
        #expect(name.errors.hasPrefix("Error: 'username' is not acceptable") && name.code == 1)
        #expect(name.output.isEmpty)
    }

    @Test("list shows every account, and since when it is closed")
    func list() async throws {
        let town = try await TestTown()
        _ = await add(town, "a.schmidt", "--name", "Anna Schmidt", "--role", "caseworker", "--generate")
        _ = await add(town, "ada", "--name", "Ada Verwaltung", "--role", "administrator", "--generate")
        town.clock.advance(by: 3600)
        let dry = await CommandRun.run("user", "disable", "a.schmidt", "--dry-run", on: town.useCases)
        #expect(dry.output == "Would disable a.schmidt.\n")
        let disabled = await CommandRun.run("user", "disable", "a.schmidt", on: town.useCases)
        #expect(disabled.output == "Disabled a.schmidt.\n")
        let run = await CommandRun.run("user", "list", on: town.useCases)
        #expect(
            run.output == """
                USER       NAME            ROLE           SINCE             DISABLED
                a.schmidt  Anna Schmidt    caseworker     2026-11-21 11:00  2026-11-21 12:00
                ada        Ada Verwaltung  administrator  2026-11-21 11:00  –

                """)
    }

    @Test("an account that is not there cannot be closed")
    func unknown() async throws {
        let town = try await TestTown()
        let run = await CommandRun.run("user", "disable", "nobody", on: town.useCases)
        #expect(run.errors == "Error: There is no account 'nobody'. 'antragswerk user list' shows all.\n")
        #expect(run.code == 1)
    }
}
