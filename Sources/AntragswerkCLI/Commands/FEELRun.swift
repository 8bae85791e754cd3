import ArgumentParser
import Conformance
import FEEL
import Foundation

/// `antragswerk feel run`
struct FEELRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run files of conformance cases and count what passes.",
        discussion: """
            Cases that expect a value and cases that expect null or an error are counted apart, since an engine that always \
            answers null passes all of the latter. Ends with 1 when a case fails.

            Example: antragswerk feel run tck_expressions.json --failures
            """
    )

    @Argument(help: "Files of cases.")
    var files: [String]

    @Flag(name: .long, help: "List the cases that fail, with what was found and expected.")
    var failures = false

    func validate() throws {
        if files.isEmpty { throw ValidationError("Name at least one file.") }
    }

    func run() async throws {
        let runner = CaseRunner(epochSeconds: Int64(Date().timeIntervalSince1970))
        var tally = ConformanceTally()
        var failed: [String] = []
        for path in files {
            let file: CaseFile
            do throws(CaseFileError) {
                file = try CaseFile(contentsOf: URL(fileURLWithPath: path))
            } catch {
                throw Failure(error.description)
            }
            for test in file.cases {
                let outcome = runner.outcome(of: test)
                tally.add(outcome, feature: test.feature, expectsNull: test.expectsNull)
                if case .failed(let found) = outcome {
                    failed.append("\(test.id): \(found), expected \(test.expected.feel?.feelText ?? test.expected.type)")
                }
            }
        }
        Console.current.text(FEELRun.table(tally).text())
        if failures { for line in failed { Console.current.line(line) } }
        Console.current.line("\(tally.passed) passed, \(tally.failed) failed")
        if tally.failed > 0 { throw ExitCode.failure }
    }

    private static func table(_ tally: ConformanceTally) -> TextTable {
        var table = TextTable("FEATURE", "VALUES", "NULL OR ERROR", "REFUSED")
        func add(_ feature: String, _ values: ConformanceTally.Count, _ nulls: ConformanceTally.Count) {
            table.add(feature, "\(values.passed) of \(values.all)", "\(nulls.passed) of \(nulls.all)", "\(nulls.refused)")
        }
        for row in tally.rows { add(row.feature, row.values, row.nulls) }
        add("all", tally.values, tally.nulls)
        return table
    }
}
