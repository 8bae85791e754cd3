/// Folders with decisions alone: they have no form and name no workflow.
extension FolderReader {
    /// Whether a folder holds a form or rules alone. Who names a workflow has forgotten the form.
    func kind(of id: String, _ service: YAMLNode?) -> ServiceKind {
        var namesWorkflow = false
        if case .map(let entries, _)? = service { namesWorkflow = entries.contains { $0.key.value == "workflow" } }
        let hasForm = files.texts["\(id)/form.yaml"] != nil || files.texts["\(id)/workflow.yaml"] != nil
        return hasForm || namesWorkflow ? .form : .rules
    }

    func readRules(_ id: String, _ service: YAMLNode?) -> ServiceDefinition? {
        let path = "\(id)/decisions.yaml"
        if files.texts[path] == nil {
            log.error(
                "missing_file", at: files.location(path), "The service has neither 'form.yaml' nor 'decisions.yaml'.",
                remedy: "Add 'form.yaml' and a workflow, or 'decisions.yaml' for rules alone.")
        }
        let head = service.flatMap { ServiceReader(log: log).read($0, folder: id, kind: .rules) }
        let models = ServiceModels(id, files, log)
        let decisions = files.parse(path, log).map { DecisionReader(models: models, log: log).read($0) } ?? []
        let examples = readExamples(id)
        guard let head else { return nil }
        let service = make(head, .none(at: head.keys.location), [], decisions, models.declared, examples, source(id, nil))
        ServiceLinter(log: log).check(service)
        models.check()
        return service
    }
}

extension WorkflowDefinition {
    /// What stands in place of a workflow where no case can come to be.
    static func none(at location: SourceLocation) -> WorkflowDefinition {
        WorkflowDefinition(id: "", title: nil, version: "", states: [], transitions: [], location: location)
    }
}
