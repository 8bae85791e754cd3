import Casework
import FormEngine
import FormModel
import HTTPTypes
import Hummingbird

/// The summary, sending, and the proof of it.
extension PortalController {
    private static let declarations: [(name: String, text: String, error: String)] = [
        (
            "richtig", "Meine Angaben sind vollständig und richtig.",
            "Bestätigen Sie, dass Ihre Angaben vollständig und richtig sind."
        ),
        (
            "datenschutz", "Ich habe die Hinweise zum Datenschutz gelesen.",
            "Bestätigen Sie, dass Sie die Hinweise zum Datenschutz gelesen haben."
        ),
    ]

    @Sendable func showSummary(_ visit: Visit) async throws -> Response {
        let (draft, visitor) = try await openDraft(visit)
        if let elsewhere = try notYet(draft) { return elsewhere }
        return page(SummaryPageView.write(summary(draft, visitor), site))
    }

    @Sendable func submitApplication(_ visit: Visit) async throws -> Response {
        let (visitor, form) = try await form(visit)
        let (draft, _) = try await openDraft(visit)
        if let elsewhere = try notYet(draft) { return elsewhere }
        let ticked = Set(form.values("erklaerung"))
        // What is sent has to be what was shown: a change in another window is shown first.
        guard form.revision == nil || form.revision == draft.revision else {
            return page(SummaryPageView.write(summary(draft, visitor, ticked: ticked, changedElsewhere: true), site), status: .conflict)
        }
        do throws(CaseworkError) {
            _ = try await useCases.submitApplication(draft.id, owner: visitor.owner, declarations: ticked, identity: .anonymous)
            return redirect(to: .confirmation(draft.id.description))
        } catch {
            switch error {
            case .missingInput(let missing):
                return page(
                    SummaryPageView.write(summary(draft, visitor, ticked: ticked, missing: Set(missing)), site),
                    status: .unprocessableContent)
            case .draftIncomplete(let open): return redirect(to: .page(draft: draft.id.description, page: open))
            case .draftChanged: return redirect(to: .summary(draft.id.description))
            default: throw error
            }
        }
    }

    @Sendable func showConfirmation(_ visit: Visit) async throws -> Response {
        let (draft, _) = try await openDraft(visit)
        guard let sent = draft.submitted else { return redirect(to: .draft(draft.id.description)) }
        let definition = draft.service.definition
        let copy = await useCases.printCopy.isPossible ? PortalAddress.copy(draft.id.description) : nil
        let model = ConfirmationPageModel(
            service: sent.serviceTitle, reference: sent.reference.text, accessCode: sent.accessCode.text,
            submittedAt: GermanText.dateAndTime(sent.submittedAt), authority: definition.authority.name, processing: definition.processing,
            sections: sections(of: sent.document), fee: fee(of: sent.document), phone: definition.authority.phone,
            copy: copy)
        return page(ConfirmationPageView.write(model, site))
    }

    /// Where a draft leads that is not ready to be sent, or was sent; nil when it is ready.
    private func notYet(_ draft: OpenDraft) throws -> Response? {
        let id = draft.id.description
        if draft.submitted != nil { return redirect(to: .confirmation(id)) }
        if let open = draft.evaluation.firstIncomplete {
            let isFirst = draft.evaluation.pages.first?.page.id == open
            return redirect(to: .page(draft: id, page: open), query: isFirst ? "" : "von=" + FormControl.fromSummary)
        }
        guard draft.evaluation.isComplete else { throw PortalFault.internalError }
        return nil
    }

    private func summary(
        _ draft: OpenDraft, _ visitor: Visitor, ticked: Set<String> = [], missing: Set<String> = [], changedElsewhere: Bool = false
    ) -> SummaryPageModel {
        let id = draft.id.description
        let sections = draft.evaluation.pages.compactMap { page -> SummaryPageModel.Section? in
            let answers = AnswerList(page)
            guard !answers.items.isEmpty || !answers.groups.isEmpty else { return nil }
            return .init(title: page.page.title, answers: answers, change: .change(draft: id, page: page.page.id))
        }
        let declarations = Self.declarations.map { declaration in
            SummaryPageModel.Declaration(
                name: declaration.name, text: declaration.text, error: missing.contains(declaration.name) ? declaration.error : nil,
                isTicked: ticked.contains(declaration.name))
        }
        let last = draft.evaluation.pages.last.map { PortalAddress.page(draft: id, page: $0.page.id) }
        return SummaryPageModel(
            draft: id, service: draft.service.title, authority: draft.service.definition.authority.name, sections: sections,
            fee: draft.evaluation.fee.flatMap { $0.value > 0 ? $0.display : nil }, declarations: declarations, back: last ?? .draft(id),
            revision: draft.revision, csrf: csrf.token(for: visitor),
            savedText: SavedText.text(savedAt: draft.savedAt, expiresAt: draft.expiresAt), changedElsewhere: changedElsewhere)
    }

    // MARK: Stored applications

    func sections(of document: ApplicationDocument) -> [(title: String, answers: AnswerList)] {
        document.sections.compactMap { section in
            let answers = AnswerList(section)
            return answers.items.isEmpty && answers.groups.isEmpty ? nil : (section.title, answers)
        }
    }

    private func fee(of document: ApplicationDocument) -> String? {
        document.feeCents.flatMap { $0 > 0 ? Cents(value: Int64($0)).display : nil }
    }
}
