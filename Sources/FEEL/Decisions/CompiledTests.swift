/// Unary tests that were checked and made ready to run: the cell of a decision table on its own.
public struct CompiledTests: Sendable {
    public let source: String
    private let cell: CompiledCell

    /// Checks tests of a value of some type, which they may call `?`.
    ///
    /// - Throws: ``CompileError`` with the place of the first fault.
    public static func compile(
        _ source: String, of type: ValueType = .any, in scope: Scope
    ) throws(CompileError) -> CompiledTests {
        CompiledTests(source: source, cell: try Compiler(scope).tests(DecisionText(source), of: type))
    }

    /// Whether the value passes; false as well where that cannot be decided.
    ///
    /// - Parameter frame: the values of the scope in which the tests were compiled.
    /// - Throws: ``EvaluationError`` when the work goes beyond the environment's limits.
    public func accept(_ value: Value, _ frame: Frame, _ environment: Environment) throws(EvaluationError) -> Bool {
        try outcome(of: value, frame, environment) ?? false
    }

    /// The same as part of a larger evaluation, whose limits it shares.
    public func accept(_ value: Value, _ frame: Frame, in run: inout Run) throws(EvaluationError) -> Bool {
        try cell.holds(value, in: Frame(values: [value], parent: frame), &run)
    }

    /// The same in three-valued logic: nil where it cannot be decided.
    ///
    /// - Parameter frame: the values of the scope in which the tests were compiled.
    /// - Throws: ``EvaluationError`` when the work goes beyond the environment's limits.
    public func outcome(of value: Value, _ frame: Frame, _ environment: Environment) throws(EvaluationError) -> Bool? {
        var run = Run(environment)
        return try cell.outcome(of: value, in: Frame(values: [value], parent: frame), &run)
    }
}
