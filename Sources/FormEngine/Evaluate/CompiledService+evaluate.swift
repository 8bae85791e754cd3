import FEEL

extension CompiledService {
    /// What the form says about these answers: pages, values, errors, fee. Pure; linear in the size of the form.
    public func evaluate(_ answers: Answers, in environment: FormEnvironment) -> Evaluation {
        var evaluator = Evaluator(self, answers, environment)
        evaluator.run()
        return evaluator.evaluation()
    }

    /// The slot of a field or named expression.
    func slot(of id: String) -> Int? {
        if let slot = slotByID[id] { return slot }
        return decisions.firstIndex { $0.role == .decision(id: id) }.map { fields.count + $0 }
    }

    /// The name of a slot: a field's or a named expression's id.
    func slotName(_ slot: Int) -> String {
        if slot >= 0, slot < fields.count { return fields[slot].id }
        let decision = slot - fields.count
        guard decision >= 0, decision < decisions.count, case .decision(let id) = decisions[decision].role else { return "?" }
        return id
    }
}
