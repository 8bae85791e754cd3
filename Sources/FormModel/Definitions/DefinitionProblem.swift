/// Something wrong in a definition file: where, what, and what to do about it.
///
/// `code` is stable and short (`unknown_key`), for tests and tools. `message` and `remedy` are whole English sentences.
public struct DefinitionProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable, Codable {
        /// The definition cannot be used.
        case error
        /// The definition works, but somebody should look at it.
        case warning
    }

    public let location: SourceLocation
    public let code: String
    public let message: String
    public let remedy: String
    public let severity: Severity

    public init(
        _ code: String, at location: SourceLocation, _ message: String, remedy: String, severity: Severity = .error
    ) {
        self.location = location
        self.code = code
        self.message = message
        self.remedy = remedy
        self.severity = severity
    }

    /// `Forms/kita/form.yaml:12:9: 'lable' is not a key of a field. Did you mean 'label'?`
    public var description: String {
        let mark = severity == .warning ? "warning: " : ""
        return "\(location): \(mark)\(message) \(remedy)"
    }
}

/// All problems found in a definition, in the order of files and lines; at least one of them is an error.
public struct DefinitionProblems: Error, Equatable, Sendable, CustomStringConvertible {
    public let problems: [DefinitionProblem]

    public init(_ problems: [DefinitionProblem]) {
        self.problems = problems.sorted { ($0.location, $0.code) < ($1.location, $1.code) }
    }

    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
