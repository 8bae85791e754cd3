import Casework
import FormEngine
import HTTPTypes
import Hummingbird

/// Beginning, finding again and throwing away drafts.
extension PortalController {
    @Sendable func startDraft(_ visit: Visit) async throws -> Response {
        let (visitor, _) = try await form(visit)
        let started = try await useCases.startDraft(service: visit.parameter("service"), owner: visitor.owner, identity: .anonymous)
        var response = redirect(to: .page(draft: started.draft.description, page: started.firstPage))
        // The cookie's time begins anew with every application.
        response.headers.append(cookie(of: Visitor(owner: started.owner, isNew: true)))
        return response
    }

    @Sendable func listDrafts(_ visit: Visit) async throws -> Response {
        var drafts: [DraftSummary] = []
        if let visitor = knownVisitor(visit) { drafts = try await useCases.listDrafts(owner: visitor.owner) }
        let model = DraftListModel(
            drafts: drafts.filter { $0.reference == nil }.map(entry), sent: drafts.filter { $0.reference != nil }.map(entry),
            notice: notice(visit.query("hinweis")))
        return page(DraftListView.write(model, site))
    }

    private func entry(_ draft: DraftSummary) -> DraftListModel.Entry {
        let id = draft.id.description
        guard let reference = draft.reference else {
            return .init(
                title: draft.serviceTitle, text: SavedText.text(savedAt: draft.savedAt, expiresAt: draft.expiresAt),
                open: .draft(id), openText: "Weiter ausfüllen", discard: .discard(id))
        }
        return .init(
            title: draft.serviceTitle, text: "Vorgangsnummer \(reference.text)", open: .confirmation(id), openText: "Bestätigung ansehen",
            discard: nil)
    }

    private func notice(_ code: String?) -> (title: String, text: String?)? {
        switch code {
        case "gespeichert":
            ("Ihre Angaben sind gespeichert", "Sie können hier in diesem Browser weitermachen, wann Sie möchten.")
        case "geloescht": ("Der Entwurf ist gelöscht", nil)
        default: nil
        }
    }

    @Sendable func resumeDraft(_ visit: Visit) async throws -> Response {
        let (draft, _) = try await openDraft(visit)
        let id = draft.id.description
        if draft.submitted != nil { return redirect(to: .confirmation(id)) }
        guard let next = draft.evaluation.firstIncomplete else { return redirect(to: .summary(id)) }
        return redirect(to: .page(draft: id, page: next))
    }

    @Sendable func askToDiscard(_ visit: Visit) async throws -> Response {
        let (draft, visitor) = try await openDraft(visit)
        if draft.submitted != nil { return redirect(to: .confirmation(draft.id.description)) }
        let model = DiscardPageModel(
            draft: draft.id.description, service: draft.service.title,
            savedText: SavedText.text(savedAt: draft.savedAt, expiresAt: draft.expiresAt), csrf: csrf.token(for: visitor))
        return page(DiscardPageView.write(model, site))
    }

    @Sendable func discardDraft(_ visit: Visit) async throws -> Response {
        let (visitor, _) = try await form(visit)
        try await useCases.discardDraft(draftID(visit), owner: visitor.owner)
        return redirect(to: .drafts, query: "hinweis=geloescht")
    }
}
