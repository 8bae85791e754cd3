import ArgumentParser
import Casework
import Cryptography
import Foundation

/// `antragswerk user`: the accounts of the staff.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Add, list and disable staff accounts.",
        subcommands: [UserAdd.self, UserList.self, UserDisable.self]
    )

    static var administrator: Actor {
        Actor(id: "cli:" + NSUserName(), role: .administrator, displayName: "Kommandozeile (\(NSUserName()))")
    }
}

/// `antragswerk user add`
struct UserAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a staff account.",
        discussion: """
            The password comes from a file or from standard input, never from the command line:
              antragswerk user add a.schmidt --name "Anna Schmidt" --role caseworker --password-file /run/secrets/schmidt
              antragswerk user add a.schmidt --name "Anna Schmidt" --role caseworker --generate
            """
    )

    @Argument(help: "User name: letters, digits, dots and hyphens.")
    var username: String

    @Option(name: .long, help: "Name that colleagues see.")
    var name: String

    @Option(name: .long, help: "What the person may do.")
    var role: Role

    @Option(name: .long, help: "File that holds the password; without it, it is read from standard input.")
    var passwordFile: String?

    @Flag(name: .long, help: "Make a password and print it once.")
    var generate = false

    func validate() throws {
        guard Role.staff.contains(role) else { throw ValidationError("The role has to be one a staff member can have.") }
        guard !(generate && passwordFile != nil) else { throw ValidationError("Use --generate or --password-file, not both.") }
    }

    func run() async throws {
        let password = try secret()
        let member = try await Administration.run {
            try await $0.addStaffMember(
                by: UserCommand.administrator, username: username, displayName: name, role: role, password: password)
        }
        Console.current.line("Added \(member.username) (\(member.role.rawValue)).")
        if generate { Console.current.line("Password: \(password)") }
    }

    private func secret() throws -> String {
        if generate { return Base64URL.encode(try Random.bytes(15)) }
        if let passwordFile {
            guard let data = FileManager.default.contents(atPath: passwordFile) else {
                throw Failure("The file '\(passwordFile)' cannot be read.")
            }
            return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
        Console.current.diagnostic("Password for \(username), then Enter:")
        guard let line = readLine(strippingNewline: true), !line.isEmpty else { throw Failure("No password was given.") }
        return line
    }
}

/// `antragswerk user list`
struct UserList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List staff accounts.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let members = try await Administration.run { try await $0.listStaff(by: UserCommand.administrator) }
        if output.json { return try Console.current.json(members.map(StaffReport.init)) }
        var table = TextTable("USER", "NAME", "ROLE", "SINCE", "DISABLED")
        for member in members {
            table.add(
                member.username, member.displayName, member.role.rawValue, PlainTime.text(member.createdAt),
                member.disabledAt.map(PlainTime.text) ?? "–")
        }
        Console.current.text(table.text())
    }
}

/// `antragswerk user disable`
struct UserDisable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Close an account and end its sessions; its history stays.")

    @Argument(help: "User name.")
    var username: String

    @Flag(name: .long, help: "Only say what would happen.")
    var dryRun = false

    func run() async throws {
        try await Administration.run { useCases in
            guard try await useCases.listStaff(by: UserCommand.administrator).contains(where: { $0.username == username }) else {
                throw Failure("There is no account '\(username)'. 'antragswerk user list' shows all.")
            }
            if dryRun { return Console.current.line("Would disable \(username).") }
            try await useCases.disableStaffMember(by: UserCommand.administrator, username: username)
            Console.current.line("Disabled \(username).")
        }
    }
}
