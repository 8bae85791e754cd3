/// An expression that was checked and made ready to run often.
public struct CompiledExpression: Sendable {
    public let source: String
    /// What is known of the result.
    public let type: ValueType
    /// The slots whose values the result depends on, depth as seen from the scope it was compiled in.
    public let reads: Set<Slot>
    /// What ``CompilationMode/checked`` would have refused; empty in that mode.
    public let warnings: [CompileError]
    private let node: any Node

    init(source: String, type: ValueType, reads: Set<Slot>, warnings: [CompileError] = [], node: any Node) {
        self.source = source
        self.type = type
        self.reads = reads
        self.warnings = warnings
        self.node = node
    }

    /// Checks an expression against the names and types of a scope.
    ///
    /// - Parameter expecting: the type that the result must be able to have; null and unknown types pass. A result of unknown
    ///   type, and in standard mode every one, is brought to that type when the expression runs; where it cannot be, there is none.
    /// - Throws: ``CompileError`` with the place of the first fault.
    public static func compile(
        _ source: String, in scope: Scope, expecting: ValueType? = nil
    ) throws(CompileError) -> CompiledExpression {
        let syntax = try Parser.parse(source, names: scope.spacedNames)
        let compiler = Compiler(scope)
        let checked = try compiler.check(syntax)
        var (node, type) = (checked.node, checked.type)
        if let expecting {
            if !type.fits(expecting) {
                try compiler.refuse(compiler.error(syntax, "The result must be \(expecting), but this is \(type)."))
            }
            // What is not known before is looked at when it runs: a condition that is no boolean is neither true nor false.
            if expecting != .any, type == .any || scope.mode == .standard {
                (node, type) = (CoercionNode(node, expecting), expecting)
            }
        }
        return CompiledExpression(
            source: source, type: type, reads: compiler.reads, warnings: compiler.warnings, node: node)
    }

    /// The result over the values of a frame.
    ///
    /// - Parameter trace: notes what decision tables and variants do.
    /// - Throws: ``EvaluationError`` when the work goes beyond the environment's limits.
    public func evaluate(
        _ frame: Frame, _ environment: Environment, trace: DecisionTrace? = nil
    ) throws(EvaluationError) -> Value {
        var run = Run(environment, trace: trace)
        return try node.value(frame, &run)
    }

    /// The result as part of a larger evaluation, whose limits and trace it shares.
    ///
    /// - Throws: ``EvaluationError`` when the work goes beyond the limits of `run`.
    public func evaluate(_ frame: Frame, in run: inout Run) throws(EvaluationError) -> Value {
        try node.value(frame, &run)
    }

    /// The value, if it is the same whatever the frame holds.
    public var constant: Value? { (node as? ConstantNode)?.constant }

    /// The names that an expression takes from outside: values and functions that it does not declare itself.
    ///
    /// Entries of contexts that a filter names are among them, since only types can tell them apart. Built-in functions are not.
    /// - Throws: ``CompileError`` when the text is no expression.
    public static func names(in source: String) throws(CompileError) -> Set<String> {
        var names = FreeNames()
        names.visit(try Parser.parse(source, names: []), bound: [])
        return names.found
    }
}
