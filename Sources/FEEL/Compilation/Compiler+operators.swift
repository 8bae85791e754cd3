extension Compiler {
    /// Checks a condition: anything that may be a boolean.
    func condition(_ syntax: Syntax, _ place: String) throws(CompileError) -> any Node {
        let checked = try check(syntax)
        if !checked.type.fits(.boolean) {
            try refuse(error(syntax, "\(place) must be boolean, but this is \(checked.type)."))
        }
        return ConditionNode.checking(checked, Site(place, syntax.position))
    }

    func logic(_ operands: [Syntax], decisive: Bool) throws(CompileError) -> Checked {
        var nodes: [any Node] = []
        for operand in operands {
            nodes.append(try condition(operand, "An operand of '\(decisive ? "or" : "and")'"))
        }
        return Checked(node: LogicNode(nodes, decisive: decisive), type: .boolean)
    }

    func conditional(_ condition: Syntax, _ positive: Syntax, _ negative: Syntax) throws(CompileError) -> Checked {
        let test = try self.condition(condition, "The condition of 'if'")
        let first = try check(positive)
        let second = try check(negative)
        return Checked(node: ConditionalNode(test, first.node, second.node), type: first.type.joined(second.type))
    }

    func negation(_ operand: Syntax) throws(CompileError) -> Checked {
        let checked = try check(operand)
        var type = checked.type
        switch type {
        case .number, .yearsMonths, .daysTime, .any, .null: break
        default:
            try refuse(error(operand, "'-' needs a number or a duration, but this is \(type)."))
            type = .null
        }
        return folded(NegationNode(checked.node, at: operand.position), type, when: checked.constant != nil)
    }

    func binary(
        _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
    ) throws(CompileError) -> Checked {
        let first = try check(left)
        let second = try check(right)
        let type: ValueType
        switch operation {
        case .add, .subtract, .multiply, .divide, .power:
            if let result = Arithmetic.type(operation, first.type, second.type) {
                type = result
            } else {
                try refuse(error(syntax, "'\(operation.rawValue)' does not work on \(first.type) and \(second.type)."))
                type = .any
            }
        case .equal, .notEqual:
            if !first.type.isComparable(with: second.type) {
                try refuse(error(syntax, "\(first.type) and \(second.type) are never equal."))
            }
            type = .boolean
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            try requireOrder(first.type, second.type, "'\(operation.rawValue)'", syntax)
            type = .boolean
        }
        let node = Compiler.node(operation, first.node, second.node, at: syntax.position)
        return folded(node, type, when: first.constant != nil && second.constant != nil)
    }

    static func node(
        _ operation: BinaryOperator, _ left: any Node, _ right: any Node, at position: Position = Position()
    ) -> any Node {
        let site = Site(operation.rawValue, position)
        return switch operation {
        case .add: AdditionNode(left, right, site)
        case .subtract: BinaryNode(left, right, site) { Arithmetic.subtract($0, $1) }
        case .multiply: BinaryNode(left, right, site) { Arithmetic.multiply($0, $1) }
        case .divide: BinaryNode(left, right, site) { Arithmetic.divide($0, $1) }
        case .power: BinaryNode(left, right, site) { Arithmetic.power($0, $1) }
        case .equal: EqualityNode(left, right, isNegated: false, site)
        case .notEqual: EqualityNode(left, right, isNegated: true, site)
        case .less: BinaryNode(left, right, site) { Ordering.less($0, $1) }
        case .lessOrEqual: BinaryNode(left, right, site) { Ordering.lessOrEqual($0, $1) }
        case .greater: BinaryNode(left, right, site) { Ordering.greater($0, $1) }
        case .greaterOrEqual: BinaryNode(left, right, site) { Ordering.greaterOrEqual($0, $1) }
        }
    }

    func requireOrder(_ left: ValueType, _ right: ValueType, _ place: String, _ syntax: Syntax) throws(CompileError) {
        for type in [left, right] where !Ordering.isOrdered(type) {
            try refuse(error(syntax, "\(place) needs values that have an order, but \(type) has none."))
        }
        if !left.fits(right) {
            try refuse(error(syntax, "\(place) cannot compare \(left) with \(right)."))
        }
    }

    func between(_ operand: Syntax, _ low: Syntax, _ high: Syntax) throws(CompileError) -> Checked {
        let value = try check(operand)
        let first = try check(low)
        let second = try check(high)
        try requireOrder(value.type, first.type, "'between'", low)
        try requireOrder(value.type, second.type, "'between'", high)
        return Checked(node: BetweenNode(value.node, first.node, second.node, Site("between", operand.position)), type: .boolean)
    }

    func membership(_ operand: Syntax, _ tests: [Syntax]) throws(CompileError) -> Checked {
        let value = try check(operand)
        let tests = try membershipTests(tests, of: value.type)
        return Checked(node: MembershipNode(value.node, tests, Site("in", operand.position)), type: .boolean)
    }

    /// Tests of a value of that type, which stands in the only slot of their frame.
    func membershipTests(_ tests: [Syntax], of type: ValueType) throws(CompileError) -> MembershipTests {
        var level = Level()
        level.declare("?", type)
        var found: [MembershipTests.Test] = []
        for test in tests {
            level.usedSlots = []
            let (one, _) = try within(level) { () throws(CompileError) in try membershipTest(test, of: type) }
            found.append(one)
        }
        return MembershipTests(found)
    }

    private func membershipTest(_ test: Syntax, of type: ValueType) throws(CompileError) -> MembershipTests.Test {
        if case .comparison(let operation, let operand) = test.form {
            let bound = try check(operand)
            if operation == .equal || operation == .notEqual {
                if !type.isComparable(with: bound.type) {
                    try refuse(error(test, "\(type) and \(bound.type) are never equal."))
                }
            } else {
                try requireOrder(type, bound.type, "'\(operation.rawValue)'", test)
            }
            return .condition(Compiler.node(operation, LocalNode(index: 0), bound.node, at: test.position))
        }
        let checked = try check(test)
        if let level = levels.last, level.usedSlots.contains(0), checked.type == .boolean { return .condition(checked.node) }
        if !type.canBe(in: checked.type) {
            try refuse(error(test, "A value of type \(type) is never in \(checked.type)."))
        }
        return .value(checked.node)
    }

    func range(_ range: Syntax.RangeSyntax, _ syntax: Syntax) throws(CompileError) -> Checked {
        let start = try range.start.map { endpoint throws(CompileError) in try check(endpoint) }
        let end = try range.end.map { endpoint throws(CompileError) in try check(endpoint) }
        try requireOrder(start?.type ?? .any, end?.type ?? .any, "A range", syntax)
        let node = RangeNode(
            start: start?.node, end: end?.node, includesStart: range.includesStart, includesEnd: range.includesEnd,
            Site("..", syntax.position))
        let type = (start?.type ?? .null).joined(end?.type ?? .null)
        let isConstant = (start.map { $0.constant != nil } ?? true) && (end.map { $0.constant != nil } ?? true)
        return folded(node, .range(type == .null ? .any : type), when: isConstant)
    }
}

extension ValueType {
    /// Whether `=` can have a result other than null on these types.
    func isComparable(with other: ValueType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any), (.null, _), (_, .null): true
        case (.list, .list), (.context, .context), (.range, .range), (.function, .function): true
        default: self == other
        }
    }

    /// Whether a value of this type can be found in something of that type.
    func canBe(in container: ValueType) -> Bool {
        switch container {
        case .list(let item): isComparable(with: item) || canBe(in: item) || isComparable(with: container)
        case .range(let item): isComparable(with: item) || isComparable(with: container)
        default: isComparable(with: container)
        }
    }
}
