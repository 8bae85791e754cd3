import ArgumentParser
import FormEngine
import FormModel

/// `antragswerk forms list`
struct FormsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the services: forms, and folders with rules alone.")

    @OptionGroup var definitions: DefinitionOptions
    @OptionGroup var output: OutputOptions

    private struct Row: Encodable {
        let id: String
        let title: String
        let kind: ServiceKind
        let version: String
        let pages: Int
        let fields: Int
        let examples: Int
        let workflow: String?
        let leika: String?
    }

    func run() async throws {
        let console = Console.current
        let loaded = try LoadedDefinitions.load(folder: definitions.folder)
        let rows = loaded.services.map { service in
            Row(
                id: service.definition.id,
                title: service.definition.title,
                kind: service.definition.kind,
                version: service.version,
                pages: service.pages.count,
                fields: service.pages.reduce(0) { $0 + $1.fields.count },
                examples: service.definition.examples.count,
                workflow: service.definition.kind == .form ? service.definition.workflow.id : nil,
                leika: service.definition.leika
            )
        }
        if output.json { return try console.json(rows) }
        var table = TextTable("SERVICE", "TITLE", "KIND", "PAGES", "FIELDS", "EXAMPLES", "WORKFLOW", "VERSION")
        for row in rows {
            table.add(
                row.id, row.title, Self.word(row.kind), "\(row.pages)", "\(row.fields)", "\(row.examples)", row.workflow ?? "–",
                String(row.version.prefix(12)))
        }
        console.text(table.text())
    }

    private static func word(_ kind: ServiceKind) -> String {
        switch kind {
        case .form: "Formular"
        case .rules: "Regeln"
        }
    }
}
