/// Puts the files of the folder of definitions together: portal, shared workflows, services.
struct FolderReader {
    let files: DefinitionFiles
    let log: ProblemLog

    func readAll() -> CheckReport {
        let portal = readPortal()
        let shared = files.paths(in: "_workflows").compactMap(readSharedWorkflow)
        var read: [ServiceDefinition] = []
        for id in files.serviceIDs {
            let serviceLog = ProblemLog()
            let service = FolderReader(files: files, log: serviceLog).readService(id)
            serviceLog.problems.forEach(log.add)
            if let service, !serviceLog.hasErrors { read.append(service) }
        }
        let services = read.filter { $0.kind == .form }
        let rules = read.filter { $0.kind == .rules }
        let own = services.map(\.workflow).filter { workflow in !shared.contains { $0.location.file == workflow.location.file } }
        CatalogueLinter(log: log).check(portal: portal, services: services, rules: rules, shared: shared, own: own)
        return CheckReport(
            portal: portal, services: services, rules: rules, workflows: (shared + own).sorted { $0.id < $1.id },
            problems: DefinitionProblems(log.problems).problems)
    }

    /// Reads one service with everything it needs; nil when too much is missing to go on.
    func readService(_ id: String) -> ServiceDefinition? {
        let path = "\(id)/service.yaml"
        guard files.texts[path] != nil else {
            let isFolder = !files.paths(in: id).isEmpty
            log.error(
                "missing_file", at: files.location(path), isFolder ? "The service has no 'service.yaml'." : "There is no service '\(id)'.",
                remedy: isFolder
                    ? "Add the file, or move the folder away."
                    : Suggestion.remedy(for: id, among: files.serviceIDs, otherwise: "Add the folder '\(id)' with 'service.yaml'."))
            checkFileNames(id)
            return nil
        }
        checkFileNames(id)
        let root = files.parse(path, log)
        if kind(of: id, root) == .rules { return readRules(id, root) }
        let head = root.flatMap { ServiceReader(log: log).read($0, folder: id, kind: .form) }
        let pages = readPages(id)
        let isFormReadable = !log.hasErrors || !pages.isEmpty
        let models = ServiceModels(id, files, log)
        let decisions = files.parse("\(id)/decisions.yaml", log).map { DecisionReader(models: models, log: log).read($0) } ?? []
        let examples = readExamples(id)
        guard let head else { return nil }
        let workflowPath = workflowPath(id, head)
        let workflow = workflowPath.flatMap(readWorkflow)
        guard let workflowPath, let workflow else { return nil }
        let service = make(head, workflow, pages, decisions, models.declared, examples, source(id, workflowPath))
        if isFormReadable { ServiceLinter(log: log).check(service) }
        models.check()
        return service
    }

    // MARK: Parts

    private func readPortal() -> PortalDefinition? {
        guard files.texts["_portal.yaml"] != nil else {
            log.error(
                "missing_file", at: files.location("_portal.yaml"), "The folder has no '_portal.yaml'.",
                remedy: "Add it with the municipality, the life situations and the duty texts.")
            return nil
        }
        return files.parse("_portal.yaml", log).flatMap { PortalReader(log: log).read($0) }
    }

    private func readSharedWorkflow(_ path: String) -> WorkflowDefinition? {
        guard path.hasSuffix(".yaml"), let workflow = readWorkflow(path) else { return nil }
        let name = path.dropFirst("_workflows/".count).dropLast(".yaml".count)
        if workflow.id != name, !workflow.id.isEmpty {
            log.error(
                "id_is_not_file", at: workflow.location, "The workflow's id '\(workflow.id)' differs from the file's name '\(name)'.",
                remedy: "Give both the same name.")
        }
        return workflow
    }

    private func readWorkflow(_ path: String) -> WorkflowDefinition? {
        guard let text = files.texts[path], let root = files.parse(path, log) else { return nil }
        return WorkflowReader(log: log).read(root, version: SHA256.hexDigest(of: text))
    }

    private func readPages(_ id: String) -> [PageDefinition] {
        let path = "\(id)/form.yaml"
        guard files.texts[path] != nil else {
            log.error(
                "missing_file", at: files.location(path), "The service has no 'form.yaml'.", remedy: "Add it with the pages of the form.")
            return []
        }
        return files.parse(path, log).map { FormReader(log: log).read($0) } ?? []
    }

