import ArgumentParser
import DMN
import FEEL
import Foundation

/// `antragswerk dmn run`
struct DMNRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the test cases that lie beside decision models.",
        discussion: """
            Reads each 'NAME.dmn' with 'NAME-test-01.xml' and so on in the format of the DMN TCK, anywhere below the folders. \
            Counts expected results. Ends with 1 when one of them fails.

            Example: antragswerk dmn run models --failures
            """
    )

    @Argument(help: "Folders with models and their tests.")
    var folders: [String]

    @Flag(name: .long, help: "Print what fails, with the expected and the found value.")
    var failures = false

    func run() async throws {
        let console = Console.current
        let environment = Environment(epochSeconds: Int64(Date().timeIntervalSince1970))
        var table = TextTable("SUITE", "PASSED", "FAILED")
        var lines: [String] = []
        var total = (passed: 0, failed: 0)
        for suite in try DMNFolder.suites(in: folders) {
            let (passed, failed) = outcomes(of: suite, environment)
            table.add(suite.name, "\(passed)", "\(failed.count)")
            lines += failed
            total = (total.passed + passed, total.failed + failed.count)
        }
        guard !table.isEmpty else { throw Failure("There are no models with tests in \(folders.joined(separator: ", ")).") }
        console.text(table.text())
        if failures { for line in lines { console.line(line) } }
        console.line("\(total.passed) passed, \(total.failed) failed")
        if total.failed > 0 { throw ExitCode.failure }
    }

    /// How many results are as expected, and a line for each of the others; a model that cannot be read fails all of its own.
    private func outcomes(of suite: DMNFolder.Suite, _ environment: Environment) -> (passed: Int, failed: [String]) {
        var passed = 0
        var failed: [String] = []
        for file in suite.tests {
            do {
                let tests = try DMNFolder.tests(file)
                do {
                    for outcome in tests.run(try DMNFolder.compile(suite.model), environment) {
                        if outcome.isPassed { passed += 1 } else { failed.append(line(outcome, suite.name)) }
                    }
                } catch {
                    failed += tests.cases.flatMap { test in test.results.map { "\(suite.name) \(test.id) \($0.name): \(error)" } }
                }
            } catch {
                failed.append("\(suite.name): \(error)")
            }
        }
        return (passed, failed)
    }

    private func line(_ outcome: ModelTests.Outcome, _ suite: String) -> String {
        let found = "expected \(outcome.expected.feelText), got \(outcome.found.feelText)"
        return "\(suite) \(outcome.id) \(outcome.result): \(found)" + (outcome.problem.map { " (\($0))" } ?? "")
    }
}

extension Value {
    /// The value as FEEL's `string` writes it in a list, texts with quotes.
    var feelText: String {
        var scope = Scope.empty
        scope.declare("value", .any)
        let frame = Frame(count: 1)
        frame[0] = .list([self])
        guard let expression = try? CompiledExpression.compile("string(value)", in: scope),
            let text = try? expression.evaluate(frame, Environment(epochSeconds: 0)).text
        else { return "a value too large to print" }
        return String(text.dropFirst().dropLast())
    }
}
