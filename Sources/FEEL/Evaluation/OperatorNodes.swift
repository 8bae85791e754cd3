final class BinaryNode: Node {
    typealias Operation = @Sendable (Value, Value) -> Value
    private let left: any Node
    private let right: any Node
    private let operation: Operation

    init(_ left: any Node, _ right: any Node, _ operation: @escaping Operation) {
        self.left = left
        self.right = right
        self.operation = operation
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        operation(try left.value(frame, &run), try right.value(frame, &run))
    }
}

/// Addition: the only operator whose result can be larger than its operands, when they are texts.
final class AdditionNode: Node {
    private let left: any Node
    private let right: any Node

    init(_ left: any Node, _ right: any Node) {
        self.left = left
        self.right = right
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let first = try left.value(frame, &run)
        let second = try right.value(frame, &run)
        if case .string(let head) = first, case .string(let tail) = second {
            try run.check(stringSize: head.utf8.count + tail.utf8.count)
            try run.step(1 + (head.utf8.count + tail.utf8.count) >> 6)
            return .string(head + tail)
        }
        return Arithmetic.add(first, second)
    }
}

/// `=` and `!=`.
final class EqualityNode: Node {
    private let left: any Node
    private let right: any Node
    private let isNegated: Bool

    init(_ left: any Node, _ right: any Node, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let first = try left.value(frame, &run)
        let second = try right.value(frame, &run)
        guard let isEqual = try Equality.isEqual(first, second, &run) else { return .null }
        return .boolean(isEqual != isNegated)
    }
}

final class NegationNode: Node {
    private let operand: any Node

    init(_ operand: any Node) { self.operand = operand }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        Arithmetic.negate(try operand.value(frame, &run))
    }
}

/// `and`, `or` in three-valued logic.
final class LogicNode: Node {
    private let operands: [any Node]
    /// The value that settles the matter: false for `and`, true for `or`.
    private let decisive: Bool

    init(_ operands: [any Node], decisive: Bool) {
        self.operands = operands
        self.decisive = decisive
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        var isKnown = true
        for operand in operands {
            guard case .boolean(let truth) = try operand.value(frame, &run) else {
                isKnown = false
                continue
            }
            if truth == decisive { return .boolean(decisive) }
        }
        return isKnown ? .boolean(!decisive) : .null
    }
}

final class BetweenNode: Node {
    private let operand: any Node
    private let low: any Node
    private let high: any Node

    init(_ operand: any Node, _ low: any Node, _ high: any Node) {
        self.operand = operand
        self.low = low
        self.high = high
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        guard let fromLow = Ordering.compare(try low.value(frame, &run), operand),
            let toHigh = Ordering.compare(operand, try high.value(frame, &run))
        else { return .null }
        return .boolean(fromLow <= 0 && toHigh <= 0)
    }
}

final class ConditionalNode: Node {
    private let condition: any Node
    private let positive: any Node
    private let negative: any Node

    init(_ condition: any Node, _ positive: any Node, _ negative: any Node) {
        self.condition = condition
        self.positive = positive
        self.negative = negative
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try condition.value(frame, &run).isTrue ? positive.value(frame, &run) : negative.value(frame, &run)
    }
}

/// A value made to conform to a declared type; null where it does not.
final class CoercionNode: Node {
    private let operand: any Node
    private let type: ValueType

    init(_ operand: any Node, _ type: ValueType) {
        self.operand = operand
        self.type = type
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        Coercion.coerce(try operand.value(frame, &run), to: type)
    }
}

final class InstanceNode: Node {
    private let operand: any Node
    private let type: ValueType

    init(_ operand: any Node, _ type: ValueType) {
        self.operand = operand
        self.type = type
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        if operand.isNull { return .boolean(type == .null) }
        return .boolean(type != .null && Coercion.conforms(operand, to: type))
    }
}
