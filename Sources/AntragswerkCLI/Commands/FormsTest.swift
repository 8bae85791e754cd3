import ArgumentParser
import FormEngine
import FormModel

/// `antragswerk forms test`
struct FormsTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the example applications of the services.",
        discussion: "Example: antragswerk forms test elterngeld. Ends with 1 when an example fails."
    )

    @Argument(help: "Services to test (default: all).")
    var services: [String] = []

    @Flag(name: .shortAndLong, help: "List the examples that pass as well.")
    var verbose = false

    @OptionGroup var definitions: DefinitionOptions
    @OptionGroup var output: OutputOptions

    private struct Row: Encodable {
        let service: String
        let example: String
        let title: String
        let passed: Bool
        let differences: [String]
    }

    func run() async throws {
        let loaded = try LoadedDefinitions.load(folder: definitions.folder)
        let chosen = services.isEmpty ? loaded.services : try services.map { try loaded.service($0) }
        let rows = chosen.flatMap { service in
            ExampleRunner.runAll(service).map { result in
                Row(
                    service: service.definition.id, example: result.name, title: result.title, passed: result.isPassed,
                    differences: result.differences.map(\.description))
            }
        }
        let failed = rows.filter { !$0.passed }
        if output.json {
            try Console.current.json(rows)
        } else {
            for row in rows where verbose || !row.passed {
                Console.current.line("\(row.passed ? "passed" : "FAILED")  \(row.service)/\(row.example): \(row.title)")
                for difference in row.differences { Console.current.line("    \(difference)") }
            }
            Console.current.line("\(rows.count - failed.count) passed, \(failed.count) failed")
        }
        if !failed.isEmpty { throw ExitCode.failure }
    }
}
