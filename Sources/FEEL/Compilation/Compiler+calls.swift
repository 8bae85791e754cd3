extension Compiler {
    /// A call that cannot be made is null in standard mode.
    func call(_ callee: Syntax, _ arguments: Syntax.Arguments, _ syntax: Syntax) throws(CompileError) -> Checked {
        do throws(CompileError) {
            return try checkedCall(callee, arguments, syntax)
        } catch {
            return try null(error)
        }
    }

    private func checkedCall(
        _ callee: Syntax, _ arguments: Syntax.Arguments, _ syntax: Syntax
    ) throws(CompileError) -> Checked {
        if case .name(let name) = callee.form, !isVariable(name) {
            if let function = scopeFunction(name) { return try call(function, arguments, syntax) }
            if let forms = BuiltinTable.functions[name] { return try call(forms, arguments, syntax) }
            let hasUnknownItem = levels.contains { $0.item == .any }
            guard hasUnknownItem else {
                let candidates = Array(BuiltinTable.functions.keys) + scope.names
                return try null(error(callee, "There is no function '\(name)'.", Suggestion.among(candidates, for: name)))
            }
        }
        return try callValue(callee, arguments)
    }

    /// The arguments in the order of the parameters; nil for those left out.
    private func ordered(
        _ arguments: Syntax.Arguments, _ parameters: [String], of name: String, _ syntax: Syntax
    ) throws(CompileError) -> [Syntax?] {
        switch arguments {
        case .positional(let values): return values
        case .named(let values):
            var result = [Syntax?](repeating: nil, count: parameters.count)
            for (argument, value, position) in values {
                guard let index = parameters.firstIndex(of: argument) else {
                    throw error(
                        at: position, "'\(name)' has no parameter '\(argument)'.", Suggestion.among(parameters, for: argument))
                }
                guard result[index] == nil else { throw error(at: position, "'\(argument)' is given twice.") }
                result[index] = value
            }
            return result
        }
    }

    private func call(
        _ function: CompiledFunction, _ arguments: Syntax.Arguments, _ syntax: Syntax
    ) throws(CompileError) -> Checked {
        let given = try ordered(arguments, function.parameters.map(\.name), of: function.name, syntax)
        guard given.count == function.parameters.count else {
            throw error(
                syntax, "'\(function.name)' takes \(Compiler.count(function.parameters.count)), but \(given.count) are given.")
        }
        var nodes: [any Node] = []
        for (argument, parameter) in zip(given, function.parameters) {
            guard let argument else { throw error(syntax, "'\(function.name)' needs '\(parameter.name)'.") }
            let checked = try check(argument)
            if !checked.type.fitsAsArgument(parameter.type) {
                try refuse(mismatch(argument, function.name, parameter.name, parameter.type, checked.type))
            }
            nodes.append(checked.node)
        }
        return Checked(node: FunctionCallNode(function.code, nodes, hops: hops(to: function)), type: function.result)
    }

    private func mismatch(
        _ argument: Syntax, _ function: String, _ parameter: String, _ wanted: ValueType, _ found: ValueType
    ) -> CompileError {
        error(argument, "'\(function)' needs \(wanted) as '\(parameter)', but this is \(found).")
    }

    private static func count(_ count: Int) -> String {
        count == 1 ? "1 argument" : "\(count) arguments"
    }

    private func callValue(_ callee: Syntax, _ arguments: Syntax.Arguments) throws(CompileError) -> Checked {
        let function = try check(callee)
        var result = ValueType.any
        switch function.type {
        case .any, .null: break
        case .function(let parameters, let type):
            if case .positional(let values) = arguments, values.count != parameters.count {
                throw error(callee, "This function takes \(Compiler.count(parameters.count)), but \(values.count) are given.")
            }
            result = type
        default: throw error(callee, "A value of type \(function.type) cannot be called.")
        }
        let site = Site("(…)", callee.position)
        var nodes: [any Node] = []
        switch arguments {
        case .positional(let values):
            for value in values { nodes.append(try check(value).node) }
            return Checked(node: ValueCallNode(function.node, nodes, names: nil, site), type: result)
        case .named(let values):
            for value in values { nodes.append(try check(value.value).node) }
            return Checked(node: ValueCallNode(function.node, nodes, names: values.map(\.name), site), type: result)
        }
    }

    // MARK: Built-in functions

    private func call(_ forms: [Builtin], _ arguments: Syntax.Arguments, _ syntax: Syntax) throws(CompileError) -> Checked {
        var candidates: [(builtin: Builtin, arguments: [Syntax?])] = []
        var failure: CompileError?
        for form in Compiler.inWrittenOrder(forms, arguments) {
            do throws(CompileError) {
                let given = try ordered(arguments, form.parameters.map(\.name), of: form.name, syntax)
                let isComplete = zip(given, form.parameters).allSatisfy { $0 != nil || $1.isOptional }
                guard form.accepts(count: given.count), isComplete else {
                    failure = failure ?? wrongCount(form, given.count { $0 != nil }, syntax)
                    continue
                }
                candidates.append((form, given))
            } catch {
                failure = failure ?? error
            }
        }
        guard let first = candidates.first else { throw failure ?? error(syntax, "This call is not possible.") }
        var checked: [Checked] = []
        for argument in first.arguments {
            checked.append(try argument.map { value throws(CompileError) in try check(value) } ?? constant(.null, .null))
        }
        let fitting = candidates.filter { fault($0.builtin, $0.arguments, checked, syntax) == nil }
        guard let chosen = fitting.first else {
            throw fault(first.builtin, first.arguments, checked, syntax) ?? error(syntax, "This call is not possible.")
        }
        let types = checked.map(\.type)
        let result = fitting.dropFirst().reduce(chosen.builtin.result(types)) { $0.joined($1.builtin.result(types)) }
        return try build(chosen.builtin, checked, result, syntax)
    }

    /// Forms whose parameters stand in the order of the named arguments come first: `before(range: …, point: …)`.
    private static func inWrittenOrder(_ forms: [Builtin], _ arguments: Syntax.Arguments) -> [Builtin] {
        guard forms.count > 1, case .named(let values) = arguments else { return forms }
        let names = values.map(\.name)
        return forms.filter { $0.parameters.map(\.name) == names } + forms.filter { $0.parameters.map(\.name) != names }
    }

    private func wrongCount(_ form: Builtin, _ count: Int, _ syntax: Syntax) -> CompileError {
        let shape = form.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")
        return error(syntax, "'\(form.name)' takes (\(shape)\(form.isRepeating ? ", …" : "")), but \(count) are given.")
    }

    /// What is wrong with the arguments' types; nil when nothing is.
    private func fault(_ form: Builtin, _ arguments: [Syntax?], _ checked: [Checked], _ syntax: Syntax) -> CompileError? {
        if form.takesItems, checked.count > 1 { return nil }
        for (index, argument) in checked.enumerated() {
            guard let parameter = form.parameters.indices.contains(index) ? form.parameters[index] : form.parameters.last else { break }
            if !argument.type.fitsAsArgument(parameter.type) {
                return mismatch(
                    arguments.indices.contains(index) ? arguments[index] ?? syntax : syntax, form.name, parameter.name,
                    parameter.type, argument.type)
            }
        }
        return nil
    }

    private func build(
        _ builtin: Builtin, _ arguments: [Checked], _ result: ValueType, _ syntax: Syntax
    ) throws(CompileError) -> Checked {
        var nodes: [any Node]
        var type = result
        if builtin.takesItems, arguments.count > 1 {
            nodes = [ListNode(arguments.map(\.node))]
            let item = arguments.map(\.type).reduce(ValueType.null) { $0.joined($1) }
            type = builtin.result([.list(item)])
        } else {
            nodes = arguments.enumerated().map { index, argument in
                let parameter = builtin.parameters.indices.contains(index) ? builtin.parameters[index] : builtin.parameters.last
                return Compiler.adapted(argument, to: parameter?.type ?? .any)
            }
            while nodes.count < builtin.parameters.count, case .one = builtin.body { nodes.append(ConstantNode(.null)) }
        }
        let form = try prepared(builtin, arguments, &nodes, syntax)
        let isConstant = builtin.isPure && !arguments.isEmpty && arguments.allSatisfy { $0.constant != nil }
        let checked = folded(BuiltinNode(form, nodes, at: syntax.position), type, when: isConstant)
        let isTemporal = ["date", "time", "date and time", "duration"].contains(builtin.name)
        if isTemporal, let constant = checked.constant, constant.isNull, arguments.allSatisfy({ $0.constant?.isNull == false }) {
            try refuse(error(syntax, "This \(builtin.name) does not exist."))
        }
        if let constant = checked.constant, type == .any { return Checked(node: checked.node, type: ValueType(of: constant)) }
        return checked
    }

    /// Compiles a pattern that is a constant, so that a fault in it is found here and matching does not read it again.
    private func prepared(
        _ builtin: Builtin, _ arguments: [Checked], _ nodes: inout [any Node], _ syntax: Syntax
    ) throws(CompileError) -> Builtin {
        guard ["matches", "replace", "split", "extract"].contains(builtin.name), arguments.count > PatternFunctions.patternIndex,
            let text = arguments[PatternFunctions.patternIndex].constant?.text
        else { return builtin }
        let flagsIndex = builtin.parameters.firstIndex { $0.name == "flags" }
        let flags = flagsIndex.flatMap { arguments.indices.contains($0) ? arguments[$0].constant : Value.null }
        guard flagsIndex == nil || flags != nil else { return builtin }
        guard let pattern = Pattern(text, flags: flags?.text ?? "") else {
            try refuse(error(syntax, "The pattern of '\(builtin.name)' or its flags are not valid."))
            return builtin
        }
        guard builtin.name == "matches" else { return builtin }
        nodes = [nodes[0]]
        return PatternFunctions.matches(pattern)
    }

    /// Puts a single value into a list, or takes it out, where the parameter wants that and the type does not settle it.
    private static func adapted(_ argument: Checked, to parameter: ValueType) -> any Node {
        switch (argument.type, parameter) {
        case (_, .any), (.list, .list), (.null, _): argument.node
        case (_, .list): ArgumentNode(argument.node, wantsList: true)
        case (.list, _), (.any, _): ArgumentNode(argument.node, wantsList: false)
        default: argument.node
        }
    }

    /// A built-in function as a value.
    func function(of builtin: Builtin) -> Checked {
        let nodes = builtin.parameters.indices.map { LocalNode(index: $0) as any Node }
        let parameters = builtin.parameters.map { FunctionCode.Parameter(name: $0.name, type: $0.type) }
        let types = parameters.map(\.type)
        let code = FunctionCode(
            name: builtin.name, parameters: parameters, result: builtin.result(types), body: BuiltinNode(builtin, nodes, at: Position()),
            height: 1, coercesResult: false)
        return Checked(
            node: ConstantNode(.function(FunctionValue(closure: Closure(code, Surroundings(nil))))),
            type: .function(parameters: types, result: code.result))
    }

    func function(
        _ parameters: [(name: String, type: TypeSyntax?)], _ body: Syntax, _ syntax: Syntax
    ) throws(CompileError) -> Checked {
        let (level, declared) = try declare(parameters, syntax)
        let (checked, _) = try within(level) { () throws(CompileError) in try check(body) }
        let code = FunctionCode(
            name: "", parameters: declared, result: checked.type, body: checked.node, height: body.height, coercesResult: false)
        let type = ValueType.function(parameters: code.parameters.map(\.type), result: checked.type)
        return Checked(node: ClosureNode(code, hops: 0), type: type)
    }

    /// The level of a function's body.
    func declare(
        _ parameters: [(name: String, type: TypeSyntax?)], _ syntax: Syntax
    ) throws(CompileError) -> (level: Level, parameters: [FunctionCode.Parameter]) {
        var level = Level()
        var declared: [FunctionCode.Parameter] = []
        for parameter in parameters {
            guard level.variables[parameter.name] == nil else {
                throw error(syntax, "The parameter '\(parameter.name)' is there twice.")
            }
            let type = try parameter.type.flatMap { type throws(CompileError) in try resolve(type) } ?? .any
            level.declare(parameter.name, type)
            declared.append(FunctionCode.Parameter(name: parameter.name, type: type))
        }
        return (level, declared)
    }
}

extension ValueType {
    /// Whether a value can be given to a parameter: as it is, as the only item of a list, or put into one.
    func fitsAsArgument(_ parameter: ValueType) -> Bool {
        if fits(parameter) { return true }
        if case .list(let item) = parameter, fits(item) { return true }
        if case .list(let item) = self, item.fits(parameter) { return true }
        return self == .date && parameter == .dateTime
    }
}