    func readExamples(_ id: String) -> [ExampleDefinition] {
        files.paths(in: "\(id)/examples").filter { $0.hasSuffix(".yaml") }.compactMap { path in
            let name = path.dropFirst("\(id)/examples/".count).dropLast(".yaml".count)
            return files.parse(path, log).flatMap { ExampleReader(log: log).read($0, name: String(name)) }
        }
    }

    /// The workflow's file: the shared one that is named, else the service's own.
    private func workflowPath(_ id: String, _ head: ServiceHead) -> String? {
        let own = "\(id)/workflow.yaml"
        guard let name = head.workflow else {
            if files.texts[own] != nil { return own }
            log.error(
                "missing_workflow", at: head.keys.location, "The service has no workflow.",
                remedy: "Add 'workflow: …' with a shared one (\(sharedNames.joined(separator: ", "))), or a 'workflow.yaml'.")
            return nil
        }
        if files.texts[own] != nil {
            log.warning(
                "unused_workflow", at: files.location(own),
                "The service uses the shared workflow '\(name.value)', so this file has no effect.",
                remedy: "Remove the file, or 'workflow: \(name.value)' from service.yaml.")
        }
        let path = "_workflows/\(name.value).yaml"
        if files.texts[path] != nil { return path }
        log.error(
            "unknown_workflow", at: name.location, "There is no shared workflow '\(name.value.shortened)'.",
            remedy: Suggestion.remedy(
                for: name.value, among: sharedNames, otherwise: "Shared workflows are: \(sharedNames.joined(separator: ", ")).")
        )
        return nil
    }

    private var sharedNames: [String] {
        files.paths(in: "_workflows").filter { $0.hasSuffix(".yaml") }.map { String($0.dropFirst("_workflows/".count).dropLast(5)) }
    }

    /// Examples are no part of a version.
    func source(_ id: String, _ workflowPath: String?) -> ServiceSource {
        let own = ["service.yaml", "form.yaml", "decisions.yaml"].map { "\(id)/\($0)" }
        let paths = own + ServiceModels.paths(of: id, files) + [workflowPath].compactMap { $0 }
        var texts: [String: String] = [:]
        for path in paths { texts[path] = files.texts[path] }
        return ServiceSource(id: id, files: texts)
    }

    /// Finds files that look like part of a service but are not read.
    private func checkFileNames(_ id: String) {
        let known = ["service.yaml", "form.yaml", "decisions.yaml", "workflow.yaml"]
        for path in files.paths(in: id) {
            let name = String(path.dropFirst(id.count + 1))
            if name.hasSuffix(".yml") {
                log.error(
                    "file_ending", at: files.location(path), "Files that end in '.yml' are not read.",
                    remedy: "Rename it to end in '.yaml'.")
            } else if !name.contains("/"), !name.hasSuffix(".dmn"), !known.contains(name) {
                log.error(
                    "unknown_file", at: files.location(path), "'\(name)' is not part of a service.",
                    remedy: Suggestion.remedy(for: name, among: known, otherwise: "Allowed are: \(known.joined(separator: ", ")).")
                )
            }
        }
    }

    func make(
        _ head: ServiceHead, _ workflow: WorkflowDefinition, _ pages: [PageDefinition], _ decisions: [DecisionDefinition],
        _ models: [DecisionModel], _ examples: [ExampleDefinition], _ source: ServiceSource
    ) -> ServiceDefinition {
        ServiceDefinition(
            id: head.id.value, kind: head.kind, title: head.title, summary: head.summary, prefix: head.prefix, leika: head.leika,
            law: head.law,
            authority: head.authority, audience: head.audience, needed: head.needed, minutes: head.minutes, processing: head.processing,
            trust: head.trust, fee: head.fee, keywords: head.keywords, lifeSituations: head.lifeSituations, retention: head.retention,
            workflow: workflow, delivery: head.delivery, pages: pages, decisions: decisions, models: models, examples: examples,
            source: source,
            location: head.keys.location)
    }
}
