import ArgumentParser
import FormEngine
import FormModel
import Foundation

/// Time of one evaluation of a service, for services of growing size.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Evaluate a service again and again and print the time for each evaluation and field."
    )

    @Option(name: .long, help: "Folder of the definitions.")
    var forms: String

    @Option(name: .long, help: "Service to evaluate.")
    var service: String

    @Option(name: .long, help: "File with the answers as JSON.")
    var answers: String

    @Option(name: .long, help: "How long to measure.")
    var seconds = 1.0

    func run() async throws {
        let definitions = try ServiceLoader(folder: forms).loadAll()
        guard let definition = definitions.services.first(where: { $0.id == service }) else {
            throw BenchError("There is no service '\(service)'.")
        }
        let compiled = try CompiledService.compile(definition)
        let answers = try Answers(json: Array(try Data(contentsOf: URL(fileURLWithPath: answers))), for: compiled)
        let environment = FormEnvironment(epochSeconds: Int64(Date().timeIntervalSince1970))
        guard compiled.evaluate(answers, in: environment).isComplete else { throw BenchError("The answers are not complete.") }
        // The shortest batch: other programs make a batch longer, never shorter.
        var each = Double.infinity
        let start = ContinuousClock.now
        while start.duration(to: .now) < .seconds(seconds) {
            let begun = ContinuousClock.now
            for _ in 0..<10 { _ = compiled.evaluate(answers, in: environment) }
            each = min(each, begun.duration(to: .now) / .microseconds(1) / 10)
        }
        let fields = Double(definition.allFields.count)
        try Report.print(["evaluation_us": each, "fields": fields, "field_us": each / max(1, fields)])
    }
}
