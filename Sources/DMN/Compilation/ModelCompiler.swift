import FEEL
import XMLReading

/// Compiles the elements of linked models in the order of their requirements.
struct ModelCompiler {
    private let linker: ModelLinker
    private let home: ModelHome
    private var parts: [Int: Part] = [:]
    private var types: [Int: ValueType] = [:]
    private var bindings: [Int: [(name: String, binding: Binding)]] = [:]
    private var issues: [DMNIssue]
    private var tables: [DecisionTable] = []

    init(_ linker: ModelLinker, home: ModelHome) {
        self.linker = linker
        self.home = home
        issues = linker.issues
    }

    mutating func compile() -> CompiledModel {
        for number in linker.elements.indices { bindings[number] = bind(number) }
        declareFunctions()
        let order = RequirementOrder(linker.elements.indices.map { requirements(of: $0) })
        for number in order.sorted { compile(number) }
        for cycle in order.cyclic {
            note(.error, cycle, "It requires itself, directly or by way of others; it is null.")
            compileNothing(cycle)
        }
        let parts = linker.elements.indices.map { self.parts[$0] ?? .input(nil) }
        let model = CompiledModel(linker: linker, parts: parts, tables: tables, issues: issues.sorted { $0.line < $1.line })
        home.model = model
        return model
    }

    private mutating func note(_ severity: DMNIssue.Severity, _ number: Int, line: Int? = nil, _ message: String) {
        let linked = linker.elements[number]
        issues.append(
            DMNIssue(
                severity: severity, model: linker.instances[linked.instance].model, element: linked.element.name,
                line: line ?? linked.element.line, message: message))
    }

    // MARK: Names

    private mutating func bind(_ number: Int) -> [(name: String, binding: Binding)] {
        let linked = linker.elements[number]
        var names: [(name: String, binding: Binding)] = []
        var imported: [(prefix: String, entries: [(name: String, element: Int)])] = []
        for reference in linked.element.requirements {
            guard let (target, prefix) = linker.resolve(reference, from: linked.instance) else {
                note(.warning, number, line: reference.line, "What it requires is not here: '\(reference.href)'.")
                continue
            }
            let element = linker.elements[target].element
            if let prefix {
                let index = imported.firstIndex { $0.prefix == prefix } ?? imported.count
                if index == imported.count { imported.append((prefix, [])) }
                imported[index].entries.append((element.name, target))
            } else {
                names.append((element.name, .element(target)))
                if let variable = element.variable, variable != element.name { names.append((variable, .element(target))) }
            }
        }
        return names + imported.map { ($0.prefix, .imported($0.entries)) }
    }

    /// Decisions and inputs that must be known before an element is compiled; functions are known from the start.
    private func requirements(of number: Int) -> [Int] {
        guard linker.elements[number].element.kind == .decision else { return [] }
        return (bindings[number] ?? []).flatMap { $0.binding.elements }.filter { linker.elements[$0].element.kind == .decision }
    }

    private func scope(of number: Int) -> Scope {
        var scope = Scope(mode: .standard)
        scope.externals = JavaFunctions()
        for (name, type) in linker.instances[linker.elements[number].instance].types.types { scope.declare(type.known, named: name) }
        for (name, binding) in bindings[number] ?? [] {
            switch binding {
            case .element(let element): scope.declare(name, types[element] ?? .any)
            case .imported(let entries):
                scope.declare(name, .context(entries.map { ValueType.Field(name: $0.name, type: types[$0.element] ?? .any) }))
            }
        }
        return scope
    }

    // MARK: Inputs and functions

    private mutating func declareFunctions() {
        for (number, linked) in linker.elements.enumerated() {
            let table = linker.instances[linked.instance].types
            switch linked.element.kind {
            case .input:
                let type = declaredType(number)
                parts[number] = .input(type)
                types[number] = type?.known ?? .any
            case .decision: types[number] = declaredType(number)?.known
            case .knowledge:
                let reader = LogicReader(types: table, decision: linked.element.name)
                declare(number, parameters: linked.element.logic.map(reader.parameters) ?? [])
            case .service: compileService(number)
            }
        }
    }

    private mutating func declaredType(_ number: Int) -> ItemType? {
        let linked = linker.elements[number]
        let table = linker.instances[linked.instance].types
        if !table.isKnown(linked.element.typeRef) {
            note(.warning, number, "There is no type '\(linked.element.typeRef ?? "")'; every value is accepted.")
        }
        return table.type(linked.element.typeRef)
    }

