import Casework
import FoundationEssentials
import PostgreSQL

extension PostgresCaseRepository {
    func move(_ move: CaseMove) async throws(CaseworkError) -> ChangeVerdict {
        var content: [UInt8]?
        if !move.inputs.isEmpty {
            let key = try await key(of: move.row)
            content = try context.vault.seal(try MoveInputs.json(move.inputs), key, .note, move.noteID)
        }
        return try await verdict(
            """
            SELECT outcome, version, state, names
            FROM move_case(
                \(move.row.id.rawValue), \(move.event), \(move.expectedVersion), \(move.actor.id), \(move.actor.role.rawValue),
                \(move.isGuardMet), \(move.inputs.keys.sorted()), \(move.noteID), \(content), \(move.deliveryID.rawValue),
                \(move.at))
            """)
    }

    func claim(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict {
        try await verdict(
            """
            SELECT outcome, version, state, names
            FROM claim_case(\(id.rawValue), \(actor.id), \(actor.role.rawValue), \(expectedVersion), \(context.clock.now))
            """)
    }

    func release(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict {
        try await verdict(
            """
            SELECT outcome, version, state, names
            FROM release_case(\(id.rawValue), \(actor.id), \(actor.role.rawValue), \(expectedVersion), \(context.clock.now))
            """)
    }

    func addNote(_ note: NewNote) async throws(CaseworkError) -> ChangeVerdict {
        let key = try await key(of: note.row)
        let content = try context.vault.seal(Array(note.text.utf8), key, .note, note.id)
        return try await verdict(
            """
            SELECT outcome, version, state, names
            FROM add_case_note(
                \(note.row.id.rawValue), \(note.id), \(note.actor.id), \(note.actor.role.rawValue), \(content), \(note.at))
            """)
    }

    /// The data key of a case, also for a line of the inbox that came without it.
    private func key(of row: CaseRow) async throws(CaseworkError) -> ContentVault.DataKey {
        if row.seal != nil { return try caseKey(row) }
        guard let sealed = try await self.row(row.reference) else { throw .notFound }
        return try caseKey(sealed)
    }

    private func verdict(_ statement: SQL) async throws(CaseworkError) -> ChangeVerdict {
        guard let row = try await context.one(statement) else { throw .integrity("verdict") }
        let said = try context.read { () throws(DatabaseError) in
            (
                outcome: try row.text("outcome"), version: try row.int("version"), state: try row.textOrNil("state") ?? "",
                names: try row.textArrayOrNil("names") ?? []
            )
        }
        switch said.outcome {
        case "done": return .done(version: said.version)
        case "not_found": return .notFound
        case "stale": return .stale(actual: said.version)
        case "claimed": return .claimed(by: said.names.first ?? "")
        case "not_possible": return .notPossible(state: said.state, possible: said.names)
        case "not_permitted": return .notPermitted(state: said.state, possible: said.names)
        case "missing_input": return .missingInput(said.names)
        case "guard_not_met": return .guardNotMet
        default: throw .integrity("verdict")
        }
    }
}
