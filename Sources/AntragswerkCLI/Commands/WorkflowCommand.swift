import ArgumentParser
import FormEngine
import Foundation
import FormModel
import Workflow

/// `antragswerk workflow`: the life of a case as the definitions declare it.
struct WorkflowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflow",
        abstract: "List and draw the workflows.",
        subcommands: [WorkflowList.self, WorkflowGraph.self]
    )
}

/// `antragswerk workflow list`
struct WorkflowList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the workflows.")

    @OptionGroup var definitions: DefinitionOptions
    @OptionGroup var output: OutputOptions

    private struct Row: Encodable {
        let id: String
        let states: Int
        let transitions: Int
        let version: String
        let services: [String]
    }

    func run() async throws {
        let loaded = try LoadedDefinitions.workflows(folder: definitions.folder)
        loaded.warn(.current)
        let rows = loaded.workflows.map { workflow in
            Row(
                id: workflow.id,
                states: workflow.states.count,
                transitions: workflow.transitions.count,
                version: workflow.version,
                services: loaded.services.filter { $0.definition.workflow.version == workflow.version }.map(\.definition.id)
            )
        }
        if output.json { return try Console.current.json(rows) }
        var table = TextTable("WORKFLOW", "STATES", "TRANSITIONS", "USED BY", "VERSION")
        for row in rows {
            table.add(row.id, "\(row.states)", "\(row.transitions)", row.services.joined(separator: ", "), String(row.version.prefix(12)))
        }
        Console.current.text(table.text())
    }
}

/// `antragswerk workflow graph`
struct WorkflowGraph: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw a workflow as Mermaid, DOT or, where Graphviz is installed, SVG.",
        discussion: "Example: antragswerk workflow graph standard --format svg > standard.svg"
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case mermaid, dot, svg
    }

    @Argument(help: "Id of the workflow.")
    var workflow: String

    @Option(name: .long, help: "mermaid, dot or svg.")
    var format: Format = .mermaid

    @OptionGroup var definitions: DefinitionOptions

    func run() async throws {
        let loaded = try LoadedDefinitions.workflows(folder: definitions.folder)
        guard let found = loaded.workflows.first(where: { $0.id == workflow }) else {
            loaded.warn(.current)
            throw Failure("There is no workflow '\(workflow)'. There are: \(loaded.workflows.map(\.id).joined(separator: ", ")).")
        }
        switch format {
        case .mermaid: Console.current.text(found.mermaid())
        case .dot: Console.current.text(found.dot())
        case .svg: Console.current.text(try Self.svg(found.dot()))
        }
    }

    /// Runs Graphviz's `dot`.
    private static func svg(_ dot: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["dot", "-Tsvg"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        do { try process.run() } catch { throw Failure("Graphviz cannot be started.") }
        input.fileHandleForWriting.write(Data(dot.utf8))
        try? input.fileHandleForWriting.close()
        let drawing = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure("SVG needs Graphviz: apt-get install graphviz. Or use --format mermaid.")
        }
        return String(decoding: drawing, as: UTF8.self)
    }
}
