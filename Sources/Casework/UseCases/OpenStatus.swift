/// Shows an application's status to whoever knows its reference and access code.
public struct OpenStatus: Sendable {
    let house: House

    /// Compares the code; after ten attempts on one reference, or thirty of one client, within ten minutes it waits.
    ///
    /// - Parameter clientKey: the client's address; only its keyed hash is stored.
    /// - Throws: ``CaseworkError/invalidCredentials`` for an unknown reference as for a wrong code,
    ///   ``CaseworkError/tooManyAttempts(retryAfterSeconds:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        reference: String, accessCode: String, clientKey: String
    ) async throws(CaseworkError) -> CaseStatus {
        let named = try? CaseReference(reference)
        let counted = named?.text ?? "malformed"
        let client = house.secrets.keyedHash("rate-limit", Array("status-client:\(clientKey)".utf8))
        let wait = try await house.ports.rateLimiter.hit([
            RateLimit(bucket: "status_client", key: client, maxAttempts: 30, windowSeconds: 600),
            RateLimit(
                bucket: "status_reference", key: house.secrets.keyedHash("rate-limit", Array("status:\(counted):\(clientKey)".utf8)),
                maxAttempts: 10, windowSeconds: 600
            ),
        ])
        if let wait { throw .tooManyAttempts(retryAfterSeconds: wait) }
        guard let named, let code = AccessCode(typed: accessCode) else { throw .invalidCredentials }
        guard let record = try await house.ports.cases.status(.reference(named)) else { throw .invalidCredentials }
        guard house.secrets.areEqual(code.hash(house.secrets), record.accessCodeHash) else { throw .invalidCredentials }
        return try await StatusDesk(house: house).status(record)
    }
}

/// Shows the status again to somebody who has opened it before (a signed status session).
public struct ShowCaseStatus: Sendable {
    let house: House

    /// - Throws: ``CaseworkError/notFound``, ``CaseworkError/unavailable``.
    public func callAsFunction(_ id: CaseID) async throws(CaseworkError) -> CaseStatus {
        guard let record = try await house.ports.cases.status(.id(id)) else { throw .notFound }
        return try await StatusDesk(house: house).status(record)
    }
}

/// Lets the applicant do what the workflow allows, for example withdraw the application.
public struct CitizenMove: Sendable {
    let house: House

    /// - Parameters:
    ///   - version: the version the status page was shown with.
    ///   - inputs: what the event requires, ``CitizenEvent/requires``.
    /// - Throws: ``CaseworkError/notFound``, ``CaseworkError/staleVersion(expected:actual:)``,
    ///   ``CaseworkError/illegalMove(event:state:possible:)``, ``CaseworkError/moveRefused(reason:)``,
    ///   ``CaseworkError/ruleFailed(event:state:reason:)``, ``CaseworkError/missingInput(_:)``,
    ///   ``CaseworkError/invalidInput(field:reason:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        _ id: CaseID, event: String, version: Int, inputs: [String: String] = [:]
    ) async throws(CaseworkError) -> CaseStatus {
        guard let record = try await house.ports.cases.status(.id(id)) else { throw .notFound }
        _ = try await MoveDesk(house: house).move(record.row, event: event, by: .citizen, expectedVersion: version, inputs: inputs)
        guard let moved = try await house.ports.cases.status(.id(id)) else { throw .notFound }
        return try await StatusDesk(house: house).status(moved)
    }
}
