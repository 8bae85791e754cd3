extension CompiledExpression {
    /// Checks a decision against the names and types of a scope.
    ///
    /// - Parameter type: the declared type of the result, to which it is brought.
    /// - Parameter source: the decision as it is written, for explanations; its name unless given.
    /// - Throws: ``CompileError`` with the first fault; its `origin` tells the text.
    public static func compile(
        _ logic: DecisionLogic, named name: String, as type: ValueType? = nil, in scope: Scope, source: String? = nil
    ) throws(CompileError) -> CompiledExpression {
        try Compiler(scope).expression(logic, named: name, as: type, source: source)
    }

    /// Makes the best of a decision, as DMN wants it: texts with faults become null.
    ///
    /// - Returns: the decision, and the faults that were found.
    public static func compileLeniently(
        _ logic: DecisionLogic, named name: String, as type: ValueType? = nil, in scope: Scope
    ) -> (expression: CompiledExpression, issues: [CompileError]) {
        let compiler = Compiler(scope)
        compiler.decision.isLenient = true
        do throws(CompileError) {
            let expression = try compiler.expression(logic, named: name, as: type)
            return (expression, compiler.decision.issues)
        } catch {
            return (compiler.nothing(named: name), compiler.decision.issues + [error])
        }
    }
}

extension Compiler {
    fileprivate func expression(
        _ logic: DecisionLogic, named name: String, as type: ValueType?, source: String? = nil
    ) throws(CompileError) -> CompiledExpression {
        let checked = try declared(check(logic), as: type, "The result of '\(name)'", origin: logic.origin)
        return CompiledExpression(source: source ?? name, type: checked.type, reads: reads, warnings: warnings, node: checked.node)
    }

    fileprivate func nothing(named name: String) -> CompiledExpression {
        CompiledExpression(source: name, type: .any, reads: [], node: ConstantNode(.null))
    }
}

extension CompiledFunction {
    /// Checks a decision with parameters.
    ///
    /// - Throws: ``CompileError`` with the first fault; its `origin` tells the text.
    public static func compile(
        name: String, parameters: [DecisionLogic.Parameter], result: ValueType?, logic: DecisionLogic, in scope: Scope
    ) throws(CompileError) -> CompiledFunction {
        try Compiler(scope).function(name, parameters, result, logic)
    }

    /// Makes the best of a decision with parameters: texts with faults become null.
    public static func compileLeniently(
        name: String, parameters: [DecisionLogic.Parameter], result: ValueType?, logic: DecisionLogic, in scope: Scope
    ) -> (function: CompiledFunction, issues: [CompileError]) {
        let compiler = Compiler(scope)
        compiler.decision.isLenient = true
        do throws(CompileError) {
            let function = try compiler.function(name, parameters, result, logic)
            return (function, compiler.decision.issues)
        } catch {
            let code = FunctionCode(
                name: name, parameters: parameters.map { FunctionCode.Parameter(name: $0.name, type: $0.type ?? .any) },
                result: .any, body: ConstantNode(.null), height: 1, coercesResult: false)
            let function = CompiledFunction(code, reads: [], warnings: [], depth: scope.depth)
            return (function, compiler.decision.issues + [error])
        }
    }

    /// The result for some arguments, in the order of the parameters.
    ///
    /// - Parameter frame: the values of the scope in which the function was compiled.
    /// - Throws: ``EvaluationError`` when the work goes beyond the environment's limits.
    public func call(
        _ arguments: [Value], _ frame: Frame, _ environment: Environment, trace: DecisionTrace? = nil
    ) throws(EvaluationError) -> Value {
        var run = Run(environment, trace: trace)
        return try code.call(arguments, parent: frame, &run)
    }

    fileprivate init(_ code: FunctionCode, reads: Set<Slot>, warnings: [CompileError], depth: Int) {
        self.init(
            name: code.name, parameters: code.parameters.map { (name: $0.name, type: $0.type) }, result: code.result, reads: reads,
            warnings: warnings, code: code, depth: depth)
    }
}

extension Compiler {
    fileprivate func function(
        _ name: String, _ parameters: [DecisionLogic.Parameter], _ result: ValueType?, _ logic: DecisionLogic
    ) throws(CompileError) -> CompiledFunction {
        let code = try functionCode(name, parameters, result: result, logic)
        return CompiledFunction(code, reads: reads, warnings: warnings, depth: scope.depth)
    }
}
