extension DecisionLogic {
    /// The names that a decision takes from outside: values and functions that it does not declare itself.
    ///
    /// Texts that are no expression have none; compiling them tells what is wrong.
    public var names: Set<String> {
        var names = FreeNames()
        names.visit(self, bound: [])
        return names.found
    }
}

extension FreeNames {
    mutating func visit(_ logic: DecisionLogic, bound: Set<String>) {
        switch logic {
        case .none: break
        case .expression(let text): visit(text, bound)
        case .table(let table): visit(table, bound)
        case .context(let entries, let result):
            var bound = bound
            for entry in entries {
                visit(entry.logic, bound: bound)
                bound.insert(entry.name)
            }
            if let result { visit(result, bound: bound) }
        case .function(let parameters, _, let body): visit(body, bound: bound.union(parameters.map(\.name)))
        case .invocation(let callee, let arguments):
            visit(callee, bound)
            for argument in arguments { visit(argument.logic, bound: bound) }
        case .list(let items): for item in items { visit(item, bound: bound) }
        case .relation(_, let rows): for row in rows { for cell in row { visit(cell, bound: bound) } }
        case .conditional(let condition, let positive, let negative):
            for part in [condition, positive, negative] { visit(part, bound: bound) }
        case .loop(let variable, let domain, let body), .quantified(_, let variable, let domain, let body):
            visit(domain, bound: bound)
            visit(body, bound: bound.union([variable, "partial"]))
        case .filter(let operand, let match):
            visit(operand, bound: bound)
            visit(match, bound: bound.union(["item"]))
        case .converted(let logic, _, _): visit(logic, bound: bound)
        case .external: break
        case .native(_, let arguments): for argument in arguments { visit(argument.logic, bound: bound) }
        case .variants(let variants):
            visit(variants.date, bound)
            for variant in variants.variants { visit(variant.logic, bound: bound) }
        }
    }

    private mutating func visit(_ table: DecisionTable, _ bound: Set<String>) {
        for input in table.inputs { visit(input.expression, bound) }
        for output in table.outputs { if let text = output.defaultValue { visit(text, bound) } }
        for rule in table.rules {
            for cell in rule.conditions {
                for test in (try? Parser.parseTests(cell.source, names: []))?.tests ?? [] {
                    visit(test, bound: bound.union(["?"]))
                }
            }
            for cell in rule.results { visit(cell, bound) }
        }
    }

    private mutating func visit(_ text: DecisionText, _ bound: Set<String>) {
        guard let syntax = try? Parser.parse(text.source, names: []) else { return }
        visit(syntax, bound: bound)
    }
}
