/// Shows everything that ever happened to a case.
public struct ShowCaseHistory: Sendable {
    let house: House

    /// Oldest first; nothing of the application's content is in it.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound``, ``CaseworkError/unavailable``.
    public func callAsFunction(by actor: Actor, _ reference: CaseReference) async throws(CaseworkError) -> [CaseEvent] {
        try actor.require(.readHistory)
        guard let events = try await house.ports.cases.history(reference) else { throw .notFound }
        return events
    }
}

/// Checks that no history was changed behind the back of Antragswerk.
public struct VerifyCases: Sendable {
    let house: House

    /// Computes every hash of one case, or of all, anew.
    ///
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/notFound`` for an unknown reference,
    ///   ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ reference: CaseReference? = nil
    ) async throws(CaseworkError) -> VerificationReport {
        try actor.require(.verifyCases)
        let report = try await house.ports.cases.verify(reference)
        if reference != nil, report.checked == 0 { throw .notFound }
        return report
    }
}
