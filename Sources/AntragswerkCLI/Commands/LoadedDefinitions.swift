import FormEngine
import FormModel
import Workflow

/// The definitions of a folder, read and compiled.
struct LoadedDefinitions {
    let portal: PortalDefinition
    let services: [CompiledService]
    /// Each workflow once, sorted by id.
    let workflows: [CompiledWorkflow]

    struct Report {
        /// How many services were found without an error.
        let services: Int
        let problems: [DefinitionProblem]
    }

    /// - Throws: ``DefinitionProblems`` of all files.
    static func load(folder: String) throws -> LoadedDefinitions {
        let report = ServiceLoader(folder: folder).check()
        let (services, workflows, problems) = compile(report)
        guard let portal = report.portal, !problems.contains(where: { $0.severity == .error }) else {
            throw DefinitionProblems(problems)
        }
        return LoadedDefinitions(portal: portal, services: services, workflows: workflows)
    }

    /// Everything that is wrong or doubtful, in the order of files and lines.
    static func check(folder: String) -> Report {
        let (services, _, problems) = compile(ServiceLoader(folder: folder).check())
        return Report(services: services.count, problems: DefinitionProblems(problems).problems)
    }

    private static func compile(_ report: CheckReport) -> ([CompiledService], [CompiledWorkflow], [DefinitionProblem]) {
        var problems = report.problems
        var services: [CompiledService] = []
        var workflows: [CompiledWorkflow] = []
        for definition in report.services {
            do { services.append(try CompiledService.compile(definition)) } catch { problems += error.problems }
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
