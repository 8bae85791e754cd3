import ArgumentParser

/// `antragswerk case`: the cases of the municipality.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "List, show, move and verify cases.",
        discussion: """
            Examples:
              antragswerk case list --state eingereicht --service elterngeld
              antragswerk case show EG-2026-H6BT-ZCG6
              antragswerk case copy EG-2026-H6BT-ZCG6 > copy.pdf
              antragswerk case move EG-2026-H6BT-ZCG6 pruefen --version 2
              antragswerk case verify
            """,
        subcommands: [CaseList.self, CaseShow.self, CaseCopy.self, CaseHistory.self, CaseMoveCommand.self, CaseVerify.self]
    )
}
