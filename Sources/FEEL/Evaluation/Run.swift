/// One evaluation under way: its environment and what is left of its limits.
public struct Run {
    let environment: Environment
    private var steps: Int
    private(set) var depth = 0
    /// Where decision tables note what they did, if anybody wants to know.
    let trace: DecisionTrace?

    public init(_ environment: Environment, trace: DecisionTrace? = nil) {
        self.environment = environment
        self.trace = trace
        steps = environment.limits.steps
    }

    /// Counts work; one step is about one value touched.
    ///
    /// - Throws: ``EvaluationError`` when nothing is left of the limit.
    public mutating func step(_ count: Int = 1) throws(EvaluationError) {
        steps -= max(count, 1)
        if steps < 0 { throw error(.steps, "The evaluation takes more than \(environment.limits.steps) steps.") }
    }

    /// Goes into a function's body of that height.
    mutating func enter(_ height: Int) throws(EvaluationError) {
        depth += height
        if depth > environment.limits.depth { throw error(.depth, "The evaluation is nested too deeply.") }
    }

    mutating func leave(_ height: Int) {
        depth -= height
    }

    func check(listSize: Int) throws(EvaluationError) {
        if listSize > environment.limits.listSize {
            throw error(.listSize, "A list has more than \(environment.limits.listSize) items.")
        }
    }

    /// - Throws: ``EvaluationError`` when a text of that many bytes is beyond the limit.
    public func check(stringSize: Int) throws(EvaluationError) {
        if stringSize > environment.limits.stringSize {
            throw error(.stringSize, "A string has more than \(environment.limits.stringSize) bytes.")
        }
    }

    /// Stops an evaluation where a value could not be brought to its type, if the environment asks for it.
    ///
    /// - Parameter place: what the value is, such as `The result`.
    /// - Throws: ``EvaluationError`` when the result is null and the value is not.
    public func check(_ result: Value, convertedFrom value: Value, _ place: String) throws(EvaluationError) {
        guard raisesNoResult, result.isNull, !value.isNull else { return }
        throw error(.noResult, "\(place) does not fit its declared type: it is \(value.kind), or not among the allowed values.")
    }

    var raisesNoResult: Bool { environment.noResult == .raise }

    /// Stops an evaluation whose operation gave null although none of its operands is null, if the environment asks for it.
    func hasNoResult(_ site: Site, _ operands: Value...) throws(EvaluationError) {
        guard raisesNoResult, !operands.contains(where: \.isNull) else { return }
        throw noResult(site, operands)
    }

    /// Names the operation, its place in the source and the types of its operands.
    func noResult(_ site: Site, _ operands: [Value]) -> EvaluationError {
        let kinds = operands.map(\.kind).joined(separator: " and ")
        let place = "\(site.position.line):\(site.position.column)"
        return error(.noResult, "'\(site.name)' at \(place) has no result for \(kinds).")
    }

    private func error(_ kind: EvaluationError.Kind, _ message: String) -> EvaluationError {
        EvaluationError(kind: kind, message: message)
    }
}
