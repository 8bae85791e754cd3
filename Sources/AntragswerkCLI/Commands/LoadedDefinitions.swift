import FormEngine
import FormModel
import Workflow

/// The definitions of a folder, read and compiled.
struct LoadedDefinitions {
    let portal: PortalDefinition
    /// Services with a form and rules alone, sorted by id.
    let services: [CompiledService]
    /// Each workflow once, sorted by id.
    let workflows: [CompiledWorkflow]

    struct Report {
        /// How many services were found without an error.
        let services: Int
        /// The decision models in their folders, a line for each.
        let models: [String]
        let problems: [DefinitionProblem]
    }

    /// - Throws: ``Failure`` with the errors of all files.
    static func load(folder: String) throws -> LoadedDefinitions {
        let report = ServiceLoader(folder: folder).check()
        let (services, workflows, problems) = compile(report)
        guard let portal = report.portal, !problems.contains(where: { $0.severity == .error }) else {
            throw Failure(DefinitionProblems(problems))
        }
        return LoadedDefinitions(portal: portal, services: services, workflows: workflows)
    }

    /// What a drawing of workflows needs: every workflow without an error, although something else may be broken.
    struct Workflows {
        let workflows: [CompiledWorkflow]
        /// The services that compile, to say which workflow they use.
        let services: [CompiledService]
        let problems: DefinitionProblems

        /// Says on the console that not everything could be read; silent where all is well.
        func warn(_ console: Console) {
            let count = problems.problems.filter { $0.severity == .error }.count
            guard count > 0 else { return }
            console.diagnostic("Definitions with errors are left out (\(count) errors). 'antragswerk forms check' lists them.")
        }
    }

    /// - Throws: ``Failure`` with the errors of all files when there is no usable workflow at all.
    static func workflows(folder: String) throws -> Workflows {
        let (services, workflows, problems) = compile(ServiceLoader(folder: folder).check())
        let found = Workflows(workflows: workflows, services: services, problems: DefinitionProblems(problems))
        if workflows.isEmpty { throw Failure(found.problems) }
        return found
    }

    /// Everything that is wrong or doubtful, in the order of files and lines.
    static func check(folder: String) -> Report {
        let (services, _, problems) = compile(ServiceLoader(folder: folder).check())
        let models = services.flatMap { service in service.definition.models.map { line($0, of: service.definition) } }
        return Report(services: services.count, models: models, problems: DefinitionProblems(problems).problems)
    }

    private static func line(_ model: DecisionModel, of service: ServiceDefinition) -> String {
        "\(service.id)/\(model.file): model '\(model.name)', asked for \(model.used.count) of \(model.decisions.count) decisions"
    }

    private static func compile(_ report: CheckReport) -> ([CompiledService], [CompiledWorkflow], [DefinitionProblem]) {
        var problems = report.problems
        var services: [CompiledService] = []
        var workflows: [CompiledWorkflow] = []
        for definition in (report.services + report.rules).sorted(by: { $0.id < $1.id }) {
            do {
                let service = try CompiledService.compile(definition)
                problems += service.warnings
                services.append(service)
            } catch {
                problems += error.problems
            }
        }
        for definition in report.workflows {
            do { workflows.append(try CompiledWorkflow.compile(definition)) } catch { problems += error.problems }
        }
        return (services, workflows, problems)
    }

    /// - Throws: ``Failure`` that lists the services there are.
    func service(_ id: String) throws -> CompiledService {
        guard let service = services.first(where: { $0.definition.id == id }) else {
            throw Failure("There is no service '\(id)'. There are: \(services.map(\.definition.id).joined(separator: ", ")).")
        }
        return service
    }
}