    private mutating func declare(_ number: Int, parameters: [DecisionLogic.Parameter]) {
        types[number] = .function(parameters: parameters.map { $0.type ?? .any }, result: .any)
    }

    private mutating func compileService(_ number: Int) {
        let linked = linker.elements[number]
        func found(_ references: [DMNModel.Reference]) -> [(name: String, element: Int)] {
            references.compactMap { reference in
                linker.resolve(reference, from: linked.instance).map { (linker.elements[$0.element].element.name, $0.element) }
            }
        }
        let parameters = found(linked.element.parameters)
        let outputs = found(linked.element.outputs)
        if outputs.count < linked.element.outputs.count || parameters.count < linked.element.parameters.count {
            note(.warning, number, "A decision or input that the service names is not here.")
        }
        let declared = declaredType(number)
        var type = declared
        if case .function? = declared?.shape { type = nil }
        let names = parameters.map { DecisionLogic.Parameter($0.name) }
        let value = FunctionValue(
            name: linked.element.name, parameters: names, result: .any, body: ModelFunction(home: home, element: number))
        parts[number] = .service(Part.Service(parameters: parameters, outputs: outputs, type: type, value: value))
        declare(number, parameters: names)
    }

    // MARK: Logic

    private mutating func compile(_ number: Int) {
        switch linker.elements[number].element.kind {
        case .input, .service: break
        case .decision: compileDecision(number)
        case .knowledge: compileKnowledge(number)
        }
    }

    private mutating func compileNothing(_ number: Int) {
        let (nothing, _) = CompiledExpression.compileLeniently(.none, named: linker.elements[number].element.name, in: .empty)
        parts[number] = .decision(nothing, [])
    }

    private mutating func compileDecision(_ number: Int) {
        let linked = linker.elements[number]
        var reader = LogicReader(types: linker.instances[linked.instance].types, decision: linked.element.name)
        let logic = reader.converted(reader.logic(linked.element.logic), to: linked.element.typeRef, line: linked.element.line)
        if linked.element.logic == nil { note(.warning, number, "It has no logic; it is null.") }
        let (expression, faults) = CompiledExpression.compileLeniently(logic, named: linked.element.name, in: scope(of: number))
        note(logic.tables, number)
        report(reader.issues, faults, number)
        types[number] = types[number] ?? expression.type
        parts[number] = .decision(expression, (bindings[number] ?? []).map(\.binding))
    }

    private mutating func compileKnowledge(_ number: Int) {
        let linked = linker.elements[number]
        let name = linked.element.name
        var reader = LogicReader(types: linker.instances[linked.instance].types, decision: name)
        let node = linked.element.logic
        let parameters = node.map(reader.parameters) ?? []
        var logic = DecisionLogic.none
        if let node {
            logic = reader.converted(reader.body(node), to: node["typeRef"], line: node.line)
            if case .function? = reader.types.type(linked.element.typeRef)?.shape {
            } else {
                logic = reader.converted(logic, to: linked.element.typeRef, line: linked.element.line)
            }
        } else {
            note(.warning, number, "It has no logic; it is null.")
        }
        var scope = scope(of: number)
        // A function may call itself without requiring itself.
        scope.declare(name, types[number] ?? .any)
        let (function, faults) = CompiledFunction.compileLeniently(
            name: name, parameters: parameters, result: nil, logic: logic, in: scope)
        note(logic.tables, number)
        report(reader.issues, faults, number)
        let value = FunctionValue(
            name: name, parameters: parameters, result: function.result, body: ModelFunction(home: home, element: number))
        parts[number] = .knowledge(function, (bindings[number] ?? []).map(\.binding) + [.element(number)], value: value)
    }

    private mutating func note(_ tables: [DecisionTable], _ number: Int) {
        if linker.elements[number].instance == linker.instances.count - 1 { self.tables += tables }
    }

    private mutating func report(_ notes: [(line: Int, message: String)], _ faults: [CompileError], _ number: Int) {
        for issue in notes { note(.warning, number, line: issue.line, issue.message) }
        for fault in faults { note(.error, number, line: fault.origin == 0 ? nil : fault.origin, fault.message) }
    }
}

extension Binding {
    var elements: [Int] {
        switch self {
        case .element(let element): [element]
        case .imported(let entries): entries.map(\.element)
        }
    }
}
