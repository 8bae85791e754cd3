import FEEL
import FormEngine
import FoundationEssentials
import Workflow

/// Moves a case: the pure workflow decides first, for its good answers; the database decides again, for good.
struct MoveDesk: Sendable {
    let house: House

    /// Inputs a move may have.
    static let inputNames: Set<String> = ["reason", "decision", "note"]
    /// Longest input, in bytes.
    static let maxInputBytes = 20_000

    func move(
        _ row: CaseRow, event: String, by actor: Actor, expectedVersion: Int, inputs: [String: String]
    ) async throws(CaseworkError) -> Int {
        let given = try checked(inputs)
        guard row.version == expectedVersion else { throw .staleVersion(expected: expectedVersion, actual: row.version) }
        let now = house.clock.now
        let workflow = try await house.catalog.service(version: row.serviceVersion).workflow
        do throws(Refusal) {
            _ = try workflow.decide(
                state: row.state, event: event, role: actor.role.rawValue, facts: row.facts(now: now), inputs: given
            )
        } catch {
            throw CaseworkError(error, row: row, event: event, role: actor.role, workflow: workflow)
        }
        let verdict = try await house.ports.cases.move(
            CaseMove(
                row: row, event: event, actor: actor, expectedVersion: expectedVersion, inputs: given, isGuardMet: true,
                noteID: house.ids.uuid(), deliveryID: DeliveryID(rawValue: house.ids.uuid()), at: now
            ))
        return try verdict.version(event: event, expected: expectedVersion)
    }

    private func checked(_ inputs: [String: String]) throws(CaseworkError) -> [String: String] {
        var given: [String: String] = [:]
        for (name, text) in inputs {
            guard Self.inputNames.contains(name) else { throw .invalidInput(field: name, reason: "unknown") }
            guard text.utf8.count <= Self.maxInputBytes else { throw .invalidInput(field: name, reason: "too_long") }
            guard !text.utf8.contains(0) else { throw .invalidInput(field: name, reason: "control_character") }
            if text.contains(where: { !$0.isWhitespace }) { given[name] = text }
        }
        return given
    }
}

extension CaseworkError {
    /// What the pure workflow's refusal means for whoever asked.
    init(_ refusal: Refusal, row: CaseRow, event: String, role: Role, workflow: CompiledWorkflow) {
        switch refusal {
        case .unknownState:
            self = .integrity("workflow_state")
        case .notPossible, .notPermitted:
            let possible = workflow.possibleEvents(state: row.state, role: role.rawValue).map(\.event)
            self = .illegalMove(event: event, state: row.state, possible: possible)
        case .guardNotMet(_, let reason):
            self = .moveRefused(reason: reason)
        case .guardFailed(let event, let from, _, let error):
            self = .ruleFailed(event: event, state: from, reason: error.description)
        case .missingInput(_, let names):
            self = .missingInput(names)
        }
    }
}

extension ChangeVerdict {
    /// The new version, or the error that the verdict means.
    func version(event: String, expected: Int) throws(CaseworkError) -> Int {
        switch self {
        case .done(let version): return version
        case .notFound: throw .notFound
        case .stale(let actual): throw .staleVersion(expected: expected, actual: actual)
        case .claimed(let by): throw .alreadyClaimed(by: by)
        case .notPossible(let state, let possible), .notPermitted(let state, let possible):
            throw .illegalMove(event: event, state: state, possible: possible)
        case .missingInput(let names): throw .missingInput(names)
        case .guardNotMet: throw .moveRefused(reason: "")
        }
    }
}
