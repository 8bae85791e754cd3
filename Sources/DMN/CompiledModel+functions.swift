public import FEEL

/// Decisions, knowledge and services as functions of what they need.
extension CompiledModel {
    /// Something that a decision or function needs from outside.
    public struct Parameter: Equatable, Sendable {
        /// The name in the model; of an imported model with the names of the imports before it (`lib.rate`).
        public let name: String
        /// What is known of the type.
        public let type: ValueType
        /// The input or decision it stands for; nil for a parameter of business knowledge.
        let element: Int?
    }

    /// The inputs that a decision needs, those of the decisions it requires included, in the order of the file; the
    /// parameters of a function or service.
    public func parameters(of target: Target) -> [Parameter] {
        switch parts[target.element] {
        case .decision: inputs(of: target.element).map { parameter($0) }
        case .service(let service): service.parameters.map { parameter($0.element) }
        case .knowledge(let function, _, _): function.parameters.map { Parameter(name: $0.name, type: $0.type, element: nil) }
        case .input: []
        }
    }

    /// What is known of the result.
    public func resultType(of target: Target) -> ValueType {
        switch parts[target.element] {
        case .input(let type): type?.known ?? .any
        case .decision(let expression, _): expression.type
        case .knowledge(let function, _, _): function.result
        case .service(let service): service.type?.known ?? resultType(of: service)
        }
    }

    /// The element as a function: its arguments stand in the order of ``parameters(of:)``, its limits are those of the caller.
    public func function(of target: Target) -> any NativeFunction {
        TargetFunction(model: self, element: target.element, parameters: parameters(of: target).map(\.element))
    }

    private func resultType(of service: Part.Service) -> ValueType {
        let types = service.outputs.map { ValueType.Field(name: $0.name, type: resultType(of: Target(element: $0.element))) }
        return types.count == 1 ? types[0].type : .context(types)
    }

    private func parameter(_ element: Int) -> Parameter {
        let linked = linker.elements[element]
        let path = linker.instances[linked.instance].path
        return Parameter(
            name: (path + [linked.element.name]).joined(separator: "."), type: resultType(of: Target(element: element)), element: element)
    }

    /// The inputs behind a decision; a function has its own.
    private func inputs(of decision: Int) -> [Int] {
        var found: Set<Int> = []
        var seen: Set<Int> = [decision]
        var open = [decision]
        while let next = open.popLast() {
            switch parts[next] {
            case .input: found.insert(next)
            case .decision(_, let bindings):
                for element in bindings.flatMap(\.elements) where seen.insert(element).inserted { open.append(element) }
            case .knowledge, .service: break
            }
        }
        return found.sorted()
    }
}

/// A decision, knowledge or a service called from outside of the model, which it keeps alive.
struct TargetFunction: NativeFunction {
    let model: CompiledModel
    let element: Int
    let parameters: [Int?]

    func call(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard case .decision = model.parts[element] else { return try model.call(element, arguments, &run) }
        var values: [Int: Value] = [:]
        for (parameter, argument) in zip(parameters, arguments) {
            guard let parameter else { continue }
            let name = model.linker.elements[parameter].element.name
            values[parameter] = try model.type(of: parameter).converted(argument, "'\(name)'", &run)
        }
        var evaluation = ModelEvaluation(model, values: values)
        return try evaluation.value(of: element, &run)
    }
}
