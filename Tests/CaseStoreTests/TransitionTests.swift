import CaseStore
import Casework
import FormEngine
import FormModel
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing
import Workflow

@Suite("The workflow in PostgreSQL and the pure workflow")
struct TransitionTests {
    /// A verdict without its texts, so that the two can be compared.
    enum Verdict: Equatable { case moved(to: String), notPossible, notPermitted, missing([String]), other }

    /// One attempt at a move.
    struct Move {
        let event: String
        let role: Role
        var given = everyInput.keys.sorted()
    }

    static let everyInput = ["reason": "r", "decision": "d", "note": "n"]

    @Test("agree on every state, event and role", arguments: ["meldebescheinigung", "elterngeld"])
    func agree(service: String) async throws {
        let town = try await TestTown()
        let workflow = try #require(town.catalog.workflow(service))
        let sent = try await Self.submit(service, town)
        let paths = Self.paths(of: workflow)
        #expect(paths.count == workflow.states.count)
        let events = Set(workflow.transitions.map(\.event)).sorted() + ["erfunden"]
        var compared = 0
        for (state, path) in paths {
            let moves = events.flatMap { event in Role.allCases.map { Move(event: event, role: $0) } }
            for (move, stored) in zip(moves, try await Self.stored(town, sent, path, moves)) {
                #expect(Self.pure(workflow, state, move.event, move.role) == stored, "\(state) \(move.event) \(move.role)")
                compared += 1
            }
        }
        #expect(compared == workflow.states.count * events.count * Role.allCases.count)
        #expect(try await town.useCases.caseHistory(by: TestTown.actor(.auditor), sent.reference).count == 1)
    }

    @Test("agree on what is missing", arguments: ["meldebescheinigung", "elterngeld"])
    func missing(service: String) async throws {
        let town = try await TestTown()
        let workflow = try #require(town.catalog.workflow(service))
        let sent = try await Self.submit(service, town)
        let paths = Self.paths(of: workflow)
        for transition in workflow.transitions where !transition.requires.isEmpty {
            let role = try #require(Role(rawValue: transition.roles[0].rawValue))
            let moves = [Move(event: transition.event, role: role, given: [])]
            let stored = try await Self.stored(town, sent, paths[transition.from] ?? [], moves)
            #expect(stored == [.missing(transition.requires.map(\.rawValue).sorted())], "\(transition.event)")
        }
    }

    // MARK: Both sides

    private static func pure(_ workflow: CompiledWorkflow, _ state: String, _ event: String, _ role: Role) -> Verdict {
        do throws(Refusal) {
            return .moved(
                to: try workflow.decide(
                    state: state, event: event, role: role.rawValue, facts: [:], inputs: everyInput
                ).to)
        } catch {
            switch error {
            case .notPossible: return .notPossible
            case .notPermitted: return .notPermitted
            case .missingInput(_, let names): return .missing(names.sorted())
            default: return .other
            }
        }
    }

    /// Moves the case along `path` in a transaction, tries each move there behind a savepoint, and rolls everything back.
    private static func stored(
        _ town: TestTown, _ sent: SubmittedApplication, _ path: [Transition], _ moves: [Move]
    ) async throws -> [Verdict] {
        struct Undo: Error { let verdict: Verdict }
        struct UndoAll: Error { let verdicts: [Verdict] }
        do {
            try await town.application.transaction { connection in
                for (index, step) in path.enumerated() {
                    let role = try #require(Role(rawValue: step.roles[0].rawValue))
                    let row = try connection.one(statement(sent, Move(event: step.event, role: role), version: index + 1))
                    #expect(try row?.text("outcome") == "done", "\(step.event)")
                }
                var verdicts: [Verdict] = []
                for move in moves {
                    do {
                        try connection.savepoint { connection in
                            let row = try connection.one(statement(sent, move, version: path.count + 1))
                            throw Undo(verdict: try verdict(try #require(row)))
                        }
                    } catch let undo as Undo {
                        verdicts.append(undo.verdict)
                    }
                }
                throw UndoAll(verdicts: verdicts)
            }
            return []
        } catch let undo as UndoAll {
            return undo.verdicts
        }
    }

    private static func statement(_ sent: SubmittedApplication, _ move: Move, version: Int) -> SQL {
        """
        SELECT outcome, version, state, names
        FROM move_case(\(sent.id.rawValue), \(move.event), \(version), 'somebody', \(move.role.rawValue), true, \(move.given),
            gen_random_uuid(), NULL, gen_random_uuid(), now())
        """
    }

    private static func verdict(_ row: Row) throws -> Verdict {
        switch try row.text("outcome") {
        case "done": .moved(to: try row.text("state"))
        case "not_possible": .notPossible
        case "not_permitted": .notPermitted
        case "missing_input": .missing(try row.textArray("names"))
        default: .other
        }
    }

    /// The shortest way from the initial state to each state.
    private static func paths(of workflow: CompiledWorkflow) -> [String: [Transition]] {
        var paths: [String: [Transition]] = [workflow.initialState: []]
        var open = [workflow.initialState]
        while !open.isEmpty {
            let state = open.removeFirst()
            for transition in workflow.transitions where transition.from == state && paths[transition.to] == nil {
                paths[transition.to] = (paths[state] ?? []) + [transition]
                open.append(transition.to)
            }
        }
        return paths
    }

    /// A case of any service; the store does not ask whether the content makes sense.
    private static func submit(_ id: String, _ town: TestTown) async throws -> SubmittedApplication {
        if id == "meldebescheinigung" { return try await town.submitted() }
        let (draft, owner, _) = try await town.useCases.startDraft(service: id, owner: nil, identity: .anonymous)
        let service = try #require(town.catalog.service(id))
        let workflow = try #require(town.catalog.workflow(id))
        let caseID = CaseID(rawValue: SystemIDSource().uuid())
        let reference = try CaseReference(prefix: service.definition.prefix, year: 2026, random: Array(0..<16))
        let code = AccessCode(of: caseID, secrets: town.store.secrets)
        let hash = town.store.secrets.keyedHash("draft-owner", Array(owner.text.utf8))
        let document = service.document(service.evaluate(.init(), in: .init(epochSeconds: 1_795_255_200)))
        let stored = try await town.store.ports.cases.submit(
            NewSubmission(
                id: caseID, draft: draft, owner: hash, revision: 1, reference: reference, accessCodeHash: code.hash(town.store.secrets),
                service: id, version: service.version, workflowVersion: workflow.version, initialState: workflow.initialState,
                submittedAt: town.clock.now, feeCents: nil, answers: [], document: Array("{}".utf8), deliveries: [], index: []
            ))
        return SubmittedApplication(
            id: stored.id, reference: stored.reference, accessCode: code, submittedAt: stored.submittedAt, serviceTitle: service.title,
            document: document
        )
    }
}
