import ArgumentParser
import DMN
import Foundation

/// `antragswerk dmn check`
struct DMNCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what a decision model lacks, each with its line.",
        discussion: """
            A model runs in spite of faults: the part with the fault is null. Ends with 1 when there is an error.

            Example: antragswerk dmn check gebuehren.dmn
            """
    )

    @Argument(help: "Decision models; what they import is looked for beside them.")
    var files: [String]

    func run() async throws {
        let console = Console.current
        var errors = 0
        var warnings = 0
        for file in files {
            for issue in try DMNFolder.compile(URL(fileURLWithPath: file)).issues {
                console.line("\(file):\(issue)")
                if issue.severity == .error { errors += 1 } else { warnings += 1 }
            }
        }
        console.line("\(files.count) models, \(errors) errors, \(warnings) warnings")
        if errors > 0 { throw ExitCode.failure }
    }
}
