import ArgumentParser
import FormEngine
import FormModel

/// `antragswerk forms explain`
struct FormsExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a field is shown or hidden and why it has its value.",
        discussion: """
            Names the expressions that decide, with their inputs, for the answers of one of the service's examples.

            Example: antragswerk forms explain elterngeld basis_gesamt --example 12
            """
    )

    @Argument(help: "Service.")
    var service: String

    @Argument(help: "Path of a field or id of a decision, e.g. geburtsdatum or geschwister.0.vorname.")
    var field: String

    @Option(name: .long, help: "Example whose answers are used; the beginning of its name is enough (default: the first).")
    var example: String?

    @OptionGroup var definitions: DefinitionOptions

    func run() async throws {
        let compiled = try LoadedDefinitions.load(folder: definitions.folder).service(service)
        let examples = compiled.definition.examples.filter(\.isApplication)
        let names = examples.map(\.name).joined(separator: ", ")
        guard let chosen = example.map({ name in examples.first { $0.name.hasPrefix(name) } }) ?? examples.first else {
            throw Failure("There is no such example. There are: \(names).")
        }
        guard let path = FieldPath(parsing: field), let evaluation = ExampleRunner.evaluation(of: chosen, compiled) else {
            throw Failure("'\(field)' is no path of a field.")
        }
        let explanation = evaluation.explain(path)
        guard explanation.isKnown else {
            throw Failure("There is no field or decision '\(field)' in '\(service)'.")
        }
        Console.current.line("Example \(chosen.name): \(chosen.title)")
        Console.current.line(explanation.description)
    }
}
