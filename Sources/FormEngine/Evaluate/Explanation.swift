public import FormModel

/// Why a field is shown or hidden, and why its value is what it is.
///
/// Holds answers: for people who may see them (a caseworker, a test, a developer's machine), never for a log.
public struct Explanation: Sendable, Equatable {
    /// The field or named expression that was asked about.
    public let path: FieldPath
    /// Whether there is such a field or named expression at all.
    public let isKnown: Bool
    /// Whether it belongs to this application.
    public let isRelevant: Bool
    /// Its value in German notation.
    public let value: String
    /// The expressions that decide it, outermost first: page, field, then value, limits and checks.
    public let steps: [Step]

    /// One expression with what went in and what came out.
    public struct Step: Sendable, Equatable {
        /// `page einkommen`, `field nettoeinkommen`.
        public let subject: String
        /// What the expression decides.
        public let role: FormulaRole
        /// Where it stands in the definition.
        public let location: SourceLocation
        /// The expression as it is written.
        public let expression: String
        /// The names it reads, with their values.
        public let inputs: [Input]
        /// What came out, or why nothing did.
        public let result: String
    }

    /// A name an expression reads.
    public struct Input: Sendable, Equatable {
        /// The id of a field or named expression, or `value`.
        public let name: String
        /// Its value in German notation.
        public let value: String
    }
}

extension Explanation: CustomStringConvertible {
    /// A few lines for the terminal.
    public var description: String {
        guard isKnown else { return "\(path): no such field" }
        var lines = ["\(path): \(isRelevant ? value : "not relevant")"]
        for step in steps {
            lines.append("  \(step.subject), \(step.role) (\(step.location))")
            lines.append("    \(step.expression.split(separator: "\n").joined(separator: "\n    "))")
            lines += step.inputs.map { "    where \($0.name) = \($0.value)" }
            lines.append("    → \(step.result)")
        }
        return lines.joined(separator: "\n")
    }
}
