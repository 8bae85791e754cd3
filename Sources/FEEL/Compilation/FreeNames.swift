/// Collects the names that a syntax tree does not declare itself.
struct FreeNames {
    private(set) var found: Set<String> = []

    mutating func visit(_ syntax: Syntax, bound: Set<String>) {
        switch syntax.form {
        case .null, .boolean, .number, .string, .temporal: break
        case .name(let name):
            if !bound.contains(name) { found.insert(name) }
        case .list(let parts), .and(let parts), .or(let parts): visit(parts, bound)
        case .context(let entries):
            var bound = bound
            for entry in entries {
                visit(entry.value, bound: bound)
                bound.insert(entry.key)
            }
        case .range(let range): visit([range.start, range.end].compactMap { $0 }, bound)
        case .negation(let operand), .comparison(_, let operand), .instance(let operand, _), .path(let operand, _):
            visit(operand, bound: bound)
        case .binary(_, let left, let right): visit([left, right], bound)
        case .between(let operand, let low, let high): visit([operand, low, high], bound)
        case .membership(let operand, let tests):
            visit(operand, bound: bound)
            visit(tests, bound.union(["?"]))
        case .conditional(let condition, let positive, let negative): visit([condition, positive, negative], bound)
        case .filter(let operand, let condition):
            visit(operand, bound: bound)
            visit(condition, bound: bound.union(["item"]))
        case .loop(let iterations, let body): visit(iterations, body, bound.union(["partial"]))
        case .quantified(_, let iterations, let body): visit(iterations, body, bound)
        case .call(let callee, let arguments): visit(callee, arguments, bound)
        case .function(let parameters, let body): visit(body, bound: bound.union(parameters.map(\.name)))
        // A description is a constant.
        case .external: break
        }
    }

    private mutating func visit(_ parts: [Syntax], _ bound: Set<String>) {
        for part in parts { visit(part, bound: bound) }
    }

    private mutating func visit(_ iterations: [Syntax.Iteration], _ body: Syntax, _ bound: Set<String>) {
        var bound = bound
        for iteration in iterations {
            visit([iteration.domain, iteration.end].compactMap { $0 }, bound)
            bound.insert(iteration.name)
        }
        visit(body, bound: bound)
    }

    private mutating func visit(_ callee: Syntax, _ arguments: Syntax.Arguments, _ bound: Set<String>) {
        if case .name(let name) = callee.form {
            if !bound.contains(name), BuiltinTable.functions[name] == nil { found.insert(name) }
        } else {
            visit(callee, bound: bound)
        }
        switch arguments {
        case .positional(let values): visit(values, bound)
        case .named(let values): visit(values.map(\.value), bound)
        }
    }
}
