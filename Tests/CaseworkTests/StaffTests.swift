import CaseStore
import Casework
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("Staff")
struct StaffTests {
    let town: TestTown
    let administrator = TestTown.actor(.administrator)

    init() async throws {
        town = try await TestTown()
        try await town.useCases.addStaffMember(
            by: administrator, username: "anna.berg", displayName: "Anna Berg", role: .caseworker, password: "ein langes Passwort")
    }

    @Test("log in, are known by their token, and log out")
    func session() async throws {
        let result = try await town.useCases.logIn(username: "Anna.Berg", password: "ein langes Passwort", clientKey: "192.0.2.1")
        #expect(result.member.role == .caseworker)
        #expect(result.expiresAt == town.clock.now.addingTimeInterval(43_200))
        let actor = try #require(try await town.useCases.authenticate(result.token))
        #expect(actor == Actor(id: "anna.berg", role: .caseworker, displayName: "Anna Berg"))
        try await town.useCases.logOut(result.token)
        #expect(try await town.useCases.authenticate(result.token) == nil)
        try await town.useCases.logOut(result.token)
    }

    @Test("a session ends by time and with the account")
    func ends() async throws {
        let first = try await town.useCases.logIn(username: "anna.berg", password: "ein langes Passwort", clientKey: "c")
        town.clock.advance(by: 43_200)
        #expect(try await town.useCases.authenticate(first.token) == nil)
        let second = try await town.useCases.logIn(username: "anna.berg", password: "ein langes Passwort", clientKey: "c")
        try await town.useCases.disableStaffMember(by: administrator, username: "anna.berg")
        #expect(try await town.useCases.authenticate(second.token) == nil)
        await #expect(throws: CaseworkError.invalidCredentials) {
            try await town.useCases.logIn(username: "anna.berg", password: "ein langes Passwort", clientKey: "c")
        }
        #expect(try await town.useCases.listStaff(by: administrator).map(\.disabledAt) == [town.clock.now])
        await #expect(throws: CaseworkError.notFound) {
            try await town.useCases.disableStaffMember(by: administrator, username: "nobody")
        }
    }

    @Test("have their password stored by scrypt, and are compared with it")
    func scrypt() async throws {
        let town = try await TestTown(quickPasswords: false)
        try await town.useCases.addStaffMember(
            by: administrator, username: "ben", displayName: "Ben", role: .reviewer, password: "ein langes Passwort")
        let stored = try await town.application.one("SELECT password_hash FROM staff_member")
        #expect(try stored?.text("password_hash").hasPrefix("scrypt$") == true)
        #expect(try await town.useCases.logIn(username: "ben", password: "ein langes Passwort", clientKey: "c").member.username == "ben")
        for (name, password) in [("ben", "ein langes passwort"), ("nobody", "ein langes Passwort")] {
            await #expect(throws: CaseworkError.invalidCredentials) {
                try await town.useCases.logIn(username: name, password: password, clientKey: "c")
            }
        }
    }

    @Test("five wrong passwords close an account for five minutes, whoever tries; the right one resets the count")
    func tooMany() async throws {
        func attempt(_ password: String, _ client: String) async -> CaseworkError? {
            do throws(CaseworkError) {
                _ = try await town.useCases.logIn(username: "anna.berg", password: password, clientKey: client)
                return nil
            } catch {
                return error
            }
        }
        for number in 0..<3 { #expect(await attempt("falsch", "c\(number)") == .invalidCredentials) }
        #expect(await attempt("ein langes Passwort", "c") == nil)
        for number in 0..<5 { #expect(await attempt("falsch", "c\(number)") == .invalidCredentials) }
        #expect(await attempt("ein langes Passwort", "other") == .tooManyAttempts(retryAfterSeconds: 300))
        town.clock.advance(by: 299)
        #expect(await attempt("ein langes Passwort", "other") == .tooManyAttempts(retryAfterSeconds: 1))
        town.clock.advance(by: 1)
        #expect(await attempt("ein langes Passwort", "other") == nil)
    }

    @Test("are added by administrators only, with a password that is worth its name")
    func added() async throws {
        func add(_ username: String, _ password: String, role: Role = .caseworker, by actor: Actor) async -> CaseworkError? {
            do throws(CaseworkError) {
                try await town.useCases.addStaffMember(by: actor, username: username, displayName: "X", role: role, password: password)
                return nil
            } catch {
                return error
            }
        }
        let good = "noch ein Passwort"
        #expect(await add("ben", good, by: TestTown.actor(.supervisor)) == .forbidden(.manageStaff))
        #expect(await add("ben", "zu kurz", by: administrator) == .invalidInput(field: "password", reason: "too_short"))
        #expect(await add("anna.berg", good, by: administrator) == .invalidInput(field: "username", reason: "taken"))
        #expect(await add("ben", good, role: .citizen, by: administrator) == .invalidInput(field: "role", reason: "not_for_staff"))
        for name in ["", "a", "Ben", "be n", "system", "citizen", "ben;", String(repeating: "b", count: 41)] {
            #expect(await add(name, good, by: administrator) == .invalidInput(field: "username", reason: "malformed"), "\(name)")
        }
        #expect(await add("ben", good, by: administrator) == nil)
    }
}

@Suite("The status of an application")
struct StatusTests {
    @Test("opens with reference and code, however they are typed, and with nothing else")
    func opens() async throws {
        let town = try await TestTown()
        let sent = try await town.submitted()
        let other = try await town.submitted()
        let status = try await town.useCases.openStatus(
            reference: sent.reference.text.lowercased(), accessCode: sent.accessCode.text.replacing("-", with: " "), clientKey: "c")
        #expect(status.state == "eingereicht")
        #expect(status.document == sent.document)
        #expect(status.possibleEvents.map(\.event) == ["zurueckziehen"])
        #expect(status.timeline.count == 1)
        for (reference, code) in [
            (sent.reference.text, other.accessCode.text), ("MB-2026-2222-2222", sent.accessCode.text), ("", ""), (sent.reference.text, ""),
        ] {
            await #expect(throws: CaseworkError.invalidCredentials) {
                try await town.useCases.openStatus(reference: reference, accessCode: code, clientKey: "d")
            }
        }
    }

    @Test("is not guessed: a client waits after ten wrong codes for one reference")
    func guessing() async throws {
        let town = try await TestTown()
        let sent = try await town.submitted()
        for _ in 0..<10 {
            await #expect(throws: CaseworkError.invalidCredentials) {
                try await town.useCases.openStatus(reference: sent.reference.text, accessCode: "2222-2222-2222", clientKey: "mallory")
            }
        }
        await #expect(throws: CaseworkError.tooManyAttempts(retryAfterSeconds: 600)) {
            try await town.useCases.openStatus(reference: sent.reference.text, accessCode: sent.accessCode.text, clientKey: "mallory")
        }
        // The applicant is not kept out by somebody else's guessing.
        #expect(
            try await town.useCases.openStatus(
                reference: sent.reference.text, accessCode: sent.accessCode.text, clientKey: "home"
            ).id == sent.id)
    }

    @Test("lets the applicant withdraw, once")
    func withdraw() async throws {
        let town = try await TestTown()
        let sent = try await town.submitted()
        let withdrawn = try await town.useCases.citizenMove(sent.id, event: "zurueckziehen", version: 1)
        #expect(withdrawn.stateTitle == "Zurückgezogen")
        #expect(withdrawn.possibleEvents.isEmpty)
        #expect(withdrawn.timeline.last?.text == "Der Antrag ist zurückgezogen.")
        await #expect(throws: CaseworkError.illegalMove(event: "zurueckziehen", state: "zurueckgezogen", possible: [])) {
            try await town.useCases.citizenMove(sent.id, event: "zurueckziehen", version: 2)
        }
        await #expect(throws: CaseworkError.illegalMove(event: "bewilligen", state: "zurueckgezogen", possible: [])) {
            try await town.useCases.citizenMove(sent.id, event: "bewilligen", version: 2)
        }
    }
}
