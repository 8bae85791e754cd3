/// Loads services from the folder of all definitions (`Forms/`) or from files in memory.
///
/// All problems of all files are collected before anything is thrown. Expressions are only read here; compiling them is
/// the form engine's work.
///
/// ```swift
/// let forms = try ServiceLoader(folder: "Forms").loadAll()
/// let pinned = try ServiceLoader.load(source)      // a version read back from the database
/// ```
public struct ServiceLoader: Sendable {
    private enum Origin: Sendable {
        case folder(String)
        case memory([String: String], root: String)
    }

    private let origin: Origin

    /// `folder` is the path of the folder of all definitions; it is read anew by every call.
    public init(folder: String) {
        origin = .folder(folder)
    }

    /// `files` maps paths relative to the folder of all definitions (`kita/form.yaml`) to their text.
    public init(files: [String: String], root: String = "Forms") {
        origin = .memory(files, root: root)
    }

    /// Loads one service.
    ///
    /// - Throws: every problem of the service's files, when one of them is an error.
    public func load(_ id: String) throws(DefinitionProblems) -> ServiceDefinition {
        let log = ProblemLog()
        let service = FolderReader(files: files(log), log: log).readService(id)
        guard let service, !log.hasErrors else { throw DefinitionProblems(log.problems) }
        return service
    }

    /// Loads the portal and every service.
    ///
    /// - Throws: every problem of every file, when one of them is an error.
    public func loadAll() throws(DefinitionProblems) -> FormCatalogue {
        let report = check()
        guard let portal = report.portal, !report.hasErrors else { throw DefinitionProblems(report.problems) }
        return FormCatalogue(
            portal: portal, services: report.services, rules: report.rules, workflows: report.workflows, warnings: report.problems)
    }

    /// Reads everything and reports all problems beside what could be loaded.
    public func check() -> CheckReport {
        let log = ProblemLog()
        return FolderReader(files: files(log), log: log).readAll()
    }

    /// Loads the version of a service that `source` holds.
    ///
    /// - Throws: the problems of its files; for a source that was stored after it was checked, none.
    public static func load(_ source: ServiceSource) throws(DefinitionProblems) -> ServiceDefinition {
        try ServiceLoader(files: source.files).load(source.id)
    }

    private func files(_ log: ProblemLog) -> DefinitionFiles {
        switch origin {
        case .folder(let folder): DefinitionFiles(folder: folder, log)
        case .memory(let texts, let root): DefinitionFiles(root: root, texts: texts)
        }
    }
}

/// Everything the folder of definitions declares, without an error.
public struct FormCatalogue: Sendable {
    public let portal: PortalDefinition
    /// What citizens can apply for; sorted by id.
    public let services: [ServiceDefinition]
    /// Folders with decisions alone; sorted by id.
    public let rules: [ServiceDefinition]
    /// Shared and services' own workflows, sorted by id.
    public let workflows: [WorkflowDefinition]
    public let warnings: [DefinitionProblem]
}

/// What a check of the folder of definitions found.
public struct CheckReport: Sendable {
    /// Nil when `_portal.yaml` is missing or broken.
    public let portal: PortalDefinition?
    /// The services with a form and without an error, sorted by id.
    public let services: [ServiceDefinition]
    /// The folders with decisions alone and without an error, sorted by id.
    public let rules: [ServiceDefinition]
    public let workflows: [WorkflowDefinition]
    /// Errors and warnings in the order of files and lines.
    public let problems: [DefinitionProblem]

    public var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
