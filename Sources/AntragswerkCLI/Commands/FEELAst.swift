import ArgumentParser
import FEEL

/// `antragswerk feel ast`
struct FEELAst: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ast",
        abstract: "Print the syntax tree of an expression.",
        discussion: "Example: antragswerk feel ast '1 + 2 * x' --names 'Full Name'"
    )

    @Argument(help: "Expression.")
    var expression: String

    @Option(name: .long, help: "Names of several words that the expression uses.")
    var names: [String] = []

    @OptionGroup var output: OutputOptions

    func run() async throws {
        do throws(CompileError) {
            let tree = try SyntaxTree.parse(expression, names: names)
            if output.json {
                Console.current.line(tree.json)
            } else {
                Console.current.text(tree.indented)
                Console.current.line("canonical: \(tree.canonical)")
            }
        } catch {
            throw Failure(error.description)
        }
    }
}
