import FEEL
import FormModel

/// Turns a definition into a ``CompiledService`` and collects what is wrong with it.
struct ServiceCompiler {
    let definition: ServiceDefinition
    let formFields: [FieldDefinition]
    let pageOfField: [Int]
    var expressions: ExpressionCompiler
    /// Decisions with parameters, by id.
    private var functions: [String: CompiledFunction] = [:]

    init(_ definition: ServiceDefinition) {
        self.definition = definition
        var fields: [FieldDefinition] = []
        var pages: [Int] = []
        for (index, page) in definition.pages.enumerated() {
            fields += page.fields
            pages += Array(repeating: index, count: page.fields.count)
        }
        formFields = fields
        pageOfField = pages
        expressions = ExpressionCompiler()
    }

    mutating func compile() throws(DefinitionProblems) -> CompiledService {
        var scope = Scope()
        for field in formFields { scope.declare(ServiceCompiler.name(of: field), ServiceCompiler.type(of: field)) }
        let named = declareDecisions(in: &scope)
        let decisions = named.map { decision(for: $0, in: scope) }
        var fields: [CompiledField] = []
        for (slot, field) in formFields.enumerated() { fields.append(compile(field, slot: slot, scope: scope)) }
        let pages = compilePages(fields: fields, scope: scope)
        let fee = definition.fee?.value.flatMap { expressions.compile($0, role: .fee, in: scope, expecting: .number) }
        let deliveries = definition.delivery.map { delivery in
            CompiledDelivery(
                definition: delivery,
                formula: expressions.compile(
                    delivery.when, role: .delivery(channel: delivery.channel.value), in: scope, expecting: .boolean))
        }
        // Dependencies are only known of expressions that compile.
        try expressions.throwProblems()
        let steps = order(fields: fields, pages: pages, decisions: decisions.compactMap { $0 })
        try expressions.throwProblems()
        return CompiledService(
            definition: definition, version: definition.version, pages: pages, fields: fields, pageOfField: pageOfField,
            decisions: decisions.compactMap { $0 }, functions: functions, steps: steps, fee: fee, deliveries: deliveries,
            warnings: expressions.warnings, slotByID: Dictionary(fields.map { ($0.id, $0.slot) }, uniquingKeysWith: { first, _ in first }))
    }

    private mutating func compilePages(fields: [CompiledField], scope: Scope) -> [CompiledPage] {
        var pages: [CompiledPage] = []
        var rest = fields[...]
        for (index, page) in definition.pages.enumerated() {
            let own = rest.prefix(page.fields.count)
            rest = rest.dropFirst(page.fields.count)
            pages.append(
                CompiledPage(
                    definition: page, index: index, fields: Array(own),
                    relevance: expressions.compile(page.when, role: .pageWhen, in: scope, expecting: .boolean)))
        }
        return pages
    }

    // MARK: Decisions

    /// Declares functions and named expressions; returns the named expressions in the order of their slots.
    private mutating func declareDecisions(in scope: inout Scope) -> [DecisionDefinition] {
        let named = definition.decisions.filter(\.parameters.isEmpty)
        let taken = Set(formFields.map(\.id))
        for decision in definition.decisions where taken.contains(decision.id) {
            expressions.add(
                "duplicate_name", at: decision.location, "'\(decision.id)' is the id of a field already.",
                remedy: "Give the decision or the field another id.")
        }
        for decision in named { scope.declare(decision.id, decision.returns?.valueType ?? .any) }
        declareFunctions(in: &scope)
        checkRequirements()
        return named
    }

    /// Where a decision lists what it requires, it may use no other decision.
    private mutating func checkRequirements() {
        let known = Set(definition.decisions.map(\.id))
        for decision in definition.decisions {
            guard let requires = decision.requires else { continue }
            let listed = Set(requires.map(\.value))
            for name in requires where !known.contains(name.value) {
                expressions.add(
                    "unknown_requirement", at: name.location, "There is no decision '\(name.value)'.",
                    remedy: "Write the id of a decision of this file, or remove it.")
            }
            let used = decision.logic.names.subtracting(decision.parameters.map(\.name))
            for name in used.intersection(known).subtracting(listed).sorted() {
                expressions.add(
                    "missing_requirement", at: decision.location,
                    "'\(decision.id)' uses the decision '\(name)', which is not among its requirements.",
                    remedy: "Add '\(name)' to 'requires'.")
            }
        }
    }

    private mutating func decision(for decision: DecisionDefinition, in scope: Scope) -> Formula? {
        expressions.compile(decision, in: scope)
    }

    /// Compiles decisions with parameters, each after those it calls.
    private mutating func declareFunctions(in scope: inout Scope) {
        let functions = definition.decisions.filter { !$0.parameters.isEmpty }
        let place = Dictionary(functions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let uses = functions.map { function in
            function.logic.names.subtracting(function.parameters.map(\.name))
                .compactMap { place[$0] }.sorted()
        }
        switch DependencyOrder.sort(count: functions.count, dependencies: { uses[$0] }) {
        case .order(let order):
            for index in order { declare(functions[index], in: &scope) }
        case .cycle(let cycle):
            guard let first = cycle.first else { return }
            expressions.addCycle(cycle.map { functions[$0].id }, at: functions[first].texts.first?.location ?? functions[first].location)
        }
    }

    private mutating func declare(_ function: DecisionDefinition, in scope: inout Scope) {
        do throws(CompileError) {
            let compiled = try CompiledFunction.compile(
                name: function.id,
                parameters: function.parameters.map { DecisionLogic.Parameter($0.name, $0.type.valueType) },
                result: function.returns?.valueType, logic: function.logic, in: scope)
            scope.declare(compiled)
            self.functions[function.id] = compiled
            expressions.warn(compiled.warnings, in: function)
        } catch {
            expressions.add(error, in: function)
        }
    }
}
