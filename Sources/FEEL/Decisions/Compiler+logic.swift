extension Compiler {
    /// Checks the logic of a decision, part by part.
    func check(_ logic: DecisionLogic) throws(CompileError) -> Checked {
        guard decision.depth < DecisionLogic.maximumDepth else {
            throw CompileError(line: 1, column: 1, message: "The decision is nested too deeply.")
        }
        decision.depth += 1
        defer { decision.depth -= 1 }
        switch logic {
        case .none: return constant(.null, .any)
        case .expression(let text): return try check(text)
        case .table(let table): return try check(table)
        case .context(let entries, let result): return try context(entries, result: result)
        case .function(let parameters, let result, let body): return try function(parameters, result: result, body)
        case .invocation(let callee, let arguments): return try invocation(callee, arguments)
        case .list(let items): return try list(items)
        case .relation(let columns, let rows): return try relation(columns, rows)
        case .conditional(let condition, let positive, let negative):
            return try conditional(condition, positive, negative)
        case .loop(let variable, let domain, let body): return try loop(variable, domain, body)
        case .quantified(let isEvery, let variable, let domain, let condition):
            return try quantified(isEvery, variable, domain, condition)
        case .filter(let operand, let match): return try filter(operand, match)
        case .variants(let variants): return try check(variants)
        case .external(let description, let arguments): return try external(description, arguments)
        case .native(let native, let arguments): return try self.native(native, arguments)
        case .converted(let logic, let type, let conversion):
            let checked = try check(logic)
            let isKnown = type != .any
            return Checked(node: ConversionNode(checked.node, conversion.conversion), type: isKnown ? type : checked.type)
        }
    }

    private func context(_ entries: [DecisionLogic.Entry], result: DecisionLogic?) throws(CompileError) -> Checked {
        let ((fields, nodes, end), _) = try within(Level()) { () throws(CompileError) in
            var fields: [ValueType.Field] = []
            var nodes: [any Node] = []
            for entry in entries {
                guard !fields.contains(where: { $0.name == entry.name }) else {
                    throw CompileError(line: 1, column: 1, message: "The entry '\(entry.name)' is there twice.", origin: entry.origin)
                }
                let checked = try declared(check(entry.logic), as: entry.type, "'\(entry.name)'", origin: entry.origin)
                fields.append(ValueType.Field(name: entry.name, type: checked.type))
                nodes.append(checked.node)
                levels[levels.count - 1].declare(entry.name, checked.type)
            }
            return (fields, nodes, try result.map { logic throws(CompileError) in try check(logic) })
        }
        guard let end else {
            return Checked(node: ContextNode(names: fields.map(\.name), entries: nodes), type: .context(fields))
        }
        return Checked(node: BlockNode(entries: nodes, result: end.node), type: end.type)
    }

    /// A function; its surroundings are those where it is written.
    private func function(
        _ parameters: [DecisionLogic.Parameter], result: ValueType?, _ body: DecisionLogic
    ) throws(CompileError) -> Checked {
        let code = try functionCode("", parameters, result: result, body)
        let type = ValueType.function(parameters: code.parameters.map(\.type), result: code.result)
        return Checked(node: ClosureNode(code, hops: 0), type: type)
    }

    func functionCode(
        _ name: String, _ parameters: [DecisionLogic.Parameter], result: ValueType?, _ body: DecisionLogic
    ) throws(CompileError) -> FunctionCode {
        var level = Level()
        for parameter in parameters {
            guard level.variables[parameter.name] == nil else {
                throw CompileError(line: 1, column: 1, message: "The parameter '\(parameter.name)' is there twice.")
            }
            level.declare(parameter.name, parameter.type ?? .any)
        }
        let outer = decision.height
        decision.height = 1
        let (checked, _) = try within(level) { () throws(CompileError) in
            try declared(check(body), as: result, "The result", origin: body.origin)
        }
        let height = decision.height
        decision.height = max(outer, height)
        return FunctionCode(
            name: name, parameters: parameters.map { FunctionCode.Parameter(name: $0.name, type: $0.type ?? .any) },
            result: result ?? checked.type, body: checked.node, height: height, coercesResult: false)
    }

    private func invocation(_ callee: DecisionText, _ arguments: [DecisionLogic.Entry]) throws(CompileError) -> Checked {
        let function = try check(callee)
        var nodes: [any Node] = []
        for argument in arguments {
            let checked = try declared(check(argument.logic), as: argument.type, "'\(argument.name)'", origin: argument.origin)
            nodes.append(checked.node)
        }
        var type = ValueType.any
        if case .function(_, let result) = function.type { type = result }
        return Checked(node: ValueCallNode(function.node, nodes, names: arguments.map(\.name)), type: type)
    }

    private func native(_ native: DecisionLogic.Native, _ arguments: [DecisionLogic.Entry]) throws(CompileError) -> Checked {
        var nodes: [any Node] = []
        for argument in arguments {
            nodes.append(try declared(check(argument.logic), as: argument.type, "'\(argument.name)'", origin: argument.origin).node)
        }
        return Checked(node: ExternalNode(native.function, nodes), type: native.result)
    }

    private func list(_ items: [DecisionLogic]) throws(CompileError) -> Checked {
        var nodes: [any Node] = []
        var type = ValueType.null
        for item in items {
            let checked = try check(item)
            nodes.append(checked.node)
            type = type.joined(checked.type)
        }
        return Checked(node: ListNode(nodes), type: .list(type == .null ? .any : type))
    }

    private func relation(_ columns: [DecisionLogic.Column], _ rows: [[DecisionLogic]]) throws(CompileError) -> Checked {
        var nodes: [any Node] = []
        var types = columns.map { $0.type ?? .null }
        for row in rows {
            var cells: [any Node] = []
            for (index, column) in columns.enumerated() {
                let logic = row.indices.contains(index) ? row[index] : .none
                let checked = try declared(check(logic), as: column.type, "'\(column.name)'", origin: logic.origin)
                if column.type == nil { types[index] = types[index].joined(checked.type) }
                cells.append(checked.node)
            }
            nodes.append(RowNode(names: columns.map(\.name), cells: cells))
        }
        let fields = zip(columns, types).map { ValueType.Field(name: $0.name, type: $1 == .null ? .any : $1) }
        return Checked(node: ListNode(nodes), type: .list(.context(fields)))
    }
}

extension DecisionLogic {
    /// A place that stands for the whole.
    var origin: Int {
        switch self {
        case .expression(let text), .invocation(let text, _): text.origin
        case .table(let table): table.origin
        case .context(let entries, let result): result?.origin ?? entries.first?.origin ?? 0
        case .function(_, _, let body), .loop(_, _, let body): body.origin
        case .list(let items): items.first?.origin ?? 0
        case .relation(_, let rows): rows.first?.first?.origin ?? 0
        case .conditional(let condition, _, _): condition.origin
        case .quantified(_, _, let domain, _), .filter(let domain, _): domain.origin
        case .variants(let variants): variants.date.origin
        case .converted(let logic, _, _): logic.origin
        case .external(let description, _): description.origin
        case .native(_, let arguments): arguments.first?.origin ?? 0
        case .none: 0
        }
    }
}
