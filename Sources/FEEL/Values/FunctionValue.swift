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

/// The compiled form of a function: its parameters are the slots of the body's frame.
final class FunctionCode: Sendable {
    struct Parameter: Sendable {
        let name: String
        let type: ValueType
    }

    let name: String
    let parameters: [Parameter]
    let result: ValueType
    private let body: any Node
    private let height: Int
    private let coercesResult: Bool

    init(name: String, parameters: [Parameter], result: ValueType, body: any Node, height: Int, coercesResult: Bool) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.body = body
        self.height = height
        self.coercesResult = coercesResult
    }

    func call(_ arguments: [Value], parent: Frame?, _ run: inout Run) throws(EvaluationError) -> Value {
        guard arguments.count == parameters.count else { return .null }
        try run.step()
        try run.enter(height)
        let frame = Frame(values: arguments, parent: parent)
        for (index, parameter) in parameters.enumerated() where parameter.type != .any {
            frame[index] = Coercion.coerce(frame[index], to: parameter.type)
        }
        do {
            let value = try body.value(frame, &run)
            run.leave(height)
            return coercesResult ? Coercion.coerce(value, to: result) : value
        } catch {
            var error = error
            if !name.isEmpty { error.trace.append(name) }
            throw error
        }
    }
}
