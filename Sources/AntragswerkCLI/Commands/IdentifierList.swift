import ArgumentParser
import Identifiers

/// `antragswerk identifier list`
struct IdentifierList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the kinds of identifiers, each with an example.")

    @OptionGroup var output: OutputOptions

    private struct Row: Encodable {
        let kind: String
        let title: String
        let example: String
    }

    func run() async throws {
        let rows = IdentifierKind.allCases.map { Row(kind: $0.rawValue, title: $0.title, example: $0.example) }
        if output.json { return try Console.current.json(rows) }
        var table = TextTable("KIND", "EXAMPLE", "TITLE")
        for row in rows { table.add(row.kind, row.example, row.title) }
        Console.current.text(table.text())
    }
}
