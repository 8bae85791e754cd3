import ArgumentParser
import Casework

/// `antragswerk case history`
struct CaseHistory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: "Show what happened to a case, oldest first.")

    @Argument(help: "Case reference.")
    var reference: ReferenceArgument

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let events = try await Administration.run(about: reference.reference) {
            try await $0.caseHistory(by: acting.actor, reference.reference)
        }
        if output.json { return try Console.current.json(events.map(CaseEventReport.init)) }
        var table = TextTable("#", "TIME", "WHO", "WHAT", "FROM", "TO", "HASH")
        for event in events {
            table.add(
                "\(event.sequence)", PlainTime.text(event.at), event.actorID, event.event.map { "\(event.kind): \($0)" } ?? event.kind,
                event.fromState ?? "–", event.toState, String(event.hash.prefix(12)))
        }
        Console.current.text(table.text())
    }
}
