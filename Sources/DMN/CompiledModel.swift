public import FEEL

/// A decision model with its imports, checked and ready to run often.
///
/// Faults in expressions do not stop it: the part is null, as the standard wants it, and stands in ``issues``.
public final class CompiledModel: Sendable {
    public let name: String
    public let namespace: String
    /// What was found while compiling, by line.
    public let issues: [DMNIssue]
    /// The tables of the model itself; the origin of a text is its line.
    public let tables: [DecisionTable]
    let linker: ModelLinker
    let parts: [Part]

    init(linker: ModelLinker, parts: [Part], tables: [DecisionTable], issues: [DMNIssue]) {
        self.linker = linker
        self.parts = parts
        self.tables = tables
        self.issues = issues
        name = linker.instances.last?.model.name ?? ""
        namespace = linker.instances.last?.model.namespace ?? ""
    }

    /// Puts a model together with those it imports and compiles it.
    ///
    /// - Parameter others: models among which imports are looked for, by namespace.
    /// - Throws: ``DMNError`` when imports go in a circle or beyond the limits.
    public static func compile(_ model: DMNModel, importing others: [DMNModel] = []) throws(DMNError) -> CompiledModel {
        var compiler = ModelCompiler(try ModelLinker(model, among: others), home: ModelHome())
        return compiler.compile()
    }

    /// An element that can be evaluated or invoked.
    public struct Target: Hashable, Sendable {
        let element: Int
    }

    /// The decision, business knowledge or service with that name or id; the model itself goes before its imports.
    ///
    /// - Parameter namespace: of the model that declares it; nil for any.
    public func target(_ name: String, namespace: String? = nil) -> Target? {
        let candidates = linker.elements.indices.reversed().filter { number in
            let linked = linker.elements[number]
            let home = linker.instances[linked.instance]
            guard linked.element.kind != .input, namespace == nil || namespace == home.model.namespace else { return false }
            let prefix = home.path.map { $0 + "." }.joined()
            return linked.element.name == name || linked.element.id == name || prefix + linked.element.name == name
        }
        let own = candidates.filter { linker.elements[$0].instance == linker.instances.count - 1 }
        let best = own.last { linker.elements[$0].element.name == name } ?? own.last ?? candidates.first
        return best.map { Target(element: $0) }
    }

    /// The value of a decision.
    ///
    /// - Parameter inputs: input data by name; those of imported models lie in a context under the name of the import.
    /// - Throws: ``EvaluationError`` when the work goes beyond the environment's limits.
    public func evaluate(
        _ target: Target, _ inputs: ModelInputs, _ environment: Environment, trace: DecisionTrace? = nil
    ) throws(EvaluationError) -> Value {
        var run = Run(environment, trace: trace)
        var evaluation = ModelEvaluation(self, values: try values(inputs, &run))
        return try evaluation.value(of: target.element, &run)
    }

    /// The result of business knowledge or a decision service for arguments by name; null for a decision.
    public func invoke(
        _ target: Target, _ arguments: Context, _ environment: Environment, trace: DecisionTrace? = nil
    ) throws(EvaluationError) -> Value {
        var run = Run(environment, trace: trace)
        switch parts[target.element] {
        case .knowledge(_, _, let function):
            return try function.call(function.parameterNames.map { arguments[$0] ?? .null }, in: &run)
        case .service(let service):
            return try call(target.element, service.parameters.map { argument(for: $0.name, $0.element, arguments) }, &run)
        case .input, .decision: return .null
        }
    }

    /// An argument by its name, or within the contexts of the imports that lead to it.
    private func argument(for name: String, _ element: Int, _ arguments: Context) -> Value {
        let path = linker.instances[linker.elements[element].instance].path
        return CompiledModel.value(of: path + [name], in: arguments) ?? arguments[name] ?? .null
    }

    /// Names of what a decision requires directly.
    public func requirements(of target: Target) -> [String] {
        guard case .decision(_, let bindings) = parts[target.element] else { return [] }
        return bindings.flatMap(\.elements).map { linker.elements[$0].element.name }
    }

    /// Whether it is a decision, which is evaluated, not invoked.
    public func isDecision(_ target: Target) -> Bool {
        if case .decision = parts[target.element] { true } else { false }
    }

    /// Names of the decisions, functions and services of the model itself, in the order of its file.
    public var targetNames: [String] {
        linker.elements.filter { $0.instance == linker.instances.count - 1 && $0.element.kind != .input }.map(\.element.name)
    }

    /// Names of the outputs of a decision service; none for anything else.
    public func outputs(of target: Target) -> [String] {
        guard case .service(let service) = parts[target.element] else { return [] }
        return service.outputs.map(\.name)
    }

    // MARK: Running

    private func values(_ inputs: ModelInputs, _ run: inout Run) throws(EvaluationError) -> [Int: Value] {
        var values: [Int: Value] = [:]
        for (number, part) in parts.enumerated() {
            guard case .input(let type) = part else { continue }
            let linked = linker.elements[number]
            let home = linker.instances[linked.instance]
            let name = linked.element.name
            let value =
                CompiledModel.value(of: home.path + [name], in: inputs.values)
                ?? inputs.byNamespace[home.model.namespace]?[name]
                ?? inputs.values[(home.path + [name]).joined(separator: ".")] ?? inputs.values[name] ?? .null
            values[number] = try type.converted(value, "'\(name)'", &run)
        }
        return values
    }

    private static func value(of path: [String], in context: Context) -> Value? {
        var value = Value.context(context)
        for name in path {
            guard case .context(let context) = value, let next = context[name] else { return nil }
            value = next
        }
        return value
    }

    func call(_ element: Int, _ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        var evaluation = ModelEvaluation(self, values: [:])
        switch parts[element] {
        case .knowledge(let function, let bindings, _):
            return try function.call(arguments, evaluation.frame(of: bindings, &run), in: &run)
        case .service(let service): return try call(service, arguments, &run)
        case .input, .decision: return .null
        }
    }

    private func call(_ service: Part.Service, _ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard arguments.count == service.parameters.count else { return .null }
        var values: [Int: Value] = [:]
        for (parameter, argument) in zip(service.parameters, arguments) {
            values[parameter.element] = try type(of: parameter.element).converted(argument, "'\(parameter.name)'", &run)
        }
        var evaluation = ModelEvaluation(self, values: values)
        var results: [(String, Value)] = []
        for output in service.outputs { results.append((output.name, try evaluation.value(of: output.element, &run))) }
        let result = results.count == 1 ? results[0].1 : .context(Context(results))
        return try service.type.converted(result, "The result", &run)
    }

    func type(of element: Int) -> ItemType? {
        if case .input(let type) = parts[element] { return type }
        let linked = linker.elements[element]
        return linker.instances[linked.instance].types.type(linked.element.typeRef)
    }
}

/// The input data of an evaluation.
public struct ModelInputs: Sendable {
    /// By name.
    public var values: Context
    /// By namespace of the declaring model, then by name: for imported models wherever they stand.
    public var byNamespace: [String: Context]

    public init(_ values: Context = Context(), byNamespace: [String: Context] = [:]) {
        self.values = values
        self.byNamespace = byNamespace
    }
}
