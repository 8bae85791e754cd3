import ArgumentParser
import FormModel

/// `antragswerk forms check`
struct FormsCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find mistakes in the definitions, each with file, line and remedy.",
        discussion: "Ends with 1 when there is an error; warnings alone end with 0. Example: antragswerk forms check --forms Forms"
    )

    @OptionGroup var definitions: DefinitionOptions
    @OptionGroup var output: OutputOptions

    @Flag(name: .long, help: "Warnings end with 1 as well.")
    var strict = false

    private struct Finding: Encodable {
        let file: String
        let line: Int
        let column: Int
        let severity: String
        let code: String
        let message: String
        let remedy: String

        init(_ problem: DefinitionProblem) {
            file = problem.location.file
            line = problem.location.line
            column = problem.location.column
            severity = problem.severity.rawValue
            code = problem.code
            message = problem.message
            remedy = problem.remedy
        }
    }

    func run() async throws {
        let console = Console.current
        let report = LoadedDefinitions.check(folder: definitions.folder)
        if output.json {
            try console.json(report.problems.map(Finding.init))
        } else {
            for problem in report.problems { console.line(problem.description) }
            for model in report.models { console.line(model) }
            let errors = report.problems.filter { $0.severity == .error }.count
            let warnings = report.problems.count - errors
            console.line("\(report.services) services, \(errors) errors, \(warnings) warnings")
        }
        if report.problems.contains(where: { strict || $0.severity == .error }) { throw ExitCode.failure }
    }
}
