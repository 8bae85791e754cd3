import ArgumentParser
import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("Help and wrong use")
struct HelpTests {
    /// A command with its path, `["case", "list"]`.
    struct Command: Sendable, CustomTestStringConvertible {
        let path: [String]
        let discussion: String

        var name: String { path.joined(separator: " ") }
        var testDescription: String { name }
    }

    private static let commands: [Command] = commands(below: RootCommand.self, [])

    private static func commands(below command: any ParsableCommand.Type, _ path: [String]) -> [Command] {
        let configuration = command.configuration
        let children = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
        return children.flatMap { child -> [Command] in
            let childPath = path + [child.configuration.commandName ?? ""]
            return [Command(path: childPath, discussion: child.configuration.discussion)] + commands(below: child, childPath)
        }
    }

    @Test("all commands of the manual exist")
    func complete() {
        let leaves = Set(Self.commands.map(\.name))
        let expected = [
            "dev", "serve", "worker", "migrate", "simulator", "doctor", "forms list", "forms check", "forms test", "forms explain",
            "forms import-xdf", "forms xdf-diff",
            "decide", "feel eval", "feel check", "feel ast", "feel run",
            "workflow list", "workflow graph", "case list", "case show", "case copy", "case history", "case move", "case verify",
            "delivery list",
            "delivery show", "delivery retry", "user add", "user list", "user disable", "identifier check", "identifier list", "frist",
            "holidays", "dmn check", "dmn eval", "dmn run",
        ]
        #expect(leaves.isSuperset(of: expected))
    }

    @Test("the first page of help names every command")
    func root() async {
        let help = await CommandRun.run("--help")
        #expect(help.code == 0)
        for command in Self.commands where command.path.count == 1 {
            #expect(help.output.contains("\n  \(command.name) "), "\(command.name)")
        }
        #expect(help.output.contains("Exit codes: 0 done, 1 failed, 64 wrong"))
    }

    @Test("every command has an abstract, its usage and its options", arguments: commands)
    func each(command: Command) async {
        let help = await CommandRun.run(command.path + ["--help"])
        #expect(help.code == 0)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("USAGE: antragswerk \(command.name)"))
    }

    @Test("every example in the help parses", arguments: commands)
    func examples(command: Command) {
        for line in command.discussion.split(separator: "\n") {
            guard let start = line.range(of: "antragswerk \(command.name) ")?.lowerBound else { continue }
            let sentence = line[start...].components(separatedBy: ". ").first ?? ""
            let words = Self.words(sentence.components(separatedBy: " > ").first ?? "")
            #expect(throws: Never.self, "\(sentence)") { _ = try RootCommand.parseAsRoot(Array(words.dropFirst())) }
        }
    }

    /// Splits like a shell: quotes hold words together.
    private static func words(_ line: String) -> [String] {
        var words = [""]
        var quote: Character?
        for character in line {
            switch (character, quote) {
            case (quote, .some): quote = nil
            case ("'", nil), ("\"", nil): quote = character
            case (" ", nil): words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }

    @Test(
        "wrong use ends with 64 and says what is wrong",
        arguments: [
            (["cases"], "Unexpected argument 'cases'"),
            (["case", "show"], "Missing expected argument '<reference>'"),
            (["case", "show", "EG-2026-0000"], "'EG-2026-0000' is invalid"),
            (["case", "list", "--limit", "0"], "--limit has to be at least 1."),
            (["case", "list", "--role", "citizen"], "The role has to be one of"),
            (["case", "list", "--sort", "sideways"], "Please provide one of 'newest', 'oldest' or 'deadline'."),
            (["delivery", "list", "--limit", "-1"], "Missing value for '--limit <limit>'"),
            (["delivery", "list", "--limit=-1"], "--limit has to be at least 1."),
            (["delivery", "retry"], "Name deliveries or use --all-failed"),
            (["delivery", "retry", "0190a3b2-0000-7000-8000-000000000001", "--all-failed"], "Name deliveries or use --all-failed"),
            (["delivery", "show", "7"], "'7' is invalid"),
            (["dev", "--port", "70000"], "--port has to be a number from 1 to 65533."),
            (["worker", "--lease", "0"], "--lease has to be between 1 and 86400."),
            (["user", "add", "x", "--name", "X", "--role", "system"], "The role has to be one a staff member can have."),
            (["user", "add", "x", "--name", "X", "--role", "auditor", "--generate", "--password-file", "f"], "not both"),
            (["workflow", "graph", "standard", "--format", "png"], "Please provide one of 'mermaid', 'dot' or 'svg'."),
        ])
    func wrongUse(arguments: [String], message: String) async {
        let run = await CommandRun.run(arguments)
        #expect(run.code == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test("the version is the program's")
    func version() async {
        #expect(await CommandRun.run("--version").output == ProgramVersion.current + "\n")
    }
}
