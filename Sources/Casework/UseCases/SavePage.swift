public import FormEngine
import FormModel
import FoundationEssentials

/// Takes in a posted page.
public struct SavePage: Sendable {
    let house: House

    /// Reads the page over the stored answers and, if it is right, stores it: one read and one write.
    ///
    /// Adding or removing a row and `save` keep what is right, whatever else is wrong; `next` stores only a page
    /// without errors.
    ///
    /// - Parameter revision: the revision the page was shown with; `nil` skips the check for a second window.
    /// - Throws: ``CaseworkError/notFound`` for an unknown draft or page, ``CaseworkError/draftChanged(currentRevision:)``,
    ///   ``CaseworkError/invalidInput(field:reason:)`` for names that are no control of the page and for a group that is not on it,
    ///   ``CaseworkError/integrity(_:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(
        _ id: DraftID, owner: OwnerToken, page pageID: String, form: FormData, action: PageAction, revision: Int?
    ) async throws(CaseworkError) -> SavePageOutcome {
        let desk = DraftDesk(house: house)
        let (record, service) = try await desk.record(id, owner: owner)
        if let stored = record.submitted { return .submitted(try desk.submitted(stored)) }
        guard let page = service.page(pageID) else { throw .notFound }
        if let revision, revision != record.revision { throw .draftChanged(currentRevision: record.revision) }

        let before = try desk.answers(of: record, service)
        let reading = service.read(form, page: page, over: before, in: desk.environment)
        guard reading.unknownNames.isEmpty else { throw .invalidInput(field: "form", reason: "unknown_name") }
        switch action {
        case .next:
            guard reading.isAccepted else {
                return .invalid(desk.open(record, service, before, evaluation: reading.evaluation), reading)
            }
            try await save(reading.answers, record, service, over: before)
            return destination(after: page, reading.evaluation)
        case .save:
            try await save(reading.answers, record, service, over: before)
            return .stay(page: pageID)
        case .addRow(let group):
            try requireGroup(group, on: page)
            try await save(service.addRow(group, to: reading.answers), record, service, over: before)
            return .stay(page: pageID)
        case .removeRow(let group, let index):
            try requireGroup(group, on: page)
            try await save(service.removeRow(group, index, from: reading.answers), record, service, over: before)
            return .stay(page: pageID)
        }
    }

    private func requireGroup(_ group: String, on page: CompiledPage) throws(CaseworkError) {
        guard page.fields.contains(where: { $0.id == group && $0.type == .group }) else {
            throw .invalidInput(field: "action", reason: "unknown_group")
        }
    }

    /// The next relevant page; behind the last one the first that is still incomplete, or the summary.
    private func destination(after page: CompiledPage, _ evaluation: Evaluation) -> SavePageOutcome {
        if let next = evaluation.next(after: page.id) { return .goTo(page: next) }
        if let open = evaluation.firstIncomplete, open != page.id { return .goTo(page: open) }
        return .summary
    }

    private func save(
        _ answers: Answers, _ record: DraftRecord, _ service: CompiledService, over before: Answers
    ) async throws(CaseworkError) {
        let now = house.clock.now
        // Unchanged answers are written as well when the draft is older than a day: its time begins anew.
        if answers == before, now.timeIntervalSince(record.savedAt) < 86_400 { return }
        let saved = try await house.ports.drafts.save(
            record, answers: answers.json(), savedAt: now, expiresAt: service.draftExpiry(from: now)
        )
        guard saved != nil else { throw .draftChanged(currentRevision: record.revision + 1) }
    }
}
