import ArgumentParser
import FEEL

/// `antragswerk feel eval`
struct FEELEval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Print the value of an expression.",
        discussion: """
            The value is printed as FEEL writes it, or as JSON. An expression that cannot work, or has no result, ends with 1.

            Example: antragswerk feel eval 'for i in 1..3 return i ** 2'
            """
    )

    @Argument(help: "Expression.")
    var expression: String

    @OptionGroup var options: FEELContextOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let context = try options.load()
        do {
            let compiled = try CompiledExpression.compile(expression, in: context.scope)
            for warning in compiled.warnings { Console.current.diagnostic("warning: \(warning)") }
            let value = try compiled.evaluate(context.frame, context.environment)
            Console.current.line(output.json ? value.json ?? "null" : value.feelText)
        } catch let error as CompileError {
            throw Failure(error.description)
        } catch let error as EvaluationError {
            throw Failure(error.description)
        }
    }
}
