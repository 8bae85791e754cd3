import ArgumentParser
import FEEL
import FormEngine
import FormModel
import Foundation

/// `antragswerk forms validate`
struct FormsValidate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Say whether answers in JSON make a complete application.",
        discussion: """
            Standard input holds the answers as one JSON object. With --ndjson, it holds one object {"answers": {…}, "today": …} in \
            each line, and each is answered by {"valid": …, "problems": [{path, code, message}]}. Ends with 1 when the answers are \
            not complete.

            Example: antragswerk forms validate meldebescheinigung --today 2026-11-25
            """
    )

    @Argument(help: "Service.")
    var service: String

    @Option(name: .long, help: "The day on which the application is made, such as 2026-11-25 (default: today).")
    var today: String?

    @Flag(name: .long, help: "Answer one JSON object per line of standard input.")
    var ndjson = false

    @OptionGroup var definitions: DefinitionOptions

    func validate() throws {
        if let today, CalendarDate(iso: today) == nil { throw ValidationError("'\(today)' is no day. Write it as 2026-11-25.") }
    }

    func run() async throws {
        let compiled = try LoadedDefinitions.load(folder: definitions.folder).service(service)
        if ndjson { return LineByLine.run { line in try Self.answer(line, compiled, today) } }
        let problems = compiled.problems(inPayload: try Self.input(), environment: try Self.environment(today))
        let console = Console.current
        for problem in problems { console.line("\(problem.path.isEmpty ? "–" : problem.path)  \(problem.code)  \(problem.message)") }
        console.line(problems.isEmpty ? "The answers make a complete application." : "\(problems.count) problems.")
        if !problems.isEmpty { throw ExitCode(1) }
    }

    private static func answer(_ line: LineObject, _ service: CompiledService, _ today: String?) throws -> JSONValue {
        guard let answers = line["answers"] else { throw LineProblem("'answers' is missing. Add the answers as a JSON object.") }
        let day = try line.text("today", like: "2026-11-25") ?? today
        var writer = JSONWriter()
        writer.write(answers)
        let problems = service.problems(inPayload: writer.bytes, environment: try environment(day))
        return .object([
            ("valid", .bool(problems.isEmpty)),
            (
                "problems",
                .array(
                    problems.map { .object([("path", .string($0.path)), ("code", .string($0.code)), ("message", .string($0.message))]) })
            ),
        ])
    }

    private static func environment(_ today: String?) throws(LineProblem) -> FormEnvironment {
        guard let today else { return FormEnvironment(epochSeconds: Int64(Date().timeIntervalSince1970)) }
        guard let day = CalendarDate(iso: today) else { throw LineProblem("'\(today)' is no day. Write it as 2026-11-25.") }
        return FormEnvironment(today: day)
    }

    /// Standard input to its end; more than an application can have is refused.
    private static func input() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = StandardInput.current.read()
            if piece.isEmpty { return bytes }
            bytes += piece
            guard bytes.count <= 8_000_000 else { throw Failure("The answers are longer than 8 MB. Give the answers of one application.") }
        }
    }
}
