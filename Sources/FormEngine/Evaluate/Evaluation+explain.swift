import FEEL
import FormModel

extension Evaluation {
    /// Why the field at a path is shown or hidden, and why it has its value. Works out its expressions once more.
    public func explain(_ path: FieldPath) -> Explanation {
        var explainer = Explainer(self)
        return explainer.explain(path)
    }
}

/// Works out the expressions of one field again and notes what went in and what came out.
private struct Explainer {
    let service: CompiledService
    let evaluation: Evaluation
    var evaluator: Evaluator
    var steps: [Explanation.Step] = []

    init(_ evaluation: Evaluation) {
        self.evaluation = evaluation
        service = evaluation.service
        evaluator = Evaluator(evaluation.service, evaluation.answers, evaluation.environment)
        evaluator.run()
    }

    mutating func explain(_ path: FieldPath) -> Explanation {
        guard let field = service.field(at: path) else { return explainDecision(path) }
        let anchor = path.group.flatMap { service.field($0) } ?? field
        let page = service.pages[service.pageOfField[anchor.slot]]
        note(page.relevance, subject: "page \(page.id)", frame: evaluator.frame, group: nil, value: nil)
        if path.group != nil { note(anchor.relevance, subject: "field \(anchor.id)", frame: evaluator.frame, group: nil, value: nil) }
        let found = evaluation.field(at: path)
        let subject = "field \(path)"
        if let frame = frame(of: path) {
            let group = path.group == nil ? nil : anchor
            note(field.relevance, subject: subject, frame: frame, group: group, value: nil)
            guard found?.isRelevant == true else { return explanation(of: path, found) }
            for formula in [field.defaultValue, field.computed, field.minimum, field.maximum] {
                note(formula, subject: subject, frame: frame, group: group, value: nil)
            }
            for option in field.options { note(option.relevance, subject: subject, frame: frame, group: group, value: nil) }
            let value = found?.value ?? .null
            let inner = Frame(count: 1, parent: frame)
            inner[0] = value
            for check in field.checks { note(check.formula, subject: subject, frame: inner, group: group, value: value) }
        }
        return explanation(of: path, found)
    }

    private func explanation(of path: FieldPath, _ found: FieldEvaluation?) -> Explanation {
        Explanation(
            path: path, isKnown: true, isRelevant: found?.isRelevant ?? false, value: found?.display ?? GermanDisplay.noAnswer,
            steps: steps)
    }

    private mutating func explainDecision(_ path: FieldPath) -> Explanation {
        guard path.group == nil, let slot = service.slot(of: path.id), slot >= service.fields.count else {
            return Explanation(path: path, isKnown: false, isRelevant: false, value: "", steps: [])
        }
        let formula = service.decisions[slot - service.fields.count]
        note(formula, subject: "decision \(path.id)", frame: evaluator.frame, group: nil, value: nil)
        return Explanation(
            path: path, isKnown: true, isRelevant: true, value: GermanDisplay.plain(evaluation.value(path.id)), steps: steps)
    }

    private func frame(of path: FieldPath) -> Frame? {
        guard let group = path.group else { return evaluator.frame }
        guard let slot = service.field(group)?.slot, let rows = evaluator.rows[slot], rows.indices.contains(path.row) else { return nil }
        return rows[path.row].frame
    }

    private mutating func note(_ formula: Formula?, subject: String, frame: Frame, group: CompiledField?, value: Value?) {
        guard let formula else { return }
        let rowFrame = group == nil ? nil : (value == nil ? frame : frame.parent)
        var inputs = formula.rowReads.compactMap { slot -> Explanation.Input? in
            guard let group, let rowFrame, group.fields.indices.contains(slot) else { return nil }
            return Explanation.Input(name: group.fields[slot].id, value: GermanDisplay.plain(rowFrame[slot]))
        }
        inputs += formula.formReads.map {
            Explanation.Input(name: service.slotName($0), value: GermanDisplay.plain(evaluator.frame[$0]))
        }
        if let value { inputs.append(Explanation.Input(name: "value", value: GermanDisplay.plain(value))) }
        let known = evaluator.problems.count
        let outcome = evaluator.result(of: formula, in: frame, page: nil, path: nil)
        let failure = evaluator.problems.dropFirst(known).first?.message
        steps.append(
            Explanation.Step(
                subject: subject, role: formula.role, location: formula.location, expression: formula.expression.source,
                inputs: inputs, result: outcome.map(GermanDisplay.plain) ?? failure ?? "failed"))
    }
}
