/// A call of a function of one's own that is known when the expression is compiled.
final class FunctionCallNode: Node {
    private let code: FunctionCode
    private let arguments: [any Node]
    /// How many frames outwards the function's surroundings are.
    private let hops: Int

    init(_ code: FunctionCode, _ arguments: [any Node], hops: Int) {
        self.code = code
        self.arguments = arguments
        self.hops = hops
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try argument.value(frame, &run)) }
        return try code.call(values, parent: frame.ancestor(hops), &run)
    }
}

/// A call of whatever function an expression gives.
final class ValueCallNode: Node {
    private let callee: any Node
    private let arguments: [any Node]
    /// Names of the arguments, where they are named.
    private let names: [String]?
    private let site: Site

    init(_ callee: any Node, _ arguments: [any Node], names: [String]?, _ site: Site = Site("(…)", Position())) {
        self.callee = callee
        self.arguments = arguments
        self.names = names
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let callee = try callee.value(frame, &run)
        guard case .function(let function) = callee else {
            try run.hasNoResult(site, callee)
            return .null
        }
        var values: [Value] = []
        for argument in arguments { values.append(try argument.value(frame, &run)) }
        if let names {
            let parameters = function.closure.code.parameters
            guard names.count == parameters.count, names.allSatisfy({ name in parameters.contains { $0.name == name } }) else {
                try run.hasNoResult(site, callee)
                return .null
            }
            let given = Context(Array(zip(names, values)))
            values = parameters.map { given[$0.name] ?? .null }
        }
        if values.count != function.closure.code.parameters.count { try run.hasNoResult(site, callee) }
        return try function.call(values, &run)
    }
}

/// A function as a value, with the frames around it as they are now.
final class ClosureNode: Node {
    private let code: FunctionCode
    private let hops: Int

    init(_ code: FunctionCode, hops: Int) {
        self.code = code
        self.hops = hops
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step()
        return .function(FunctionValue(closure: Closure(code, Surroundings(frame.ancestor(hops)))))
    }
}

/// A call of a built-in function.
final class BuiltinNode: Node {
    private let builtin: Builtin
    private let arguments: [any Node]
    private let position: Position

    init(_ builtin: Builtin, _ arguments: [any Node], at position: Position) {
        self.builtin = builtin
        self.arguments = arguments
        self.position = position
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        var result = Value.null
        switch builtin.body {
        case .one(let body) where arguments.count == 1:
            let argument = try arguments[0].value(frame, &run)
            try BuiltinNode.count(argument, &run)
            result = body(argument)
            if result.isNull { try hasNoResult([argument], &run) }
        case .two(let body) where arguments.count == 2:
            let first = try arguments[0].value(frame, &run)
            let second = try arguments[1].value(frame, &run)
            try BuiltinNode.count(first, &run)
            try BuiltinNode.count(second, &run)
            result = body(first, second)
            if result.isNull { try hasNoResult([first, second], &run) }
        case .many(let body):
            var values: [Value] = []
            values.reserveCapacity(arguments.count)
            for argument in arguments {
                let value = try argument.value(frame, &run)
                try BuiltinNode.count(value, &run)
                values.append(value)
            }
            result = try body(values, &run)
            if result.isNull { try hasNoResult(values, &run) }
        case .one, .two: return .null
        }
        switch result {
        case .list(let items): try run.check(listSize: items.count)
        case .string(let text): try run.check(stringSize: text.utf8.count)
        default: break
        }
        return result
    }

    /// Null is an answer where an argument, or an item of a list, is null, where a list is empty, and for some functions always.
    private func hasNoResult(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) {
        guard run.raisesNoResult, !builtin.givesNull else { return }
        for argument in arguments {
            guard !argument.isNull else { return }
            if case .list(let items) = argument {
                try run.step(items.count)
                guard !items.isEmpty, !items.contains(.null) else { return }
            }
        }
        throw run.noResult(Site(builtin.name, position), arguments)
    }

    /// Counts the work that an argument will make.
    private static func count(_ value: Value, _ run: inout Run) throws(EvaluationError) {
        switch value {
        case .list(let items): try run.step(items.count)
        case .string(let text): try run.step(text.utf8.count >> 4)
        case .context(let context): try run.step(context.count)
        default: try run.step()
        }
    }
}

/// An argument brought into the shape that a built-in function works on.
final class ArgumentNode: Node {
    private let operand: any Node
    private let wantsList: Bool

    init(_ operand: any Node, wantsList: Bool) {
        self.operand = operand
        self.wantsList = wantsList
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let value = try operand.value(frame, &run)
        switch value {
        case .null: return value
        case .list(let items): return !wantsList && items.count == 1 ? items[0] : value
        default: return wantsList ? .list([value]) : value
        }
    }
}
