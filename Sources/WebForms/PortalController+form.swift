import Casework
import FormEngine
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// The pages of a form.
extension PortalController {
    @Sendable func showPage(_ visit: Visit) async throws -> Response {
        let (draft, visitor) = try await openDraft(visit)
        let id = draft.id.description
        if draft.submitted != nil { return redirect(to: .confirmation(id)) }
        let pageID = visit.parameter("page")
        guard let asked = draft.service.page(pageID) else { throw PortalFault.notFound }
        // Whoever skips ahead is led to the first page that is still open.
        let open = draft.evaluation.firstIncomplete.flatMap { draft.service.page($0) }
        guard let current = draft.evaluation.page(pageID), open.map({ asked.index <= $0.index }) ?? true else {
            guard let open else { return redirect(to: .summary(id)) }
            return redirect(to: .page(draft: id, page: open.id))
        }
        var screen = FormScreen(draft, current, csrf: csrf.token(for: visitor))
        screen.returnsToSummary = visit.query("von") == FormControl.fromSummary
        if visit.query("hinweis") == "eintrag" { screen.notice = .rowAdded }
        if current.isBlocked { screen.notice = .blocked }
        return page(FormPageView.write(screen.model(templates), site))
    }

    @Sendable func savePage(_ visit: Visit) async throws -> Response {
        let form = PortalForm(try await FormBody.read(visit.request))
        guard let visitor = knownVisitor(visit) else { throw PortalFault.forged }
        guard csrf.accepts(form.csrf, from: visitor) else {
            return try await showAgain(visit, visitor, form, notice: .sendAgain, status: .forbidden)
        }
        guard let action = PageAction(form.action) else { throw PortalFault.malformed }
        let id = try draftID(visit)
        do throws(CaseworkError) {
            let outcome = try await useCases.savePage(
                id, owner: visitor.owner, page: visit.parameter("page"), form: form.data, action: action, revision: form.revision)
            return try respond(to: outcome, visit, form, action, visitor)
        } catch .draftChanged {
            return try await showAgain(visit, visitor, form, notice: .changedElsewhere, status: .conflict)
        }
    }

    private func respond(
        to outcome: SavePageOutcome, _ visit: Visit, _ form: PortalForm, _ action: PageAction, _ visitor: Visitor
    ) throws(CaseworkError) -> Response {
        let draft = visit.parameter("draft")
        switch outcome {
        case .submitted: return redirect(to: .confirmation(draft))
        case .summary: return redirect(to: .summary(draft))
        case .goTo(let next):
            return form.returnsToSummary ? redirect(to: .summary(draft)) : redirect(to: .page(draft: draft, page: next))
        case .stay(let pageID):
            let origin = form.returnsToSummary ? "von=" + FormControl.fromSummary : ""
            switch action {
            case .addRow(let group):
                return redirect(
                    to: .page(draft: draft, page: pageID), query: origin, fragment: "feld-\(group)-\(form.rowCount(of: group))")
            case .removeRow(let group, _):
                return redirect(to: .page(draft: draft, page: pageID), query: origin, fragment: "feld-\(group)")
            default: return redirect(to: .drafts, query: "hinweis=gespeichert")
            }
        case .invalid(let draft, let reading):
            guard let current = reading.evaluation.page(visit.parameter("page")) else { throw .notFound }
            var screen = FormScreen(draft, current, csrf: csrf.token(for: visitor))
            screen.returnsToSummary = form.returnsToSummary
            screen.show(reading)
            return page(
                FormPageView.write(screen.model(templates), site), status: screen.notice == .moreQuestions ? .ok : .unprocessableContent)
        }
    }

    /// Shows what was typed once more, unstored, with a word on what to do.
    private func showAgain(
        _ visit: Visit, _ visitor: Visitor, _ form: PortalForm, notice: FormPageModel.Notice, status: HTTPResponse.Status
    ) async throws -> Response {
        guard let (draft, reading) = try await read(visit, visitor, form), let current = reading.evaluation.page(visit.parameter("page"))
        else { throw notice == .sendAgain ? PortalFault.forged : PortalFault.notFound }
        var screen = FormScreen(draft, current, csrf: csrf.token(for: visitor))
        screen.returnsToSummary = form.returnsToSummary
        screen.raw = reading.raw
        screen.notice = notice
        return page(FormPageView.write(screen.model(templates), site), status: status)
    }

    /// The fields of a page as they would be after the posted answers; nothing is stored.
    @Sendable func showFields(_ visit: Visit) async throws -> Response {
        let (visitor, form) = try await form(visit)
        guard let (draft, reading) = try await read(visit, visitor, form), reading.unknownNames.isEmpty,
            let current = reading.evaluation.page(visit.parameter("page"))
        else { throw PortalFault.notFound }
        let templates = templates.templates(for: draft.service).page(current.page)
        let fields = FieldModel.shown(current.fields, templates.fields, raw: reading.raw, errors: [:])
        return page(FormPageView.writeFields(fields))
    }

    /// The posted page read over the stored answers; nil for a page that does not exist or a draft that was sent.
    private func read(_ visit: Visit, _ visitor: Visitor, _ form: PortalForm) async throws -> (OpenDraft, PageReading)? {
        let draft = try await useCases.openDraft(draftID(visit), owner: visitor.owner)
        guard draft.submitted == nil, let page = draft.service.page(visit.parameter("page")) else { return nil }
        return (draft, draft.service.read(form.data, page: page, over: draft.answers, in: environment))
    }

    var environment: FormEnvironment {
        FormEnvironment(epochSeconds: Int64(useCases.clock.now.timeIntervalSince1970.rounded(.down)))
    }
}
