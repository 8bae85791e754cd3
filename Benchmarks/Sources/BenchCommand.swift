import ArgumentParser

/// What `Benchmarks/run` cannot measure from outside; prints one JSON object a run.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "antragswerk-bench",
        abstract: "Parts of the benchmarks that run inside a process of their own.",
        subcommands: [EmptyRouteCommand.self, SubmissionsCommand.self, EvaluateCommand.self, RulesCommand.self, CopiesCommand.self]
    )
}
