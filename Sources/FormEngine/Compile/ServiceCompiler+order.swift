import FEEL
import FormModel

extension ServiceCompiler {
    /// The order in which pages, fields and decisions are worked out; a cycle becomes a problem.
    mutating func order(fields: [CompiledField], pages: [CompiledPage], decisions: [Formula]) -> [EvaluationStep] {
        // Numbering of the things to be sorted: slots of fields, slots of decisions, then pages.
        let slots = fields.count + decisions.count
        var dependencies: [[Int]] = []
        dependencies.reserveCapacity(slots + pages.count)
        for field in fields {
            dependencies.append([slots + pageOfField[field.slot]] + ServiceCompiler.formReads(of: field))
        }
        dependencies += decisions.map(\.formReads)
        dependencies += pages.map { $0.relevance?.formReads ?? [] }
        switch DependencyOrder.sort(count: dependencies.count, dependencies: { dependencies[$0] }) {
        case .order(let order):
            return order.map { node in
                if node < fields.count { return .field(node) }
                return node < slots ? .decision(node - fields.count) : .page(node - slots)
            }
        case .cycle(let cycle):
            report(cycle, fields: fields, pages: pages, decisions: decisions)
            return []
        }
    }

    /// What a field's value depends on in the form, its rows included.
    private static func formReads(of field: CompiledField) -> [Int] {
        var reads = field.formulasBeforeValue.flatMap(\.formReads)
        for inner in field.fields { reads += inner.formulasBeforeValue.flatMap(\.formReads) }
        return reads
    }

    private mutating func report(_ cycle: [Int], fields: [CompiledField], pages: [CompiledPage], decisions: [Formula]) {
        let slots = fields.count + decisions.count
        let names = cycle.map { node -> String in
            if node < fields.count { return fields[node].id }
            return node < slots ? decisionName(decisions[node - fields.count]) : "page \(pages[node - slots].id)"
        }
        // The place to look at: an expression within the cycle that reads the next thing of the cycle.
        for (place, node) in cycle.enumerated() {
            let next = cycle[(place + 1) % cycle.count]
            let formulas =
                node < fields.count
                ? fields[node].formulasBeforeValue + fields[node].fields.flatMap(\.formulasBeforeValue)
                : node < slots ? [decisions[node - fields.count]] : [pages[node - slots].relevance].compactMap { $0 }
            if let formula = formulas.first(where: { $0.formReads.contains(next) }) {
                expressions.addCycle(names, at: formula.location)
                return
            }
        }
        expressions.addCycle(names, at: definition.location)
    }

    private func decisionName(_ formula: Formula) -> String {
        if case .decision(let id) = formula.role { id } else { "?" }
    }

    /// The order of a row's fields; a cycle within the row becomes a problem.
    mutating func order(row fields: [CompiledField]) -> [Int] {
        let places = Dictionary(fields.enumerated().map { ($1.slot, $0) }, uniquingKeysWith: { first, _ in first })
        let dependencies = fields.map { $0.formulasBeforeValue.flatMap(\.rowReads).compactMap { places[$0] } }
        switch DependencyOrder.sort(count: fields.count, dependencies: { dependencies[$0] }) {
        case .order(let order):
            return order.map { $0 }
        case .cycle(let cycle):
            if let first = cycle.first, let formula = fields[first].formulasBeforeValue.first(where: { !$0.rowReads.isEmpty }) {
                expressions.addCycle(cycle.map { fields[$0].id }, at: formula.location)
            }
            return []
        }
    }
}

extension CompiledField {
    /// The expressions that have to be worked out before the field's own value.
    var formulasBeforeValue: [Formula] {
        [relevance, defaultValue, computed].compactMap { $0 } + options.compactMap(\.relevance)
    }
}
