import ArgumentParser

/// `antragswerk case`: the cases of the municipality.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "List, show, move and verify cases.",
        discussion: """
            Examples:
              antragswerk case list --state eingereicht --service elterngeld
              antragswerk case show EG-2026-4F7K-9QXM
              antragswerk case move EG-2026-4F7K-9QXM pruefen --version 2
              antragswerk case verify
            """,
        subcommands: [CaseList.self, CaseShow.self, CaseHistory.self, CaseMoveCommand.self, CaseVerify.self]
    )
}
