import Casework
import FormEngine
import FormModel
import FoundationEssentials

/// Puts the model of a form page together.
struct FormScreen {
    let draft: OpenDraft
    let current: PageEvaluation
    let csrf: String
    var returnsToSummary = false
    var notice: FormPageModel.Notice?
    /// What was typed just now, where it is not stored.
    var raw: [String: [String]]?
    private var errors: [FieldPath: [FieldErrorText]] = [:]

    init(_ draft: OpenDraft, _ current: PageEvaluation, csrf: String) {
        self.draft = draft
        self.current = current
        self.csrf = csrf
    }

    /// Shows a page that could not be accepted.
    ///
    /// Questions that the very same answers brought up are no mistake: when nothing else is wrong, they are only pointed out.
    mutating func show(_ reading: PageReading) {
        raw = reading.raw
        let revealed = Set(reading.revealed)
        if !reading.errors.isEmpty, reading.errors.allSatisfy({ revealed.contains($0.path) }) {
            notice = .moreQuestions
            return
        }
        for error in reading.errors {
            let text = FieldErrorText(part: error.part, message: error.message)
            if errors[error.path]?.contains(text) != true { errors[error.path, default: []].append(text) }
        }
        notice = reading.errors.isEmpty ? .blocked : .errors
    }

    func model(_ library: TemplateLibrary) -> FormPageModel {
        let templates = library.templates(for: draft.service).page(current.page)
        let fields = FieldModel.shown(current.fields, templates.fields, raw: raw, errors: errors)
        let pages = draft.evaluation.pages.contains { $0.page.id == current.page.id } ? draft.evaluation.pages : current.alone
        let number = (pages.firstIndex { $0.page.id == current.page.id } ?? 0) + 1
        // A page further on with a condition may come or go with what is answered here.
        let isCertain = !draft.service.pages.dropFirst(current.page.index + 1).contains { $0.definition.when != nil }
        let id = draft.id.description
        let back = previous(id)
        return FormPageModel(
            draft: id, pageID: current.page.id, service: draft.service.title, title: current.page.title,
            step: isCertain ? "Schritt \(number) von \(pages.count)" : "Schritt \(number)",
            progress: isCertain ? (number, pages.count) : nil, back: back.0, backText: back.1,
            fields: fields, errors: links(fields), notice: notice, revision: draft.revision, returnsToSummary: returnsToSummary, csrf: csrf,
            savedText: SavedText.text(savedAt: draft.savedAt, expiresAt: draft.expiresAt), isUnsaved: raw != nil, page: templates)
    }

    private func previous(_ id: String) -> (PortalAddress, String) {
        if returnsToSummary { return (.summary(id), "Zurück zur Übersicht") }
        if let previous = draft.evaluation.previous(of: current.page.id) { return (.page(draft: id, page: previous), "Zurück") }
        return (.service(draft.service.id), "Zurück zur Leistung")
    }

    /// The lines of the error summary in the order of the page; what has no control on it comes last.
    private func links(_ fields: [FieldModel]) -> [ErrorLink] {
        guard !errors.isEmpty else { return [] }
        let links = fields.flatMap(\.errorLinks)
        let shown = Set(links.map(\.message))
        let others = errors.values.joined().map(\.message).filter { !shown.contains($0) }.sorted()
        return links + others.map { ErrorLink(controlID: nil, message: $0) }
    }
}

extension PageEvaluation {
    fileprivate var alone: [PageEvaluation] { [self] }
}

/// When a draft was saved and how long it stays, in words.
enum SavedText {
    static func text(savedAt: Date, expiresAt: Date) -> String {
        "Zuletzt gespeichert am \(GermanText.dateAndTime(savedAt)). Wir löschen den Entwurf am \(GermanText.date(expiresAt)), wenn Sie nicht weitermachen."
    }
}
