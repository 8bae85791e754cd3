/// Reads a workflow: states and transitions.
struct WorkflowReader {
    static let maxStates = 200
    static let maxTransitions = 1_000

    let log: ProblemLog

    /// `version` is the content hash of the file.
    func read(_ root: YAMLNode, version: String) -> WorkflowDefinition? {
        guard let keys = MappingReader(root, of: "the workflow", log) else { return nil }
        let id = keys.identifier()
        let title = keys.text("title")
        let states = keys.requiredList("states", of: "states", remedy: "Add 'states:'; the first one is where a case begins.")
        let transitions = keys.requiredList("transitions", of: "transitions", remedy: "Add 'transitions:' between the states.")
        keys.finish()
        if states.count > Self.maxStates || transitions.count > Self.maxTransitions {
            log.error(
                "workflow_too_large", at: root.location, "The workflow has \(states.count) states and \(transitions.count) transitions.",
                remedy: "At most \(Self.maxStates) states and \(Self.maxTransitions) transitions are allowed.")
            return nil
        }
        let workflow = WorkflowDefinition(
            id: id.value, title: title, version: version, states: states.compactMap(readState),
            transitions: transitions.compactMap(readTransition), location: id.location)
        WorkflowLinter(log: log).check(workflow)
        return workflow
    }

    private func readState(_ node: YAMLNode) -> StateDefinition? {
        guard let keys = MappingReader(node, of: "a state", log) else { return nil }
        let id = keys.identifier()
        let state = StateDefinition(
            id: id.value, title: keys.requiredText("title", remedy: "Add 'title: …', the state's name for caseworkers."),
            citizen: keys.requiredText("citizen", remedy: "Add 'citizen: …', the sentence on the applicant's status page."),
            kind: keys.word("kind", as: StateDefinition.Kind.self) ?? .open, location: id.location)
        if !keys.has("kind") {
            log.error(
                "missing_key", at: keys.location, "A state has no 'kind'.",
                remedy: "Add 'kind: open' (the authority works), 'waiting' (for the applicant) or 'done'.")
        }
        keys.finish()
        return state
    }

    private func readTransition(_ node: YAMLNode) -> TransitionDefinition? {
        guard let keys = MappingReader(node, of: "a transition", log) else { return nil }
        let event = keys.identifier("event")
        if !keys.has("from") {
            log.error("missing_key", at: keys.location, "A transition has no 'from'.", remedy: "Add 'from: [state, …]'.")
        }
        let transition = TransitionDefinition(
            event: event.value, title: keys.requiredText("title", remedy: "Add 'title: …', the words on the button."),
            from: keys.locatedTexts("from"), to: keys.requiredLocated("to", remedy: "Add 'to: …', the state the case gets into."),
            roles: readRoles(keys), when: keys.located("when"), otherwise: keys.text("otherwise"),
            requires: keys.locatedTexts("requires").compactMap { MappingReader.word($0, as: TransitionInput.self, of: "requires", log) },
            effects: keys.list("effects", of: "effects").compactMap(readEffect), location: event.location)
        keys.finish()
        return transition
    }

    private func readRoles(_ keys: MappingReader) -> [WorkflowRole] {
        if !keys.has("roles") {
            log.error(
                "missing_key", at: keys.location, "A transition has no 'roles'.",
                remedy: "Add 'roles: [caseworker]' or others of: \(WorkflowRole.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let words = keys.locatedTexts("roles")
        if case .list(let nodes, let location)? = keys.node("roles"), nodes.isEmpty {
            log.error("no_roles", at: location, "Nobody may raise this event.", remedy: "Name at least one role.")
        }
        return words.compactMap { MappingReader.word($0, as: WorkflowRole.self, of: "roles", log) }
    }

    private func readEffect(_ node: YAMLNode) -> EffectDefinition? {
        guard let keys = MappingReader(node, of: "an effect", log) else { return nil }
        let message = keys.text("message")
        let channel = keys.located("deliver")
        let cleared = keys.located("clear_deadline")
        let deadline = keys.mapping("deadline", of: "a deadline").flatMap(readDeadline)
        keys.finish()
        if let channel { DeliveryDefinition.check(channel, log) }
        if let cleared { MappingReader.checkIdentifier(cleared, log) }
        let effects = [
            message.map { EffectDefinition.message($0) }, channel.map { .deliver(channel: $0.value) },
            cleared.map { .clearDeadline(id: $0.value) }, deadline,
        ].compactMap { $0 }
        if keys.entries.count > 1 {
            log.error(
                "two_effects", at: keys.location, "One effect does one thing, this one has \(keys.entries.count) keys.",
                remedy: "Begin a new entry with '- ' for each effect.")
        }
        return effects.first
    }

    private func readDeadline(_ keys: MappingReader) -> EffectDefinition? {
        let id = keys.identifier()
        if !keys.has("days") {
            log.error("missing_key", at: keys.location, "A deadline has no 'days'.", remedy: "Add 'days: 14', for example.")
        }
        let days = keys.integer("days", in: 1...3_650)
        keys.finish()
        return days.map { .deadline(id: id.value, days: $0) }
    }
}
