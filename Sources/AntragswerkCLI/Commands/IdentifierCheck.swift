public import ArgumentParser
import FormEngine
public import Identifiers

/// `antragswerk identifier check`
struct IdentifierCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether a value is formally valid, how it is stored, and else why not.",
        discussion: """
            Ends with 1 when the value is refused. With --ndjson, standard input holds one object {"kind": …, "value": …} in \
            each line; each is answered by one line {"valid": …, "normalised": …, "reason": …} or {"error": …}.

              antragswerk identifier check kennzeichen "W-WU 42"
              cat values.ndjson | antragswerk identifier check --ndjson
            """
    )

    @Argument(help: "Kind of identifier; 'identifier list' shows examples.")
    var kind: IdentifierKind?

    @Argument(help: "Value, in quotes where it has blanks.")
    var value: String?

    @Flag(name: .long, help: "Answer one JSON object per line of standard input.")
    var ndjson = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if ndjson, kind != nil || output.json { throw ValidationError("--ndjson takes kinds and values from standard input.") }
        if !ndjson, kind == nil || value == nil { throw ValidationError("Give a kind and a value, or use --ndjson.") }
    }

    func run() async throws {
        if ndjson { return LineByLine.run(Self.answer) }
        guard let kind, let value else { return }
        let checked = kind.check(value)
        if output.json {
            try Console.current.json(Self.report(checked))
        } else {
            switch checked {
            case .valid(let normalised): Console.current.line("valid: \(normalised)")
            case .invalid(let reason): Console.current.line("invalid: \(reason)")
            }
        }
        if !checked.isValid { throw ExitCode.failure }
    }

    private static func answer(_ line: LineObject) throws(LineProblem) -> JSONValue {
        guard let kind = try line.choice("kind", of: IdentifierKind.self) else {
            throw LineProblem("'kind' is missing. Add it, such as \"kind\": \"iban\".")
        }
        return report(kind.check(try line.requiredText("value", like: kind.example)))
    }

    private static func report(_ checked: Checked) -> JSONValue {
        .object([
            ("valid", .bool(checked.isValid)), ("normalised", checked.normalised.map { .string($0) } ?? .null),
            ("reason", checked.reason.map { .string($0) } ?? .null),
        ])
    }
}

extension IdentifierKind: ExpressibleByArgument {}
