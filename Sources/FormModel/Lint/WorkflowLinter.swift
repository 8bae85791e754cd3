/// Checks what states and transitions mean together.
struct WorkflowLinter {
    let log: ProblemLog

    func check(_ workflow: WorkflowDefinition) {
        guard let first = workflow.states.first else {
            log.error("no_states", at: workflow.location, "The workflow has no states.", remedy: "Add at least the state a case begins in.")
            return
        }
        let isReadable = !log.hasErrors
        checkDuplicates(workflow)
        if checkNames(workflow) { checkReachable(workflow, from: first) }
        checkAmbiguous(workflow)
        checkGuards(workflow)
        if isReadable { checkDeadlines(workflow) }
    }

    private func checkDuplicates(_ workflow: WorkflowDefinition) {
        var seen: [String: Int] = [:]
        for state in workflow.states {
            if let line = seen[state.id] {
                log.error(
                    "duplicate_id", at: state.location, "The state '\(state.id)' stands twice, first in line \(line).",
                    remedy: "Give it another id.")
            } else {
                seen[state.id] = state.location.line
            }
        }
    }

    /// Whether every transition names states that exist.
    private func checkNames(_ workflow: WorkflowDefinition) -> Bool {
        let states = workflow.states.map(\.id)
        var isComplete = true
        for transition in workflow.transitions {
            for name in transition.from + [transition.to] where !states.contains(name.value) && !name.value.isEmpty {
                isComplete = false
                log.error(
                    "unknown_state", at: name.location, "There is no state '\(name.value.shortened)'.",
                    remedy: Suggestion.remedy(
                        for: name.value, among: states, otherwise: "States are: \(states.joined(separator: ", ")).")
                )
            }
        }
        return isComplete
    }

    private func checkReachable(_ workflow: WorkflowDefinition, from first: StateDefinition) {
        var reached: Set<String> = [first.id]
        var open = [first.id]
        while let state = open.popLast() {
            for transition in workflow.transitions where transition.from.contains(where: { $0.value == state }) {
                if reached.insert(transition.to.value).inserted { open.append(transition.to.value) }
            }
        }
        for state in workflow.states where !reached.contains(state.id) {
            log.error(
                "unreachable_state", at: state.location, "No case can get into the state '\(state.id)'.",
                remedy: "Add a transition to it, or remove the state.")
        }
        let left = Set(workflow.transitions.flatMap { transition in transition.from.map(\.value).filter { $0 != transition.to.value } })
        for state in workflow.states where state.kind != .done && !left.contains(state.id) {
            log.error(
                "dead_end", at: state.location, "A case cannot leave the state '\(state.id)', though it is not done.",
                remedy: "Add a transition from it, or make it 'kind: done'.")
        }
    }

    private func checkAmbiguous(_ workflow: WorkflowDefinition) {
        var seen: [String: Int] = [:]
        for transition in workflow.transitions {
            for state in transition.from {
                let pair = "\(state.value) \(transition.event)"
                if let line = seen[pair] {
                    log.error(
                        "ambiguous_transition", at: state.location,
                        "The event '\(transition.event)' in the state '\(state.value)' leads two ways, first in line \(line).",
                        remedy: "Give one of them another event.")
                } else {
                    seen[pair] = transition.location.line
                }
            }
        }
    }

    private func checkGuards(_ workflow: WorkflowDefinition) {
        for transition in workflow.transitions {
            if transition.when != nil, transition.otherwise == nil {
                log.error(
                    "missing_key", at: transition.location, "The transition '\(transition.event)' has a 'when' but no 'otherwise'.",
                    remedy: "Add 'otherwise: …', the sentence people read when the condition does not hold.")
            }
            if transition.when == nil, transition.otherwise != nil {
                log.warning(
                    "unused_text", at: transition.location, "The transition '\(transition.event)' has an 'otherwise' but no 'when'.",
                    remedy: "Add the condition, or remove 'otherwise'.")
            }
        }
    }

    private func checkDeadlines(_ workflow: WorkflowDefinition) {
        let deadlines = workflow.transitions.flatMap(\.effects).compactMap { effect -> String? in
            if case .deadline(let id, _) = effect { id } else { nil }
        }
        for transition in workflow.transitions {
            for case .clearDeadline(let id) in transition.effects where !deadlines.contains(id) {
                log.error(
                    "unknown_deadline", at: transition.location, "The deadline '\(id)' is cleared but never set.",
                    remedy: Suggestion.remedy(for: id, among: deadlines, otherwise: "Add an effect 'deadline: {id: \(id), days: …}'."))
            }
        }
    }
}
