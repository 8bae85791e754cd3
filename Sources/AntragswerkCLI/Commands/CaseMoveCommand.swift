import ArgumentParser
import Casework

/// `antragswerk case move`
struct CaseMoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Raise an event: move a case to its next state.",
        discussion: "Example: antragswerk case move MB-2026-H6BT-ZCG6 ablehnen --input reason='Daten stimmen nicht' --role caseworker"
    )

    @Argument(help: "Case reference.")
    var reference: ReferenceArgument

    @Argument(help: "Event; 'case show' lists the possible ones.")
    var event: String

    @Option(name: .customLong("version"), help: "Version the decision was made on (default: the current one).")
    var expectedVersion: Int?

    @Option(name: .long, help: "Input of the event as name=text; may be repeated.")
    var input: [String] = []

    @Flag(name: .long, help: "Only say what would happen.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for pair in input where !pair.contains("=") { throw ValidationError("--input has to be name=text, not '\(pair)'.") }
    }

    private var inputs: [String: String] {
        let pairs = input.map { pair -> (String, String) in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
        return Dictionary(pairs) { $1 }
    }

    func run() async throws {
        let actor = acting.actor
        let moved: CaseSummary? = try await Administration.run(about: reference.reference) { useCases in
            let detail = try await useCases.showCase(by: actor, reference.reference)
            guard dryRun else {
                return try await useCases.moveCase(
                    by: actor, reference.reference, event: event, expectedVersion: expectedVersion ?? detail.summary.version, inputs: inputs
                )
            }
            guard let possible = detail.possibleEvents.first(where: { $0.event == event }) else {
                throw CaseworkError.illegalMove(
                    event: event, state: detail.summary.state, possible: detail.possibleEvents.map(\.event))
            }
            let missing = possible.requires.filter { inputs[$0, default: ""].isEmpty }
            if !missing.isEmpty { throw CaseworkError.missingInput(missing) }
            Console.current.line("Would move \(detail.summary.reference.text) from \(detail.summary.state) to \(possible.to).")
            return nil
        }
        guard let moved else { return }
        if output.json { return try Console.current.json(CaseReport(moved)) }
        Console.current.line("\(moved.reference.text) is now \(moved.state) (\(moved.stateTitle)), version \(moved.version).")
    }
}
