import Casework
import FormEngine
import FormModel
import FoundationEssentials
import PostgreSQL
import Workflow

/// Definitions in the tables `service_version`, `workflow_version`, `workflow_state` and `workflow_transition`.
struct PostgresDefinitionRepository: DefinitionRepository {
    let context: StoreContext

    func publish(_ versions: [PublishedService]) async throws(CaseworkError) {
        var statements: [SQL] = []
        for version in versions { statements.append(try statement(version)) }
        for rows in try await context.pipeline(statements) {
            let outcome = try context.read { () throws(DatabaseError) in try rows.first?.text("outcome") }
            guard outcome == "published" || outcome == "known" else { throw .integrity("definition_version") }
        }
    }

    func source(version: String) async throws(CaseworkError) -> ServiceSource? {
        let row = try await context.one(
            """
            SELECT service, files
            FROM service_version
            WHERE tenant = \(context.tenant.rawValue) AND version = \(version)
            """)
        guard let row else { return nil }
        let stored = try context.read { () throws(DatabaseError) in (id: try row.text("service"), files: try row.text("files")) }
        guard let files = try? JSONDecoder().decode([String: String].self, from: Data(stored.files.utf8)) else {
            throw .integrity("definition_version")
        }
        return ServiceSource(id: stored.id, files: files)
    }

    private func statement(_ version: PublishedService) throws(CaseworkError) -> SQL {
        let definition = version.service.definition
        let channels = Dictionary(
            definition.delivery.map { ($0.channel.value, $0.form ?? "") }, uniquingKeysWith: { first, _ in first }
        )
        let states = version.workflow.states.enumerated().map { StateRow($0.element, position: $0.offset) }
        let transitions = version.workflow.transitions.map(TransitionRow.init)
        return """
            SELECT publish_definition(
                \(definition.id), \(version.service.version), \(definition.title), \(definition.leika),
                \(try json(definition.source.files)), \(try json(channels)), \(version.workflow.version), \(version.workflow.id),
                \(try json(states)), \(try json(transitions)), \(context.clock.now)) AS outcome
            """
    }

    private func json(_ value: some Encodable) throws(CaseworkError) -> SQLJSON {
        do {
            return SQLJSON(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))
        } catch {
            throw CaseworkError.integrity("definition_version")
        }
    }
}

/// A state as `publish_definition` takes it.
private struct StateRow: Encodable {
    let state: String
    let title: String
    let citizen_text: String
    let kind: String
    let position: Int

    init(_ state: StateDefinition, position: Int) {
        self.state = state.id
        title = state.title
        citizen_text = state.citizen
        kind = state.kind.rawValue
        self.position = position
    }
}

/// A transition as `publish_definition` takes it.
private struct TransitionRow: Encodable {
    let from_state: String
    let event: String
    let to_state: String
    let title: String
    let roles: [String]
    let requires: [String]
    let is_guarded: Bool
    var message: String?
    var deliver: [String] = []
    var deadline_ids: [String] = []
    var deadline_days: [Int] = []
    var clear_deadlines: [String] = []

    init(_ transition: Transition) {
        from_state = transition.from
        event = transition.event
        to_state = transition.to
        title = transition.title
        roles = transition.roles.map(\.rawValue)
        requires = transition.requires.map(\.rawValue)
        is_guarded = transition.condition != nil
        for effect in transition.effects {
            switch effect {
            case .message(let text): message = text
            case .deliver(let channel): deliver.append(channel)
            case .deadline(let id, let days):
                deadline_ids.append(id)
                deadline_days.append(days)
            case .clearDeadline(let id): clear_deadlines.append(id)
            }
        }
    }
}
