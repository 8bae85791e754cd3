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
            frame[index] = try Coercion.coerce(frame[index], to: parameter.type, "'\(parameter.name)'", &run)
        }
        do {
            let value = try body.value(frame, &run)
            run.leave(height)
            return coercesResult ? try Coercion.coerce(value, to: result, "The result", &run) : value
        } catch {
            var error = error
            if !name.isEmpty { error.trace.append(name) }
            throw error
        }
    }
}
