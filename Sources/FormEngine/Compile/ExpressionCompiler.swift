import FEEL
import FormModel

/// Compiles the expressions of a definition one by one and collects the problems with their place in the file.
struct ExpressionCompiler {
    private(set) var problems: [DefinitionProblem] = []
    /// Parts that cannot work and are null when they run; only scopes in standard mode let them pass.
    private(set) var warnings: [DefinitionProblem] = []

    /// Compiles an expression; `nil` when there is none, or when it is wrong and has been noted.
    ///
    /// - Parameter isRow: the scope is that of a row, one level within that of the form.
    /// - Parameter isCheck: the scope has one more level with the name `value`.
    mutating func compile(
        _ source: Located<String>?, role: FormulaRole, in scope: Scope, expecting type: ValueType?, isRow: Bool = false,
        isCheck: Bool = false
    ) -> Formula? {
        guard let source else { return nil }
        do throws(CompileError) {
            let expression = try CompiledExpression.compile(source.value, in: scope, expecting: type)
            for warning in expression.warnings { warn(warning, at: source.location(line: warning.line, column: warning.column)) }
            return formula(expression, role: role, location: source.location, isRow: isRow, isCheck: isCheck)
        } catch {
            add(error, in: source)
            return nil
        }
    }

    /// Compiles a decision without parameters.
    mutating func compile(_ decision: DecisionDefinition, in scope: Scope) -> Formula? {
        do throws(CompileError) {
            let expression = try CompiledExpression.compile(
                decision.logic, named: decision.id, as: decision.returns?.valueType, in: scope, source: decision.writtenLogic)
            warn(expression.warnings, in: decision)
            let location = decision.texts.first?.location ?? decision.location
            return formula(expression, role: .decision(id: decision.id), location: location, isRow: false, isCheck: false)
        } catch {
            add(error, in: decision)
            return nil
        }
    }

    /// Compiles the check that the whole value matches a regular expression.
    mutating func compile(pattern: Located<String>, in scope: Scope, isRow: Bool) -> Formula? {
        let escaped = pattern.value.reduce(into: "") { text, character in
            if character == "\"" || character == "\\" { text.append("\\") }
            text.append(character)
        }
        let source = "matches(value, \"^(\(escaped))$\")"
        guard let expression = try? CompiledExpression.compile(source, in: scope, expecting: .boolean),
            isUsable(expression)
        else {
            add(
                "pattern", at: pattern.location, "'\(pattern.value)' is not a regular expression.",
                remedy: "Use the syntax of FEEL's matches(), for example [A-Z]{2}[0-9]{6}.")
            return nil
        }
        return formula(expression, role: .check(code: "pattern"), location: pattern.location, isRow: isRow, isCheck: true)
    }

    /// A wrong regular expression shows in the result: null instead of true or false.
    private func isUsable(_ expression: CompiledExpression) -> Bool {
        let frame = Frame(count: 1)
        frame[0] = .string("a")
        let result = try? expression.evaluate(frame, Environment(epochSeconds: 0))
        return result == .boolean(true) || result == .boolean(false)
    }

    private func formula(
        _ expression: CompiledExpression, role: FormulaRole, location: SourceLocation, isRow: Bool, isCheck: Bool
    ) -> Formula {
        let own = isCheck ? 1 : 0
        return Formula(
            expression, role: role, location: location, formDepth: isRow ? own + 1 : own, rowDepth: isRow ? own : nil)
    }

    // MARK: Problems

    mutating func add(_ code: String, at location: SourceLocation, _ message: String, remedy: String) {
        problems.append(DefinitionProblem(code, at: location, message, remedy: remedy))
    }

    mutating func add(_ error: CompileError, in source: Located<String>) {
        add(
            "expression", at: source.location(line: error.line, column: error.column), error.message,
            remedy: error.suggestion ?? "Correct the expression.")
    }

    mutating func add(_ error: CompileError, in decision: DecisionDefinition) {
        add("expression", at: decision.location(of: error), error.message, remedy: error.suggestion ?? "Correct the decision.")
    }

    mutating func warn(_ warnings: [CompileError], in decision: DecisionDefinition) {
        for warning in warnings { warn(warning, at: decision.location(of: warning)) }
    }

    private mutating func warn(_ fault: CompileError, at location: SourceLocation) {
        warnings.append(
            DefinitionProblem(
                "expression_null", at: location, fault.message,
                remedy: fault.suggestion ?? "Correct it, since this part is null whatever the input.", severity: .warning))
    }

    mutating func addCycle(_ names: [String], at location: SourceLocation) {
        let circle = (names + names.prefix(1)).map { "'\($0)'" }.joined(separator: " → ")
        add(
            "cycle", at: location, "The values depend on each other in a circle: \(circle).",
            remedy: "Take one of these names out of the expression that reads it.")
    }

    func throwProblems() throws(DefinitionProblems) {
        if !problems.isEmpty { throw DefinitionProblems(problems) }
    }
}
