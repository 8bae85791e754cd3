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

    init(_ callee: any Node, _ arguments: [any Node], names: [String]?) {
        self.callee = callee
        self.arguments = arguments
        self.names = names
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        guard case .function(let function) = try callee.value(frame, &run) else { return .null }
        var values: [Value] = []
        for argument in arguments { values.append(try argument.value(frame, &run)) }
        if let names {
            let parameters = function.closure.code.parameters
            guard names.allSatisfy({ name in parameters.contains { $0.name == name } }) else { return .null }
            let given = Context(Array(zip(names, values)))
            values = parameters.map { given[$0.name] ?? .null }
        }
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

    init(_ builtin: Builtin, _ arguments: [any Node]) {
        self.builtin = builtin
        self.arguments = arguments
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let result: Value
        switch builtin.body {
        case .one(let body) where arguments.count == 1:
            let argument = try arguments[0].value(frame, &run)
            try BuiltinNode.count(argument, &run)
            result = body(argument)
        case .two(let body) where arguments.count == 2:
            let first = try arguments[0].value(frame, &run)
            let second = try arguments[1].value(frame, &run)
            try BuiltinNode.count(first, &run)
            try BuiltinNode.count(second, &run)
            result = body(first, second)
        case .many(let body):
            var values: [Value] = []
            values.reserveCapacity(arguments.count)
            for argument in arguments {
                let value = try argument.value(frame, &run)
                try BuiltinNode.count(value, &run)
                values.append(value)
            }
            result = try body(values, &run)
        case .one, .two: return .null
        }
        switch result {
        case .list(let items): try run.check(listSize: items.count)
        case .string(let text): try run.check(stringSize: text.utf8.count)
        default: break
        }
        return result
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
