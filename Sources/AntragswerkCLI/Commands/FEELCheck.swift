import ArgumentParser
import FEEL

/// `antragswerk feel check`
struct FEELCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check an expression and say what its result is.",
        discussion: """
            Prints the type of the result and the names that the expression takes from outside. A fault is printed with line, \
            column and a way out, and ends with 1.

            Example: antragswerk feel check 'einkommen * 2' --context answers.json
            """
    )

    @Argument(help: "Expression.")
    var expression: String

    @OptionGroup var options: FEELContextOptions
    @OptionGroup var output: OutputOptions

    private struct Report: Encodable {
        struct Fault: Encodable {
            let line: Int
            let column: Int
            let message: String
            let suggestion: String?

            init(_ error: CompileError) {
                (line, column) = (error.line, error.column)
                (message, suggestion) = (error.message, error.suggestion)
            }
        }

        let type: String?
        let names: [String]
        let faults: [Fault]
    }

    func run() async throws {
        let context = try options.load()
        var type: ValueType?
        var faults: [CompileError] = []
        do throws(CompileError) {
            let compiled = try CompiledExpression.compile(expression, in: context.scope)
            type = compiled.type
            faults = compiled.warnings
        } catch {
            faults = [error]
        }
        let names = ((try? CompiledExpression.names(in: expression)) ?? []).sorted()
        if output.json {
            try Console.current.json(Report(type: type?.description, names: names, faults: faults.map(Report.Fault.init)))
        } else {
            for fault in faults { Console.current.line(fault.description) }
            if let type { Console.current.line("type: \(type)") }
            if type != nil, !names.isEmpty { Console.current.line("names: \(names.joined(separator: ", "))") }
        }
        if type == nil { throw ExitCode.failure }
    }
}
