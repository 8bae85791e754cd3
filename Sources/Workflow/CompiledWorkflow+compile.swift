import FEEL
public import FormModel

extension CompiledWorkflow {
    /// Compiles the conditions of a workflow.
    ///
    /// - Throws: every condition that is no FEEL boolean over the facts, with its place and a remedy.
    public static func compile(_ definition: WorkflowDefinition) throws(DefinitionProblems) -> CompiledWorkflow {
        var problems: [DefinitionProblem] = []
        var transitions: [Transition] = []
        var byState: [String: [Guarded]] = [:]
        for state in definition.states { byState[state.id] = [] }
        for declared in definition.transitions {
            let condition = declared.when.flatMap { compile(condition: $0, &problems) }
            for from in declared.from {
                let transition = Transition(
                    event: declared.event, title: declared.title, from: from.value, to: declared.to.value, roles: declared.roles,
                    requires: declared.requires, effects: declared.effects, condition: declared.when?.value, otherwise: declared.otherwise)
                transitions.append(transition)
                byState[from.value, default: []].append(Guarded(transition: transition, condition: condition))
            }
        }
        guard problems.isEmpty else { throw DefinitionProblems(problems) }
        return CompiledWorkflow(definition: definition, transitions: transitions, byState: byState)
    }

    private static func compile(
        condition source: Located<String>, _ problems: inout [DefinitionProblem]
    ) -> CompiledExpression? {
        if let clock = clockFunction(in: source.value) {
            problems.append(
                DefinitionProblem(
                    "clock_in_guard", at: source.location, "A transition's condition cannot use \(clock)().",
                    remedy: "Use 'days_open', so that the same facts always give the same answer."))
            return nil
        }
        do throws(CompileError) {
            return try CompiledExpression.compile(source.value, in: Facts.scope, expecting: .boolean)
        } catch {
            problems.append(
                DefinitionProblem(
                    "expression", at: source.location(line: error.line, column: error.column), error.message,
                    remedy: error.suggestion ?? "Conditions see: \(Facts.all.map(\.name).joined(separator: ", "))."))
            return nil
        }
    }

    /// `today` or `now` where the expression calls it outside of a text.
    private static func clockFunction(in source: String) -> String? {
        let outside = source.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
        let words = outside.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "(" }
        return ["today", "now"].first { clock in words.contains { $0 == clock || $0.contains("\(clock)(") } }
    }

    /// Conditions cannot ask for the time, so any day will do. An operation without a result stops the move, as it stops a page.
    static let environment = Environment(epochSeconds: 0, noResult: .raise)
}
