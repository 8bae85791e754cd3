import ArgumentParser

/// `antragswerk feel`: the expression language on its own.
struct FEELCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel",
        abstract: "Evaluate, check and measure expressions.",
        discussion: """
            FEEL (DMN 1.5) is the language of conditions, computed values and decision tables:
              antragswerk feel eval '(@"2026-11-21" - @"2026-11-01").days'
              antragswerk feel check 'geburtsdatun > today()' --context answers.json
              antragswerk feel run cases.json
            """,
        subcommands: [FEELEval.self, FEELCheck.self, FEELAst.self, FEELRun.self]
    )
}
