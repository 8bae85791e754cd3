public import FormEngine
public import FormModel
import Synchronization
public import Workflow

/// The services of a portal: the current versions, and every older one that a draft or a case is still on.
public final class ServiceCatalog: Sendable {
    /// The municipality and its life situations.
    public let portal: PortalDefinition
    /// The current versions, by title.
    public let services: [CompiledService]
    /// Fields of any current service that are declared with `index: true`, sorted.
    public let indexedFields: [String]

    private let current: [String: PublishedService]
    private let repository: any DefinitionRepository
    private let search: ServiceSearch
    /// Versions by hash: the current ones and what was loaded since. Bounded; older versions are few.
    private let versions: Mutex<[String: PublishedService]>

    /// Most versions that are kept compiled at once.
    private static let maxVersions = 256

    /// A catalogue of compiled services; ``publish()`` has to follow before drafts are begun.
    public init(services: [PublishedService], portal: PortalDefinition, repository: any DefinitionRepository) {
        self.portal = portal
        self.repository = repository
        self.services = services.map(\.service).sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        current = Dictionary(services.map { ($0.service.id, $0) }, uniquingKeysWith: { first, _ in first })
        versions = Mutex(Dictionary(services.map { ($0.service.version, $0) }, uniquingKeysWith: { first, _ in first }))
        search = ServiceSearch(services: self.services, portal: portal)
        indexedFields = Set(services.flatMap { $0.service.definition.allFields.filter(\.isIndexed).map(\.id) }).sorted()
    }

    /// Compiles definitions that were loaded without problems.
    ///
    /// - Throws: every problem of every service.
    public convenience init(
        definitions: [ServiceDefinition], portal: PortalDefinition, repository: any DefinitionRepository
    ) throws(DefinitionProblems) {
        var services: [PublishedService] = []
        var problems: [DefinitionProblem] = []
        for definition in definitions {
            do throws(DefinitionProblems) {
                services.append(try PublishedService.compile(definition))
            } catch {
                problems.append(contentsOf: error.problems)
            }
        }
        guard problems.isEmpty else { throw DefinitionProblems(problems) }
        self.init(services: services, portal: portal, repository: repository)
    }

    /// Stores the current versions and their workflows in the database; harmless when they are there.
    ///
    /// - Throws: ``CaseworkError/unavailable``; ``CaseworkError/integrity(_:)`` when a stored version differs.
    public func publish() async throws(CaseworkError) {
        try await repository.publish(current.values.sorted { $0.service.id < $1.service.id })
    }

    /// The current version of a service.
    public func service(_ id: String) -> CompiledService? {
        current[id]?.service
    }

    /// The workflow of the current version of a service.
    public func workflow(_ id: String) -> CompiledWorkflow? {
        current[id]?.workflow
    }

    /// A service's title; its id when it is no longer offered.
    public func title(of id: String) -> String {
        current[id]?.service.title ?? id
    }

    /// A version with its workflow: at once when it is in use, otherwise compiled from the stored definition.
    ///
    /// - Throws: ``CaseworkError/integrity(_:)`` when it was never published or does not compile any more,
    ///   ``CaseworkError/unavailable``.
    public func service(version: String) async throws(CaseworkError) -> PublishedService {
        if let known = versions.withLock({ $0[version] }) { return known }
        guard let source = try await repository.source(version: version) else { throw .integrity("definition_version") }
        let loaded: PublishedService
        do throws(DefinitionProblems) {
            loaded = try PublishedService.compile(try ServiceLoader.load(source))
        } catch {
            throw CaseworkError.integrity("definition_version")
        }
        guard loaded.service.version == version else { throw .integrity("definition_version") }
        versions.withLock { versions in
            if versions.count >= Self.maxVersions {
                versions = Dictionary(current.values.map { ($0.service.version, $0) }, uniquingKeysWith: { first, _ in first })
            }
            versions[version] = loaded
        }
        return loaded
    }

    /// Services that fit what somebody typed, the best first.
    ///
    /// Looks at title, keywords, life situations and summary; tolerant of case, umlauts, beginnings of words and small typos.
    public func search(_ query: String) -> [CompiledService] {
        search.find(query)
    }

    /// The services of a life situation, by title.
    public func services(lifeSituation id: String) -> [CompiledService] {
        services.filter { $0.definition.lifeSituations.contains { $0.value == id } }
    }
}

extension PublishedService {
    /// Compiles a definition and its workflow.
    ///
    /// - Throws: the problems of both.
    public static func compile(_ definition: ServiceDefinition) throws(DefinitionProblems) -> PublishedService {
        let service = try CompiledService.compile(definition)
        return PublishedService(service: service, workflow: try CompiledWorkflow.compile(definition.workflow))
    }
}
