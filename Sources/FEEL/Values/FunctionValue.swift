/// A function as a value: one written in an expression, with the values around it, or a built-in one.
///
/// Two functions are equal when they are the same one.
public struct FunctionValue: Hashable, Sendable {
    let closure: Closure

    public static func == (left: FunctionValue, right: FunctionValue) -> Bool {
        left.closure === right.closure
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(closure))
    }

    var type: ValueType {
        .function(parameters: closure.code.parameters.map(\.type), result: closure.code.result)
    }

    /// The result for some arguments; null when their number is wrong.
    func call(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        try closure.code.call(arguments, parent: closure.surroundings.frame(), &run)
    }
}

/// A function and the values that it can see.
final class Closure: Sendable {
    let code: FunctionCode
    let surroundings: Surroundings

    init(_ code: FunctionCode, _ surroundings: Surroundings) {
        self.code = code
        self.surroundings = surroundings
    }
}

/// The values of nested frames at one moment, innermost first.
struct Surroundings: Sendable {
    private let levels: [[Value]]

    init(_ frame: Frame?) {
        var levels: [[Value]] = []
        var current = frame
        while let frame = current {
            levels.append(frame.values)
            current = frame.parent
        }
        self.levels = levels
    }

    func frame() -> Frame? {
        levels.reversed().reduce(nil as Frame?) { parent, values in Frame(values: values, parent: parent) }
    }
}
