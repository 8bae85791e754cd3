import ArgumentParser
import FEEL
import FormEngine
import FormModel

/// `antragswerk forms schema`
struct FormsSchema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema (2020-12) of a service's answers.",
        discussion: """
            For systems that receive or prepare applications. Conditions of the form are no part of the schema; \
            'forms validate' checks them as well.

            Example: antragswerk forms schema elterngeld > elterngeld.schema.json
            """
    )

    @Argument(help: "Service.")
    var service: String

    @OptionGroup var definitions: DefinitionOptions

    func run() async throws {
        try Console.current.json(LoadedDefinitions.load(folder: definitions.folder).service(service).jsonSchema)
    }
}

/// `antragswerk forms answers`
struct FormsAnswers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "Print the answers of a service's examples as JSON, one example in each line.",
        discussion: """
            Each line is {"example": …, "today": …, "complete": true, "answers": {…}}; the answers are those that would be stored. \
            'forms validate --ndjson' reads such lines.

            Example: antragswerk forms answers meldebescheinigung
            """
    )

    @Argument(help: "Service.")
    var service: String

    @OptionGroup var definitions: DefinitionOptions

    func run() async throws {
        let compiled = try LoadedDefinitions.load(folder: definitions.folder).service(service)
        for example in compiled.definition.examples where example.isApplication {
            guard let evaluation = ExampleRunner.evaluation(of: example, compiled) else { continue }
            var writer = JSONWriter()
            writer.write(
                .object([
                    ("example", .string(example.name)), ("today", .string(evaluation.environment.today.description)),
                    ("complete", .bool(evaluation.isComplete)), ("answers", evaluation.prunedAnswers.jsonValue),
                ]))
            Console.current.line(String(decoding: writer.bytes, as: UTF8.self))
        }
    }
}
