/// Keeps cases, their histories and notes. Every change is one function of the database, which guards it.
public protocol CaseRepository: Sendable {
    /// Turns a draft into a case: case, application, first event and deliveries in one transaction and one round trip.
    ///
    /// Idempotent by draft: a second call answers with what the first one made.
    ///
    /// - Throws: ``CaseworkError/notFound``, ``CaseworkError/draftChanged(currentRevision:)``, ``CaseworkError/unavailable``;
    ///   ``CaseworkError/invalidInput(field:reason:)`` with field `reference` when the reference is taken.
    func submit(_ submission: NewSubmission) async throws(CaseworkError) -> StoredSubmission
    /// A part of the inbox, by index whatever the number of cases.
    func list(_ query: CaseQuery) async throws(CaseworkError) -> [CaseRow]
    /// A case with its application, notes and deliveries; one round trip. With a reader, the access is logged in it.
    func find(_ reference: CaseReference, reader: Actor?) async throws(CaseworkError) -> CaseRecord?
    /// What the applicant may see; by reference (with the hash of the code to compare) or by id.
    func status(_ key: StatusKey) async throws(CaseworkError) -> StatusRecord?
    /// The line of the inbox, and the wrapped key; without content and without a logged access.
    func row(_ reference: CaseReference) async throws(CaseworkError) -> CaseRow?
    func move(_ move: CaseMove) async throws(CaseworkError) -> ChangeVerdict
    func claim(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict
    func release(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict
    func addNote(_ note: NewNote) async throws(CaseworkError) -> ChangeVerdict
    /// The chained events, oldest first; `nil` when there is no such case.
    func history(_ reference: CaseReference) async throws(CaseworkError) -> [CaseEvent]?
    /// Computes every hash anew, of one case or of all.
    func verify(_ reference: CaseReference?) async throws(CaseworkError) -> VerificationReport
    func deliveries(_ filter: DeliveryFilter, after cursor: ListCursor?, limit: Int) async throws(CaseworkError) -> [DeliverySummary]
    func delivery(_ id: DeliveryID) async throws(CaseworkError) -> DeliverySummary?
    /// Makes a delivery that is not finished, or was given up, due now.
    ///
    /// - Returns: false when it was delivered already or is being sent.
    func retryDelivery(_ id: DeliveryID, by actor: Actor) async throws(CaseworkError) -> Bool
}
