import ArgumentParser
import XDatenfelder

/// `antragswerk forms xdf-diff`
struct FormsXDFDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xdf-diff",
        abstract: "Say in words what changed between two versions of a FIM data schema.",
        discussion: """
            Compares fields, groups, counts, types, constraints, texts, code lists and rules by their identification; the versions may be \
            of different formats. Code lists are looked for beside each schema. Ends with 0 whether or not something changed.

            Example: antragswerk forms xdf-diff S05000058V1.0.xml S05000058V1.1.xml
            """
    )

    @Argument(help: "The older version.")
    var old: String

    @Argument(help: "The newer version.")
    var new: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let console = Console.current
        let before = try XDFFiles.read(old)
        let after = try XDFFiles.read(new)
        let comparison = SchemaComparison(before.schema, before.lists, after.schema, after.lists)
        if output.json { return try console.json(comparison) }
        for change in comparison.changes { console.line(change.text) }
        let versions = [comparison.old, comparison.new].map { "\($0.id) \($0.version)" }.joined(separator: " → ")
        console.line("\(versions): \(comparison.changes.count) \(comparison.changes.count == 1 ? "change" : "changes")")
    }
}
