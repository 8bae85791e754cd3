import ArgumentParser
import FormModel
import Foundation
import XDatenfelder

/// `antragswerk forms import-xdf`
struct FormsImportXDF: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-xdf",
        abstract: "Make a service folder from a FIM data schema (XDatenfelder 2.0 or 3.0).",
        discussion: """
            Reads the schema and the code lists (genericode) beside it and writes service.yaml, form.yaml and README.md. Rules in words \
            become comments, with a proposed expression where they are understood. What breaks the standard is a warning.

            Example: antragswerk forms import-xdf S05000058V1.0.xml --id bewohnerparken
            Example: antragswerk forms import-xdf S05000058V1.0.xml --tree
            """
    )

    @Argument(help: "Message with a schema, a group or a field.")
    var file: String

    @Option(name: .long, help: "Folder to write; its name is the service's id (default: one in the folder of the definitions).")
    var to: String?

    @Option(name: .long, help: "Id of the service (default: from the schema's name).")
    var id: String?

    @Option(name: .long, help: "Folder with the code lists (default: beside the schema).")
    var codeLists: String?

    @Flag(name: .long, help: "Print the elements and rules of the schema as JSON, and write nothing.")
    var tree = false

    @Flag(name: .long, help: "Print what would be written, and write nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Write into a folder that is not empty; files of the same names are replaced.")
    var force = false

    @OptionGroup var definitions: DefinitionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let to, let id, URL(fileURLWithPath: to).lastPathComponent != id {
            throw ValidationError("--id and the name of the folder of --to have to be the same.")
        }
    }

    private struct Report: Encodable {
        let schema: String
        let version: String
        let title: String
        let format: String
        let service: String
        let folder: String
        let files: [String]
        let written: Bool
        let counts: ServiceFolder.Counts
        let warnings: [XDFWarningReport]
    }

    func run() async throws {
        let console = Console.current
        let files = try XDFFiles.read(file, codeLists: codeLists)
        guard !tree else {
            for warning in files.schema.warnings { console.diagnostic("\(file):\(warning)") }
            return try console.json(SchemaTree(files.schema))
        }
        let service = try make(files)
        let folder = to ?? "\(definitions.folder)/\(service.id)"
        if !dryRun { try write(service, to: folder) }
        let warnings = files.warnings + service.warnings
        let report = Report(
            schema: files.schema.head.id.id, version: files.schema.head.id.version, title: files.schema.head.name,
            format: files.schema.format.rawValue, service: service.id, folder: folder, files: service.files.keys.sorted(), written: !dryRun,
            counts: service.counts, warnings: warnings.map(XDFWarningReport.init))
        if output.json { return try console.json(report) }
        show(report, service, warnings)
    }

    // MARK: Making

    private func make(_ files: XDFFiles) throws -> ServiceFolder {
        let parent = to.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? definitions.folder
        let known = ServiceLoader(folder: parent).check()
        let own = id ?? to.map { URL(fileURLWithPath: $0).lastPathComponent }
        let prefixes = Set(known.services.filter { $0.id != own }.map(\.prefix))
        let shared = known.workflows.map(\.id)
        let workflow = shared.contains("standard") ? "standard" : shared.first ?? "standard"
        do {
            return try ServiceFolder.make(
                files.schema, files.lists, ServiceFolder.Options(id: own, takenPrefixes: prefixes, workflow: workflow))
        } catch {
            throw Failure("\(file):\(error)")
        }
    }

    private func write(_ service: ServiceFolder, to folder: String) throws {
        let manager = FileManager.default
        let inside = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
        guard inside.isEmpty || force else {
            throw Failure("The folder '\(folder)' is not empty. Choose another one with --to, or replace its files with --force.")
        }
        do {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, text) in service.files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
        } catch {
            throw Failure("The folder '\(folder)' cannot be written: \(error.localizedDescription)")
        }
    }

    // MARK: Telling

    private func show(_ report: Report, _ service: ServiceFolder, _ warnings: [SchemaWarning]) {
        let console = Console.current
        for warning in warnings { console.line(warning.file == nil ? "\(file):\(warning)" : warning.description) }
        if dryRun {
            for (name, text) in service.files.sorted(by: { $0.key < $1.key }) where name != "README.md" {
                console.line("--- \(report.folder)/\(name)")
                console.text(text)
            }
        }
        console.line("\(report.schema) \(report.version) '\(report.title)' (XDatenfelder \(report.format))")
        console.line(
            "\(report.counts.pages) pages, \(report.counts.fields) fields, \(report.counts.rules) rules "
                + "(\(report.counts.proposals) with a proposal), \(warnings.count) warnings")
        console.line(dryRun ? "Would write \(report.folder)." : "Wrote \(report.folder). 'antragswerk forms check' reads it.")
    }
}
