final class BinaryNode: Node {
    typealias Operation = @Sendable (Value, Value) -> Value
    private let left: any Node
    private let right: any Node
    private let operation: Operation
    private let site: Site

    init(_ left: any Node, _ right: any Node, _ site: Site, _ operation: @escaping Operation) {
        self.left = left
        self.right = right
        self.site = site
        self.operation = operation
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let first = try left.value(frame, &run)
        let second = try right.value(frame, &run)
        let result = operation(first, second)
        if result.isNull { try run.hasNoResult(site, first, second) }
        return result
    }
}

/// Addition: the only operator whose result can be larger than its operands, when they are texts.
final class AdditionNode: Node {
    private let left: any Node
    private let right: any Node
    private let site: Site

    init(_ left: any Node, _ right: any Node, _ site: Site) {
        self.left = left
        self.right = right
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let first = try left.value(frame, &run)
        let second = try right.value(frame, &run)
        if case .string(let head) = first, case .string(let tail) = second {
            try run.check(stringSize: head.utf8.count + tail.utf8.count)
            try run.step(1 + (head.utf8.count + tail.utf8.count) >> 6)
            return .string(head + tail)
        }
        let result = Arithmetic.add(first, second)
        if result.isNull { try run.hasNoResult(site, first, second) }
        return result
    }
}

/// `=` and `!=`.
final class EqualityNode: Node {
    private let left: any Node
    private let right: any Node
    private let isNegated: Bool
    private let site: Site

    init(_ left: any Node, _ right: any Node, isNegated: Bool, _ site: Site) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let first = try left.value(frame, &run)
        let second = try right.value(frame, &run)
        guard let isEqual = try Equality.isEqual(first, second, &run) else {
            try run.hasNoResult(site, first, second)
            return .null
        }
        return .boolean(isEqual != isNegated)
    }
}

final class NegationNode: Node {
    private let operand: any Node

    private let position: Position

    init(_ operand: any Node, at position: Position) {
        self.operand = operand
        self.position = position
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        let result = Arithmetic.negate(operand)
        if result.isNull { try run.hasNoResult(Site("-", position), operand) }
        return result
    }
}

/// A value of unknown type where a condition stands: true, false or null, or it has no result.
final class ConditionNode: Node {
    private let operand: any Node
    private let site: Site

    /// The node of a condition, looked at when it runs unless its type says that it is boolean.
    static func checking(_ condition: Compiler.Checked, _ site: Site) -> any Node {
        condition.type == .boolean ? condition.node : ConditionNode(condition.node, site)
    }

    private init(_ operand: any Node, _ site: Site) {
        self.operand = operand
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let value = try operand.value(frame, &run)
        if case .boolean = value { return value }
        try run.hasNoResult(site, value)
        return .null
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
    private let site: Site

    init(_ operand: any Node, _ low: any Node, _ high: any Node, _ site: Site) {
        self.operand = operand
        self.low = low
        self.high = high
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        let low = try low.value(frame, &run)
        let high = try high.value(frame, &run)
        guard let fromLow = Ordering.compare(low, operand), let toHigh = Ordering.compare(operand, high) else {
            try run.hasNoResult(site, operand, low, high)
            return .null
        }
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
        try Coercion.coerce(operand.value(frame, &run), to: type, "The result", &run)
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
