import FoundationEssentials

/// Takes a case: from now on it is this member's.
public struct ClaimCase: Sendable {
    let house: House

    /// Exclusive: of two who claim at once, one gets it. Claiming what one has already changes nothing.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/alreadyClaimed(by:)``,
    ///   ``CaseworkError/staleVersion(expected:actual:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ reference: CaseReference, version: Int? = nil
    ) async throws(CaseworkError) -> CaseSummary {
        try actor.require(.claimCases)
        guard let row = try await house.ports.cases.row(reference) else { throw .notFound }
        let verdict = try await house.ports.cases.claim(row.id, by: actor, expectedVersion: version)
        _ = try verdict.version(event: "claim", expected: version ?? row.version)
        return try await house.summary(reference)
    }
}

/// Gives a case back.
public struct ReleaseCase: Sendable {
    let house: House

    /// Whoever has it may, and supervisors.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/alreadyClaimed(by:)`` when
    ///   it is somebody else's, ``CaseworkError/staleVersion(expected:actual:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ reference: CaseReference, version: Int? = nil
    ) async throws(CaseworkError) -> CaseSummary {
        try actor.require(.claimCases)
        guard let row = try await house.ports.cases.row(reference) else { throw .notFound }
        let verdict = try await house.ports.cases.release(row.id, by: actor, expectedVersion: version)
        _ = try verdict.version(event: "release", expected: version ?? row.version)
        return try await house.summary(reference)
    }
}

/// Moves a case along its workflow.
public struct MoveCase: Sendable {
    let house: House

    /// - Parameters:
    ///   - expectedVersion: the version the decision was made on.
    ///   - inputs: `reason`, `decision`, `note`; stored encrypted, the history names only which were given.
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/staleVersion(expected:actual:)``,
    ///   ``CaseworkError/illegalMove(event:state:possible:)``, ``CaseworkError/moveRefused(reason:)``,
    ///   ``CaseworkError/ruleFailed(event:state:reason:)``, ``CaseworkError/missingInput(_:)``,
    ///   ``CaseworkError/invalidInput(field:reason:)``, ``CaseworkError/alreadyClaimed(by:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ reference: CaseReference, event: String, expectedVersion: Int, inputs: [String: String] = [:]
    ) async throws(CaseworkError) -> CaseSummary {
        try actor.require(.moveCases)
        guard let row = try await house.ports.cases.row(reference) else { throw .notFound }
        _ = try await MoveDesk(house: house).move(
            row, event: event, by: actor, expectedVersion: expectedVersion, inputs: inputs
        )
        return try await house.summary(reference)
    }
}

/// Writes a note on a case.
public struct AddNote: Sendable {
    /// Longest note, in bytes.
    public static let maxBytes = 20_000

    let house: House

    /// The text is encrypted; the history says only that there is a note.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/invalidInput(field:reason:)``
    ///   for an empty or too long text, ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ reference: CaseReference, text: String
    ) async throws(CaseworkError) -> CaseNote {
        try actor.require(.writeNotes)
        guard text.contains(where: { !$0.isWhitespace }) else { throw .invalidInput(field: "text", reason: "empty") }
        guard text.utf8.count <= Self.maxBytes else { throw .invalidInput(field: "text", reason: "too_long") }
        guard !text.utf8.contains(0) else { throw .invalidInput(field: "text", reason: "control_character") }
        guard let row = try await house.ports.cases.row(reference) else { throw .notFound }
        let note = NewNote(id: house.ids.uuid(), row: row, actor: actor, text: text, at: house.clock.now)
        let verdict = try await house.ports.cases.addNote(note)
        _ = try verdict.version(event: "note", expected: row.version)
        return CaseNote(id: note.id, at: note.at, author: actor.id, text: text)
    }
}

extension House {
    /// The line of the inbox as it is now.
    func summary(_ reference: CaseReference) async throws(CaseworkError) -> CaseSummary {
        guard let row = try await ports.cases.row(reference) else { throw .notFound }
        return row.summary
    }
}
