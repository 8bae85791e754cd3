import ArgumentParser

/// `antragswerk forms`: the service definitions, without a database.
struct FormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "Check, test, explain and export the service definitions.",
        discussion: """
            Works on the files alone, so that a definition can be written without a database:
              antragswerk forms check
              antragswerk forms test elterngeld
              antragswerk forms explain elterngeld basis_gesamt --example 12
              antragswerk forms schema elterngeld > elterngeld.schema.json
            """,
        subcommands: [
            FormsList.self, FormsCheck.self, FormsTest.self, FormsExplain.self, FormsSchema.self, FormsAnswers.self, FormsValidate.self,
            FormsImportXDF.self, FormsXDFDiff.self,
        ]
    )
}

/// The folder of the definitions, shared by the `forms` and `workflow` commands.
struct DefinitionOptions: ParsableArguments {
    @Option(name: .long, help: "Folder of the definitions (default: ANTRAGSWERK_FORMS, else Forms).")
    var forms: String?

    var folder: String {
        forms ?? SettingsSource.current().string(.formsFolder) ?? "Forms"
    }
}
