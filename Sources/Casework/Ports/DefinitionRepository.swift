public import FormEngine
public import FormModel
public import Workflow

/// Keeps every version of a service that a draft or a case may be on.
public protocol DefinitionRepository: Sendable {
    /// Stores versions that are not stored yet, with the tables of their workflows. A stored version is never changed.
    func publish(_ versions: [PublishedService]) async throws(CaseworkError)
    /// The text files of a version; `nil` when it was never published.
    func source(version: String) async throws(CaseworkError) -> ServiceSource?
}

/// A version of a service with its workflow, ready to be stored.
public struct PublishedService: Sendable {
    public let service: CompiledService
    public let workflow: CompiledWorkflow

    public init(service: CompiledService, workflow: CompiledWorkflow) {
        self.service = service
        self.workflow = workflow
    }
}
