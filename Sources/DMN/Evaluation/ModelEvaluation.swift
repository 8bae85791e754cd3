import FEEL

/// The values of one evaluation of a model: each decision is evaluated at most once.
struct ModelEvaluation {
    private let model: CompiledModel
    private var values: [Int: Value]

    /// - Parameter values: what is known already: inputs, and decisions that are given instead of evaluated.
    init(_ model: CompiledModel, values: [Int: Value]) {
        self.model = model
        self.values = values
    }

    /// The value of an element; what it requires is evaluated first, without recursion.
    mutating func value(of element: Int, _ run: inout Run) throws(EvaluationError) -> Value {
        var open = [element]
        while let next = open.last {
            guard values[next] == nil else {
                open.removeLast()
                continue
            }
            switch model.parts[next] {
            case .input: values[next] = .null
            case .knowledge(_, _, let function): values[next] = .function(function)
            case .service(let service): values[next] = .function(service.value)
            case .decision(let expression, let bindings):
                let missing = bindings.flatMap(\.elements).filter { values[$0] == nil }
                if missing.isEmpty {
                    values[next] = try evaluate(expression, frame(bindings), &run)
                } else {
                    open += missing
                }
            }
        }
        return values[element] ?? .null
    }

    private func evaluate(_ expression: CompiledExpression, _ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        do {
            return try expression.evaluate(frame, in: &run)
        } catch {
            throw error.within(expression.source)
        }
    }

    /// The frame of a function, whose bindings are functions as well.
    mutating func frame(of bindings: [Binding], _ run: inout Run) throws(EvaluationError) -> Frame {
        for element in bindings.flatMap(\.elements) { _ = try value(of: element, &run) }
        return frame(bindings)
    }

    private func frame(_ bindings: [Binding]) -> Frame {
        let frame = Frame(count: bindings.count)
        for (slot, binding) in bindings.enumerated() {
            switch binding {
            case .element(let element): frame[slot] = values[element] ?? .null
            case .imported(let entries):
                frame[slot] = .context(Context(entries.map { ($0.name, values[$0.element] ?? .null) }))
            }
        }
        return frame
    }
}
