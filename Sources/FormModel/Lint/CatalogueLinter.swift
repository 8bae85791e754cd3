/// Checks what services and portal mean together.
struct CatalogueLinter {
    let log: ProblemLog

    func check(
        portal: PortalDefinition?, services: [ServiceDefinition], rules: [ServiceDefinition], shared: [WorkflowDefinition],
        own: [WorkflowDefinition]
    ) {
        if let portal { checkLifeSituations(portal, services) }
        checkPrefixes(services)
        checkWorkflows(services, shared, own)
        checkExamples(services, rules)
    }

    /// Nobody walks through rules alone, so without an example nobody ever sees what they do.
    private func checkExamples(_ services: [ServiceDefinition], _ rules: [ServiceDefinition]) {
        for service in rules where service.examples.isEmpty {
            log.error(
                "no_examples", at: service.location, "The rules have no examples, so nothing shows that they are right.",
                remedy: "Add a file to 'examples/' with 'decisions:', what goes in and what has to come out.")
        }
        for service in services where service.examples.isEmpty {
            log.warning(
                "no_examples", at: service.location, "The service has no examples, so nothing tests its rules.",
                remedy: "Add files to 'examples/' with answers and what has to come of them.")
        }
    }

    private func checkLifeSituations(_ portal: PortalDefinition, _ services: [ServiceDefinition]) {
        let known = portal.lifeSituations.map(\.id)
        for situation in services.flatMap(\.lifeSituations) where !known.contains(situation.value) {
            log.error(
                "unknown_life_situation", at: situation.location, "There is no life situation '\(situation.value.shortened)'.",
                remedy: Suggestion.remedy(
                    for: situation.value, among: known,
                    otherwise: "Add it to _portal.yaml, or use one of: \(known.joined(separator: ", ")).")
            )
        }
        if log.hasErrors { return }
        let used = Set(services.flatMap(\.lifeSituations).map(\.value))
        for situation in portal.lifeSituations where !used.contains(situation.id) {
            log.warning(
                "unused_life_situation", at: situation.location, "No service belongs to the life situation '\(situation.id)'.",
                remedy: "Name it in a service, or remove it.")
        }
    }

    private func checkPrefixes(_ services: [ServiceDefinition]) {
        var seen: [String: String] = [:]
        for service in services {
            if let other = seen[service.prefix] {
                log.error(
                    "duplicate_prefix", at: service.location, "The service '\(other)' has the prefix '\(service.prefix)' already.",
                    remedy: "Choose another prefix, so that case references tell the services apart.")
            }
            seen[service.prefix] = service.id
        }
    }

    private func checkWorkflows(_ services: [ServiceDefinition], _ shared: [WorkflowDefinition], _ own: [WorkflowDefinition]) {
        var seen: [String: SourceLocation] = Dictionary(shared.map { ($0.id, $0.location) }) { first, _ in first }
        for workflow in own {
            if let other = seen[workflow.id] {
                log.error(
                    "duplicate_id", at: workflow.location, "The workflow '\(workflow.id)' stands twice, first at \(other).",
                    remedy: "Give it another id.")
            }
            seen[workflow.id] = workflow.location
        }
        if log.hasErrors { return }
        let used = Set(services.map(\.workflow.id))
        for workflow in shared where !used.contains(workflow.id) {
            log.warning(
                "unused_workflow", at: workflow.location, "No service uses the workflow '\(workflow.id)'.",
                remedy: "Remove the file, or name it in a service.")
        }
    }
}
