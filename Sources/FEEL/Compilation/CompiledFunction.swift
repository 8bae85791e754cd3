/// A function of one's own: a decision with parameters.
public struct CompiledFunction: Sendable {
    public let name: String
    public let parameters: [(name: String, type: ValueType)]
    /// The declared type of the result or, without one, what is known of the body.
    public let result: ValueType
    /// The slots whose values the body depends on, depth as seen from the scope it was compiled in.
    public let reads: Set<Slot>
    /// What ``CompilationMode/checked`` would have refused; empty in that mode.
    public let warnings: [CompileError]
    let code: FunctionCode
    /// How many levels the scope had in which it was compiled.
    let depth: Int

    var type: ValueType {
        .function(parameters: parameters.map(\.type), result: result)
    }

    /// Checks a function's body against its parameters and the names of a scope.
    ///
    /// - Throws: ``CompileError`` with the place of the first fault within the body.
    public static func compile(
        name: String, parameters: [(name: String, type: ValueType)], result: ValueType?, body: String, in scope: Scope
    ) throws(CompileError) -> CompiledFunction {
        let syntax = try Parser.parse(body, names: scope.spacedNames + [KnownNames(parameters.map(\.name))])
        let compiler = Compiler(scope)
        var level = Compiler.Level()
        for parameter in parameters {
            guard level.variables[parameter.name] == nil else {
                throw compiler.error(syntax, "The parameter '\(parameter.name)' is there twice.")
            }
            level.declare(parameter.name, parameter.type)
        }
        let (checked, _) = try compiler.within(level) { () throws(CompileError) in try compiler.check(syntax) }
        if let result, !checked.type.fitsAsArgument(result) {
            try compiler.refuse(compiler.error(syntax, "'\(name)' must return \(result), but this is \(checked.type)."))
        }
        let code = FunctionCode(
            name: name, parameters: parameters.map { FunctionCode.Parameter(name: $0.name, type: $0.type) },
            result: result ?? checked.type, body: checked.node, height: syntax.height,
            coercesResult: result != nil && result != .any && result != checked.type)
        return CompiledFunction(
            name: name, parameters: parameters, result: code.result, reads: compiler.reads, warnings: compiler.warnings, code: code,
            depth: scope.depth)
    }
}
