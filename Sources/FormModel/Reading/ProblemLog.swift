/// Collects what is wrong while definition files are read, so that one run names every problem.
final class ProblemLog {
    /// More than anybody reads at once; keeps a hopeless file from filling the memory.
    static let limit = 1_000

    private(set) var problems: [DefinitionProblem] = []

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    func error(_ code: String, at location: SourceLocation, _ message: String, remedy: String) {
        add(DefinitionProblem(code, at: location, message, remedy: remedy))
    }

    func warning(_ code: String, at location: SourceLocation, _ message: String, remedy: String) {
        add(DefinitionProblem(code, at: location, message, remedy: remedy, severity: .warning))
    }

    func add(_ problem: DefinitionProblem) {
        guard problems.count < Self.limit, !problems.contains(problem) else { return }
        problems.append(problem)
    }
}
