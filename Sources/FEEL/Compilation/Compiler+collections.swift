extension Compiler {
    func list(_ items: [Syntax]) throws(CompileError) -> Checked {
        var nodes: [any Node] = []
        var type = ValueType.null
        var isConstant = true
        for item in items {
            let checked = try check(item)
            nodes.append(checked.node)
            type = type.joined(checked.type)
            isConstant = isConstant && checked.constant != nil
        }
        return folded(ListNode(nodes), .list(type == .null ? .any : type), when: isConstant)
    }

    func context(_ entries: [(key: String, value: Syntax)]) throws(CompileError) -> Checked {
        let ((fields, nodes), _) = try within(Level()) { () throws(CompileError) in
            var fields: [ValueType.Field] = []
            var nodes: [any Node] = []
            for entry in entries {
                let checked = try check(entry.value)
                fields.append(ValueType.Field(name: entry.key, type: checked.type))
                nodes.append(checked.node)
                levels[levels.count - 1].declare(entry.key, checked.type)
            }
            return (fields, nodes)
        }
        let node = ContextNode(names: fields.map(\.name), entries: nodes)
        return folded(node, .context(fields), when: nodes.allSatisfy { $0 is ConstantNode })
    }

    func path(_ operand: Syntax, _ name: String, _ syntax: Syntax) throws(CompileError) -> Checked {
        let checked = try check(operand)
        let isList = if case .list = checked.type { true } else { false }
        var hint = 0
        var type = ValueType.any
        switch checked.type.item {
        case .any, .null: break
        case .context(let fields):
            guard let index = fields.firstIndex(where: { $0.name == name }) else {
                try refuse(error(syntax, "There is no entry '\(name)' here.", Suggestion.among(fields.map(\.name), for: name)))
                break
            }
            hint = index
            type = fields[index].type
        case let known:
            guard let found = Property(rawValue: name)?.type(on: known) else {
                try refuse(
                    error(
                        syntax, "A value of type \(known) has no '\(name)'.", Suggestion.among(Property.names(on: known), for: name)))
                break
            }
            type = found
        }
        return folded(
            PathNode(checked.node, name, hint: hint, Site(name, syntax.position)), isList ? .list(type) : type,
            when: checked.constant != nil)
    }

    func filter(_ operand: Syntax, _ condition: Syntax) throws(CompileError) -> Checked {
        let checked = try check(operand)
        let item = checked.type.item
        var level = Level()
        level.declare("item", item)
        level.item = item
        let (test, _) = try within(level) { () throws(CompileError) in try check(condition) }
        let site = Site("[…]", condition.position)
        switch test.type {
        case .number: return Checked(node: IndexNode(checked.node, test.node, site), type: item)
        case .boolean, .null: return Checked(node: FilterNode(checked.node, test.node, site), type: .list(item))
        case .any: return Checked(node: FilterNode(checked.node, test.node, site), type: .any)
        case let other:
            try refuse(error(condition, "A filter must be a number or boolean, but this is \(other)."))
            return Checked(node: FilterNode(checked.node, test.node, site), type: .any)
        }
    }

    private func plans(_ iterations: [Syntax.Iteration]) throws(CompileError) -> [IterationPlan] {
        var plans: [IterationPlan] = []
        for iteration in iterations {
            let domain = try check(iteration.domain)
            let end = try iteration.end.map { end throws(CompileError) in try check(end) }
            if let end {
                try requireOrder(domain.type, end.type, "An iteration", iteration.domain)
            }
            levels[levels.count - 1].declare(iteration.name, Compiler.element(domain.type, hasEnd: end != nil))
            plans.append(
                IterationPlan(domain: domain.node, end: end?.node, site: Site("in", iteration.domain.position)))
        }
        return plans
    }

    private static func element(_ domain: ValueType, hasEnd: Bool) -> ValueType {
        if hasEnd { return domain }
        if case .range(let item) = domain { return item }
        return domain.item
    }

    func loop(_ iterations: [Syntax.Iteration], _ body: Syntax) throws(CompileError) -> Checked {
        let ((plans, checked), level) = try within(Level()) { () throws(CompileError) in
            let plans = try self.plans(iterations)
            levels[levels.count - 1].declare("partial", .list(.any))
            return (plans, try check(body))
        }
        let partial = level.variables["partial"]?.index ?? plans.count
        let walk = IterationWalk(plans: plans, slots: plans.count + 1)
        let node = LoopNode(walk, body: checked.node, readsPartial: level.usedSlots.contains(partial))
        return Checked(node: node, type: .list(checked.type))
    }

    func quantified(_ isEvery: Bool, _ iterations: [Syntax.Iteration], _ body: Syntax) throws(CompileError) -> Checked {
        let ((plans, test), _) = try within(Level()) { () throws(CompileError) in
            (try self.plans(iterations), try condition(body, "The condition behind 'satisfies'"))
        }
        let walk = IterationWalk(plans: plans, slots: plans.count)
        return Checked(node: QuantifierNode(walk, condition: test, isEvery: isEvery), type: .boolean)
    }
}
