import ArgumentParser

/// `antragswerk dmn`: decision models of other tools, without a database.
struct DMNCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dmn",
        abstract: "Check, evaluate and test standard decision models (.dmn).",
        discussion: """
            Reads models of DMN 1.1 to 1.5 as any DMN tool writes them:
              antragswerk dmn check gebuehren.dmn
              antragswerk dmn eval gebuehren.dmn Gebühr --input eingabe.json --explain
              antragswerk dmn run models/
            """,
        subcommands: [DMNCheck.self, DMNEval.self, DMNRun.self]
    )
}
