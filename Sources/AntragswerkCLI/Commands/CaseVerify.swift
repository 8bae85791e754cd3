import ArgumentParser
import Casework

/// `antragswerk case verify`
struct CaseVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the hash chains and report every change made behind the program's back.",
        discussion: "Without a reference all cases are checked. Ends with 1 when a chain is broken."
    )

    @Argument(help: "Case reference.")
    var reference: ReferenceArgument?

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await Administration.run(about: reference?.reference) {
            try await $0.verifyCases(by: acting.actor, reference?.reference)
        }
        if output.json {
            try Console.current.json(report)
        } else {
            for broken in report.broken {
                Console.current.line("\(broken.reference): event \(broken.sequence): \(broken.reason)")
            }
            Console.current.line(
                report.broken.isEmpty
                    ? "\(report.checked) cases checked: clean" : "\(report.checked) cases checked: \(report.broken.count) broken")
        }
        if !report.broken.isEmpty { throw ExitCode.failure }
    }
}
