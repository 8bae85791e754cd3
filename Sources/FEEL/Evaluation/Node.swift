/// A part of a compiled expression: it knows its slots and functions and looks nothing up by name.
protocol Node: AnyObject, Sendable {
    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value
}

final class ConstantNode: Node {
    let constant: Value

    init(_ constant: Value) { self.constant = constant }

    func value(_ frame: Frame, _ run: inout Run) -> Value { constant }
}

/// A value of the innermost frame.
final class LocalNode: Node {
    private let index: Int

    init(index: Int) { self.index = index }

    func value(_ frame: Frame, _ run: inout Run) -> Value { frame[index] }
}

/// A value of an outer frame.
final class SlotNode: Node {
    private let slot: Slot

    init(_ slot: Slot) { self.slot = slot }

    func value(_ frame: Frame, _ run: inout Run) -> Value { frame[slot] }
}
