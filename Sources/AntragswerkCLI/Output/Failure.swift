import FormModel

/// A command could not do what it was asked; the text says why and what to do, and the program ends with 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Failure {
    /// Most problems that are printed where a command stops because of them.
    private static let maxProblems = 20

    /// The definitions cannot be used: their first errors, how many more there are, and what lists them all.
    init(_ problems: DefinitionProblems) {
        let errors = problems.problems.filter { $0.severity == .error }
        let all = errors.isEmpty ? problems.problems : errors
        var lines = ["The definitions have \(all.count == 1 ? "an error" : "\(all.count) errors"):"]
        lines += all.prefix(Self.maxProblems).map(\.description)
        if all.count > Self.maxProblems {
            lines.append("… and \(all.count - Self.maxProblems) more. 'antragswerk forms check' lists all.")
        }
        self.init(lines.joined(separator: "\n"))
    }
}
