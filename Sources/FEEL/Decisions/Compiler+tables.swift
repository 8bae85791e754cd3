extension Compiler {
    func check(_ table: DecisionTable) throws(CompileError) -> Checked {
        try checkShape(table)
        var inputs: [DecisionTableNode.Column] = []
        var inputTypes: [ValueType] = []
        for input in table.inputs {
            let checked = try declared(check(input.expression), as: input.type, "'\(input.heading)'", origin: input.expression.origin)
            let limit = try input.values.map { values throws(CompileError) in try tests(values, of: checked.type.item) }
            inputs.append(
                DecisionTableNode.Column(heading: input.heading, node: checked.node, limit: input.isLimited ? limit : nil))
            inputTypes.append(checked.type)
        }
        var rules: [DecisionTableNode.Rule] = []
        rules.reserveCapacity(table.rules.count)
        var resultTypes = table.outputs.map { $0.type ?? .null }
        for rule in table.rules {
            var cells: [CompiledCell] = []
            for (cell, type) in zip(rule.conditions, inputTypes) { cells.append(try tests(cell, of: type)) }
            let results = try self.results(rule.results, of: table.outputs, &resultTypes)
            rules.append(DecisionTableNode.Rule(cells: cells, results: results, reason: rule.reason))
        }
        let defaults = try self.defaults(of: table, &resultTypes)
        let ranks = try table.outputs.map { output throws(CompileError) in try self.ranks(of: output) }
        let shape = DecisionTableNode.Shape(
            name: table.name, hitPolicy: table.hitPolicy, outputs: table.outputs.map(\.name), ranks: ranks)
        let node = DecisionTableNode(shape, inputs: inputs, rules: rules, defaults: defaults)
        return Checked(node: node, type: Compiler.type(of: table, resultTypes))
    }

    private func checkShape(_ table: DecisionTable) throws(CompileError) {
        func fault(_ message: String, _ origin: Int) -> CompileError {
            CompileError(line: 1, column: 1, message: message, origin: origin)
        }
        guard !table.outputs.isEmpty else { throw fault("The table '\(table.name)' has no column of results.", table.origin) }
        let columns = table.inputs.count + table.outputs.count
        guard table.rules.count <= DecisionTable.maximumRules, table.rules.count * columns <= DecisionTable.maximumCells else {
            throw fault("The table '\(table.name)' has more than \(DecisionTable.maximumRules) rules or too many cells.", table.origin)
        }
        for (index, rule) in table.rules.enumerated() {
            guard rule.conditions.count == table.inputs.count, rule.results.count == table.outputs.count else {
                let place = rule.conditions.first?.origin ?? rule.results.first?.origin ?? table.origin
                throw fault("Rule \(index + 1) of '\(table.name)' has not as many cells as the table has columns.", place)
            }
        }
        if [.sum, .minimum, .maximum].contains(table.hitPolicy), !decision.isLenient {
            for output in table.outputs {
                if let type = output.type, type == .boolean {
                    throw fault(
                        "'\(output.name)' is boolean; '\(table.hitPolicy.rawValue)' needs values that can be added or compared.",
                        table.origin)
                }
            }
        }
    }

    private func results(
        _ cells: [DecisionText], of outputs: [DecisionTable.Output], _ types: inout [ValueType]
    ) throws(CompileError) -> [any Node] {
        var nodes: [any Node] = []
        for (index, (cell, output)) in zip(cells, outputs).enumerated() {
            let value = cell.isBlank ? constant(.null, .null) : try check(cell)
            let checked = try declared(value, as: output.type, "'\(output.name)'", origin: cell.origin)
            if output.type == nil { types[index] = types[index].joined(checked.type) }
            nodes.append(checked.node)
        }
        return nodes
    }

    /// The results for the case that no rule matches; nil where no column has one.
    private func defaults(of table: DecisionTable, _ types: inout [ValueType]) throws(CompileError) -> [any Node]? {
        guard table.outputs.contains(where: { $0.defaultValue != nil }) else { return nil }
        let cells = table.outputs.map { $0.defaultValue ?? DecisionText("null") }
        return try results(cells, of: table.outputs, &types)
    }

    /// The allowed results of a column in their order, where they are constants.
    private func ranks(of output: DecisionTable.Output) throws(CompileError) -> [Value] {
        guard let values = output.values else { return [] }
        let cell = try tests(values, of: output.type ?? .any)
        return cell.tests?.tests.compactMap { test in
            if case .value(let node) = test { (node as? ConstantNode)?.constant } else { nil }
        } ?? []
    }

    private static func type(of table: DecisionTable, _ results: [ValueType]) -> ValueType {
        let known = results.map { $0 == .null ? .any : $0 }
        let single: ValueType
        if known.count == 1 {
            single = known[0]
        } else {
            single = .context(zip(table.outputs, known).map { ValueType.Field(name: $0.name, type: $1) })
        }
        if table.hitPolicy == .count { return .number }
        return table.hitPolicy.isList ? .list(single) : single
    }

    func check(_ variants: DecisionVariants) throws(CompileError) -> Checked {
        let date = try check(variants.date)
        guard decision.isLenient || date.type.fits(.date) else {
            throw CompileError(
                line: 1, column: 1, message: "The date that picks the variant must be a date, but this is \(date.type).",
                origin: variants.date.origin)
        }
        var choices: [VariantsNode.Choice] = []
        var type = ValueType.null
        for variant in variants.variants {
            let checked = try check(variant.logic)
            type = type.joined(checked.type)
            choices.append(
                VariantsNode.Choice(from: variant.from, until: variant.until, title: variant.title, node: checked.node))
        }
        return Checked(node: VariantsNode(name: variants.name, date: date.node, choices: choices), type: type == .null ? .any : type)
    }
}
