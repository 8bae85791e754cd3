import FEEL
import FormEngine
import FormModel
import FoundationEssentials
import Workflow

/// Sends a complete draft: it becomes a case.
public struct SubmitApplication: Sendable {
    /// What has to be declared on the summary: that everything is true and complete, and that the privacy notice was read.
    public static let declarations: Set<String> = ["richtig", "datenschutz"]

    let house: House

    /// Reads the draft, evaluates it once more and writes everything in one round trip.
    ///
    /// Sending twice, at once or later, makes one case and gives the same answer.
    ///
    /// - Throws: ``CaseworkError/draftIncomplete(page:)`` with the page where something is missing,
    ///   ``CaseworkError/missingInput(_:)`` with the declarations that are missing, ``CaseworkError/notFound``,
    ///   ``CaseworkError/draftChanged(currentRevision:)``, ``CaseworkError/integrity(_:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        _ id: DraftID, owner: OwnerToken, declarations: Set<String>, identity: Identity
    ) async throws(CaseworkError) -> SubmittedApplication {
        let desk = DraftDesk(house: house)
        let found = try await house.ports.drafts.find(id, owner: owner.hash(house.secrets), now: house.clock.now)
        guard let record = found else { throw .notFound }
        if let stored = record.submitted { return try desk.submitted(stored) }
        let version = try await house.catalog.service(version: record.version)
        let evaluation = version.service.evaluate(try desk.answers(of: record, version.service), in: desk.environment)
        if let page = evaluation.firstIncomplete { throw .draftIncomplete(page: page) }
        guard evaluation.isComplete, !version.service.pages.isEmpty else { throw .integrity("evaluation") }
        let missing = Self.declarations.subtracting(declarations)
        guard missing.isEmpty else { throw .missingInput(missing.sorted()) }

        for _ in 0..<3 {
            let submission = try submission(of: record, version, evaluation)
            do throws(CaseworkError) {
                return try desk.submitted(try await house.ports.cases.submit(submission))
            } catch .invalidInput(field: "reference", reason: _) {
                continue  // one in ten thousand million: the reference is taken, the next one is not
            }
        }
        throw .unavailable
    }

    private func submission(
        of record: DraftRecord, _ version: PublishedService, _ evaluation: Evaluation
    ) throws(CaseworkError) -> NewSubmission {
        let service = version.service
        let now = house.clock.now
        let id = CaseID(rawValue: house.ids.uuid())
        let answers = evaluation.prunedAnswers
        return NewSubmission(
            id: id, draft: record.id, owner: record.owner, revision: record.revision,
            reference: try CaseReference(
                prefix: service.definition.prefix, year: GermanTime.year(of: now), random: try house.secrets.randomBytes(16)
            ),
            accessCodeHash: AccessCode(of: id, secrets: house.secrets).hash(house.secrets),
            service: service.id, version: service.version, workflowVersion: version.workflow.version,
            initialState: version.workflow.initialState, submittedAt: now, feeCents: evaluation.fee.flatMap { Int(exactly: $0.value) },
            answers: answers.json(), document: try service.document(evaluation).stored(),
            deliveries: evaluation.deliveries.map { delivery in
                NewSubmission.Delivery(
                    id: DeliveryID(rawValue: house.ids.uuid()), channel: delivery.channel.value, target: delivery.form ?? ""
                )
            },
            index: SearchIndex(secrets: house.secrets).entries(of: evaluation)
        )
    }
}

extension GermanTime {
    /// The calendar year in Germany at an instant.
    static func year(of instant: Date) -> Int {
        local(epochSeconds: Int64(instant.timeIntervalSince1970.rounded(.down))).date.year
    }
}
