import FEEL
import FormModel

extension ServiceCompiler {
    /// Compiles a field that stands on a page.
    mutating func compile(_ field: FieldDefinition, slot: Int, scope: Scope) -> CompiledField {
        var rows: [CompiledField] = []
        var rowOrder: [Int] = []
        if case .group(let group) = field.settings {
            rows = compileRow(of: field, fields: group.fields, scope: scope)
            rowOrder = order(row: rows)
        }
        return CompiledField(
            definition: field, group: nil, slot: slot, fields: rows, rowOrder: rowOrder,
            formulas: formulas(of: field, in: scope, isRow: false))
    }

    private mutating func compileRow(of group: FieldDefinition, fields: [FieldDefinition], scope: Scope) -> [CompiledField] {
        var rowScope = scope.nested()
        for field in fields { rowScope.declare(ServiceCompiler.name(of: field), ServiceCompiler.type(of: field)) }
        var compiled: [CompiledField] = []
        for (slot, field) in fields.enumerated() {
            guard field.type != .group else {
                expressions.add(
                    "nested_group", at: field.location, "The group '\(field.id)' stands inside of the group '\(group.id)'.",
                    remedy: "A group's row cannot hold another group; put it on the page.")
                continue
            }
            compiled.append(
                CompiledField(
                    definition: field, group: group.id, slot: slot, fields: [], rowOrder: [],
                    formulas: formulas(of: field, in: rowScope, isRow: true)))
        }
        return compiled
    }

    private mutating func formulas(of field: FieldDefinition, in scope: Scope, isRow: Bool) -> FieldFormulas {
        let type = ServiceCompiler.type(of: field)
        var formulas = FieldFormulas()
        formulas.relevance = expressions.compile(field.when, role: .fieldWhen, in: scope, expecting: .boolean, isRow: isRow)
        formulas.defaultValue = expressions.compile(
            field.defaultValue, role: .defaultValue, in: scope, expecting: type, isRow: isRow)
        switch field.settings {
        case .computed(let settings):
            formulas.computed = expressions.compile(settings.value, role: .value, in: scope, expecting: type, isRow: isRow)
        case .moment(let settings):
            let limit = ServiceCompiler.limitType(of: field)
            formulas.minimum = expressions.compile(settings.min, role: .minimum, in: scope, expecting: limit, isRow: isRow)
            formulas.maximum = expressions.compile(settings.max, role: .maximum, in: scope, expecting: limit, isRow: isRow)
        case .number(let settings):
            formulas.minimum = expressions.compile(settings.min, role: .minimum, in: scope, expecting: .number, isRow: isRow)
            formulas.maximum = expressions.compile(settings.max, role: .maximum, in: scope, expecting: .number, isRow: isRow)
        default: break
        }
        for option in field.settings.options {
            let when = expressions.compile(
                option.when, role: .optionWhen(option: option.value), in: scope, expecting: .boolean, isRow: isRow)
            formulas.options.append(CompiledOption(definition: option, relevance: when))
        }
        formulas.checks = checks(of: field, type: type, in: scope, isRow: isRow)
        return formulas
    }

    private mutating func checks(of field: FieldDefinition, type: ValueType, in scope: Scope, isRow: Bool) -> [CompiledCheck] {
        var inner = scope.nested()
        inner.declare("value", type)
        var checks: [CompiledCheck] = []
        if case .text(let settings) = field.settings, let pattern = settings.pattern,
            let formula = expressions.compile(pattern: pattern, in: inner, isRow: isRow)
        {
            let message = Messages.pattern(Messages.quoted(field.label), hint: field.hint)
            checks.append(CompiledCheck(formula: formula, code: "pattern", message: message))
        }
        for check in field.checks {
            guard
                let formula = expressions.compile(
                    check.that, role: .check(code: check.code), in: inner, expecting: .boolean, isRow: isRow, isCheck: true)
            else { continue }
            checks.append(CompiledCheck(formula: formula, code: check.code, message: check.message))
        }
        return checks
    }
}
