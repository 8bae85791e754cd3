import ArgumentParser
import Casework

/// `antragswerk case copy`
struct CaseCopy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Make the PDF copy of an application that its applicant can save; the access is recorded.",
        discussion: """
            The PDF is accessible (PDF/UA-1) and holds the answers as JSON and XML as well (PDF/A-3).

            Example: antragswerk case copy EG-2026-H6BT-ZCG6 > copy.pdf
            """
    )

    @Argument(help: "Case reference, e.g. EG-2026-H6BT-ZCG6.")
    var reference: ReferenceArgument

    @OptionGroup var acting: ActingOptions

    func run() async throws {
        let console = Console.current
        guard !console.isTerminal else {
            throw Failure("A PDF is not for a terminal: write it to a file with '> copy.pdf'.")
        }
        let copy = try await Administration.run(about: reference.reference) {
            try await $0.printCopy(by: acting.actor, reference.reference)
        }
        console.bytes(copy.pdf)
    }
}
