/// Boxed conditionals, iterations and filters. Source: DMN 1.4, section 10.2.2.
extension Compiler {
    func conditional(
        _ condition: DecisionLogic, _ positive: DecisionLogic, _ negative: DecisionLogic
    ) throws(CompileError) -> Checked {
        let test = try self.condition(condition, "The condition of 'if'")
        let first = try check(positive)
        let second = try check(negative)
        return Checked(node: ConditionalNode(test, first.node, second.node), type: first.type.joined(second.type))
    }

    private func condition(_ logic: DecisionLogic, _ what: String) throws(CompileError) -> any Node {
        let checked = try check(logic)
        guard decision.isLenient || checked.type.fits(.boolean) else {
            throw CompileError(
                line: 1, column: 1, message: "\(what) must be boolean, but this is \(checked.type).", origin: logic.origin)
        }
        return checked.node
    }

    func loop(_ variable: String, _ domain: DecisionLogic, _ body: DecisionLogic) throws(CompileError) -> Checked {
        let values = try check(domain)
        var level = Level()
        level.declare(variable, Compiler.element(of: values.type))
        level.declare("partial", .list(.any))
        let (checked, used) = try within(level) { () throws(CompileError) in try check(body) }
        let walk = IterationWalk(plans: [IterationPlan(domain: values.node.inward, end: nil)], slots: 2)
        let node = LoopNode(walk, body: checked.node, readsPartial: used.usedSlots.contains(1))
        return Checked(node: node, type: .list(checked.type))
    }

    func quantified(
        _ isEvery: Bool, _ variable: String, _ domain: DecisionLogic, _ condition: DecisionLogic
    ) throws(CompileError) -> Checked {
        let values = try check(domain)
        var level = Level()
        level.declare(variable, Compiler.element(of: values.type))
        let (test, _) = try within(level) { () throws(CompileError) in
            try self.condition(condition, "The condition behind 'satisfies'")
        }
        let walk = IterationWalk(plans: [IterationPlan(domain: values.node.inward, end: nil)], slots: 1)
        return Checked(node: QuantifierNode(walk, condition: test, isEvery: isEvery), type: .boolean)
    }

    func filter(_ operand: DecisionLogic, _ match: DecisionLogic) throws(CompileError) -> Checked {
        let checked = try check(operand)
        let item = checked.type.item
        var level = Level()
        level.declare("item", item)
        level.item = item
        let (test, _) = try within(level) { () throws(CompileError) in try check(match) }
        switch test.type {
        case .number: return Checked(node: IndexNode(checked.node, test.node), type: item)
        case .boolean, .null: return Checked(node: FilterNode(checked.node, test.node), type: .list(item))
        case .any: return Checked(node: FilterNode(checked.node, test.node), type: .any)
        case let other:
            guard !decision.isLenient else { return constant(.null, .any) }
            throw CompileError(
                line: 1, column: 1, message: "A filter must be a number or boolean, but this is \(other).", origin: match.origin)
        }
    }

    private static func element(of domain: ValueType) -> ValueType {
        if case .range(let item) = domain { return item }
        return domain.item
    }
}

extension Node {
    /// The same value seen from one frame further in.
    var inward: any Node { OutwardNode(self) }
}
