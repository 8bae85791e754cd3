extension Compiler {
    /// A function whose body the host has.
    func external(
        _ parameters: [(name: String, type: TypeSyntax?)], _ description: Syntax, _ syntax: Syntax
    ) throws(CompileError) -> Checked {
        guard scope.mode == .standard else {
            throw error(description, "Functions outside of the language are not available here.", "Write the body in FEEL.")
        }
        let (level, declared) = try declare(parameters, syntax)
        let (node, _) = try within(level) { () throws(CompileError) in
            try external(arguments: declared.map(\.name), syntax) { compiler throws(CompileError) in try compiler.check(description) }
        }
        let code = FunctionCode(name: "", parameters: declared, result: .any, body: node, height: 1, coercesResult: false)
        return Checked(node: ClosureNode(code, hops: 0), type: .function(parameters: declared.map(\.type), result: .any))
    }

    /// The result of such a function, its description a boxed expression.
    func external(_ description: DecisionLogic, _ arguments: [String]) throws(CompileError) -> Checked {
        try tolerating(description.origin, instead: constant(.null, .any)) { () throws(CompileError) in
            let place = Syntax(.null, at: Position(), height: 1)
            let node = try external(arguments: arguments, place) { compiler throws(CompileError) in try compiler.check(description) }
            return Checked(node: node, type: .any)
        }
    }

    /// - Parameter description: checked where no name is known, since it must be a constant.
    private func external(
        arguments: [String], _ syntax: Syntax, _ description: (Compiler) throws(CompileError) -> Checked
    ) throws(CompileError) -> any Node {
        do throws(CompileError) {
            let checked = try description(Compiler(.empty))
            guard let value = folded(checked.node, checked.type, when: true).constant, let host = scope.externals else {
                throw error(syntax, "Functions outside of the language are not available here.")
            }
            let body = try Compiler.body(value, arguments.count, host) { error(syntax, $0.message) }
            var nodes: [any Node] = []
            for argument in arguments { nodes.append(try resolve(argument, syntax).node) }
            return ExternalNode(body, nodes)
        } catch {
            try refuse(error)
            return ConstantNode(.null)
        }
    }

    private static func body(
        _ description: Value, _ parameters: Int, _ host: any ExternalFunctions, _ error: (ExternalFault) -> CompileError
    ) throws(CompileError) -> any NativeFunction {
        do throws(ExternalFault) {
            return try host.body(description, parameters: parameters)
        } catch let fault {
            throw error(fault)
        }
    }
}
