@testable import FEEL

/// A slow interpreter of the pure part of the language, straight from the tables of the standard: names are looked up by name,
/// nothing is typed, folded or prepared. Compiled expressions are compared with it.
struct TreeWalk {
    var names: [String: Value]

    func value(_ syntax: Syntax) -> Value {
        switch syntax.form {
        case .null: .null
        case .boolean(let truth): .boolean(truth)
        case .number(let text): Number(text).map { .number($0) } ?? .null
        case .string(let text): .string(text)
        case .name(let name): names[name] ?? .null
        case .list(let items): .list(items.map(value))
        case .context(let entries): context(entries)
        case .negation(let operand): Arithmetic.negate(value(operand))
        case .binary(let operation, let left, let right): binary(operation, value(left), value(right))
        case .and(let operands): and(operands.map(value))
        case .or(let operands): not(and(operands.map { not(value($0)) }))
        case .between(let operand, let low, let high):
            // x >= low and x <= high, where both can be compared.
            between(value(operand), value(low), value(high))
        case .conditional(let condition, let positive, let negative):
            value(condition) == .boolean(true) ? value(positive) : value(negative)
        case .instance(let operand, let type): instance(value(operand), type)
        case .path(let operand, let name): path(value(operand), name)
        case .filter(let operand, let condition): filter(value(operand), condition)
        case .loop(let iterations, let body): loop(iterations[0], body)
        case .quantified(let isEvery, let iterations, let body): quantified(isEvery, iterations[0], body)
        case .call(let callee, .positional(let arguments)): call(callee, arguments.map(value))
        default: .null
        }
    }

    private func with(_ name: String, _ value: Value) -> TreeWalk {
        var inner = self
        inner.names[name] = value
        return inner
    }

    private func context(_ entries: [(key: String, value: Syntax)]) -> Value {
        var walk = self
        var context = Context()
        for entry in entries {
            let value = walk.value(entry.value)
            context.set(entry.key, value)
            walk.names[entry.key] = value
        }
        return .context(context)
    }

    private func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
        switch operation {
        case .add: Arithmetic.add(left, right)
        case .subtract: Arithmetic.subtract(left, right)
        case .multiply: Arithmetic.multiply(left, right)
        case .divide: Arithmetic.divide(left, right)
        case .power: Arithmetic.power(left, right)
        case .equal: equal(left, right).map { .boolean($0) } ?? .null
        case .notEqual: equal(left, right).map { .boolean(!$0) } ?? .null
        case .less: Ordering.compare(left, right).map { .boolean($0 < 0) } ?? .null
        case .lessOrEqual: Ordering.compare(left, right).map { .boolean($0 <= 0) } ?? .null
        case .greater: Ordering.compare(left, right).map { .boolean($0 > 0) } ?? .null
        case .greaterOrEqual: Ordering.compare(left, right).map { .boolean($0 >= 0) } ?? .null
        }
    }

    private func equal(_ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.null, .null): return true
        case (.null, _), (_, .null): return false
        case (.list(let first), .list(let second)):
            return first.count == second.count && zip(first, second).allSatisfy { equal($0, $1) == true }
        case (.context(let first), .context(let second)):
            return first.count == second.count
                && first.entries.allSatisfy { name, value in second[name].map { equal(value, $0) == true } ?? false }
        case (.boolean, .boolean), (.number, .number), (.string, .string): return left == right
        default: return nil
        }
    }

    private func and(_ values: [Value]) -> Value {
        if values.contains(.boolean(false)) { return .boolean(false) }
        return values.allSatisfy { $0 == .boolean(true) } ? .boolean(true) : .null
    }

    private func not(_ value: Value) -> Value {
        if case .boolean(let truth) = value { .boolean(!truth) } else { .null }
    }

    private func between(_ value: Value, _ low: Value, _ high: Value) -> Value {
        guard let first = Ordering.compare(value, low), let second = Ordering.compare(value, high) else { return .null }
        return .boolean(first >= 0 && second <= 0)
    }

    private func instance(_ value: Value, _ type: TypeSyntax) -> Value {
        if value.isNull { return .boolean(false) }
        return switch (type.form, value) {
        case (.named("Any"), _), (.named("number"), .number), (.named("string"), .string), (.named("boolean"), .boolean): .boolean(true)
        case (.list, .list(let items)): .boolean(items.allSatisfy { $0.isNull || $0.number != nil })
        default: .boolean(false)
        }
    }

    private func path(_ value: Value, _ name: String) -> Value {
        switch value {
        case .context(let context): context[name] ?? .null
        case .list(let items): .list(items.map { item in if case .context(let context) = item { context[name] ?? .null } else { .null } })
        default: .null
        }
    }

    private func filter(_ value: Value, _ condition: Syntax) -> Value {
        if value.isNull {
            return .null
        }
        let items = value.items ?? [value]
        if case .number(let text) = condition.form, let position = Number(text)?.int {
            let index = position < 0 ? items.count + position : position - 1
            return items.indices.contains(index) ? items[index] : .null
        }
        return .list(items.filter { with("item", $0).value(condition) == .boolean(true) })
    }

    private func items(_ domain: Syntax) -> [Value]? {
        let value = value(domain)
        return value.isNull ? nil : value.items ?? [value]
    }

    private func loop(_ iteration: Syntax.Iteration, _ body: Syntax) -> Value {
        guard let items = items(iteration.domain) else { return .null }
        return .list(items.map { with(iteration.name, $0).value(body) })
    }

    private func quantified(_ isEvery: Bool, _ iteration: Syntax.Iteration, _ body: Syntax) -> Value {
        guard let items = items(iteration.domain) else { return .null }
        let results = items.map { with(iteration.name, $0).value(body) }
        return isEvery ? and(results) : not(and(results.map(not)))
    }

    private func call(_ callee: Syntax, _ arguments: [Value]) -> Value {
        guard case .function(let parameters, let body) = callee.form, parameters.count == arguments.count else { return .null }
        var walk = self
        for (parameter, argument) in zip(parameters, arguments) { walk.names[parameter.name] = argument }
        return walk.value(body)
    }
}
