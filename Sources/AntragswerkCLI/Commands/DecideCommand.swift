import ArgumentParser
import FEEL
import FormEngine
import Foundation

/// `antragswerk decide`
struct DecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Make one decision of a service, and say which rules led to it.",
        discussion: """
            The input is a JSON object: the parameters of the decision, or answers of the form where it has none. What is \
            missing is null. With --ndjson, standard input holds one input in each line; each is answered by one line, the \
            result or {"error": …}.

              antragswerk decide elterngeld lebensmonat --input input.json --explain
              echo '{"geburtsdatum": "2026-03-01", "lebensmonat": 2}' | antragswerk decide elterngeld lebensmonat --ndjson
            """
    )

    @Argument(help: "Service.")
    var service: String

    @Argument(help: "Id of the decision.")
    var decision: String

    @Option(name: .long, help: "File with the input as a JSON object (default: an empty object).")
    var input: String?

    @Option(name: .long, help: "The day on which the decision is made, such as 2026-11-25 (default: today).")
    var today: String?

    @Flag(name: .long, help: "Say which rules matched and which inputs decided, also in German for a notice.")
    var explain = false

    @Flag(name: .long, help: "Answer one JSON object per line of standard input.")
    var ndjson = false

    @Flag(name: .long, help: "Print one JSON document: the result, the explanation, and the grounds in German.")
    var json = false

    @OptionGroup var definitions: DefinitionOptions

    /// What `--json` prints.
    private struct Document: Encodable {
        let result: JSONValue
        let explanation: [String]
        let begruendung: [String]
    }

    func validate() throws {
        if ndjson, explain || json || input != nil {
            throw ValidationError("--ndjson takes inputs from standard input and prints results alone.")
        }
        if let today, CalendarDate(iso: today) == nil { throw ValidationError("'\(today)' is no day. Write it as 2026-11-25.") }
    }

    func run() async throws {
        let compiled = try LoadedDefinitions.load(folder: definitions.folder).service(service)
        guard compiled.decisionIDs.contains(decision) else {
            throw Failure("\(DecisionFailure.unknownDecision(id: decision, known: compiled.decisionIDs))")
        }
        let environment = environment
        if ndjson {
            return LineByLine.run { line in try compiled.decide(decision, with: line.members, in: environment).json }
        }
        let answers = try input.map(InputFile.read) ?? Array("{}".utf8)
        let outcome: DecisionOutcome
        do throws(DecisionFailure) {
            outcome = try compiled.decide(decision, json: answers, in: environment)
        } catch {
            throw Failure("\(error)")
        }
        let console = Console.current
        if json {
            let document = Document(result: outcome.json, explanation: outcome.explanation, begruendung: outcome.begruendung)
            return try console.json(document)
        }
        try console.json(outcome.json)
        if explain { Self.explain(outcome, on: console) }
    }

    /// The steps as they are, and below them in German sentences.
    private static func explain(_ outcome: DecisionOutcome, on console: Console) {
        for line in outcome.explanation { console.line(line) }
        let grounds = outcome.begruendung
        guard !grounds.isEmpty else { return }
        console.line()
        console.line("Begründung")
        for paragraph in grounds { console.line("  " + paragraph) }
    }

    private var environment: FormEnvironment {
        today.flatMap { CalendarDate(iso: $0) }.map { FormEnvironment(today: $0) }
            ?? FormEnvironment(epochSeconds: Int64(Date().timeIntervalSince1970))
    }
}
