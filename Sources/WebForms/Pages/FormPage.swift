import Casework
import FormEngine
import HTML

/// A page of a form.
struct FormPageModel: Sendable {
    /// What the page has to say beside its questions.
    enum Notice: Sendable, Equatable {
        /// Something is wrong; the lines are in ``FormPageModel/errors``.
        case errors
        /// Answers on this very page brought new questions.
        case moreQuestions
        case rowAdded
        case saved(String)
        /// The draft was changed in another window.
        case changedElsewhere
        /// The form's token did not fit; nothing was stored yet.
        case sendAgain
        /// An expression of the definition failed; only the municipality can mend it.
        case blocked
    }

    let draft: String
    let pageID: String
    let service: String
    let title: String
    /// "Schritt 2 von 5", or "Schritt 2" as long as answers can still change how many there are.
    let step: String
    /// Number and count of the progress bar; nil as long as the count is not certain.
    let progress: (number: Int, count: Int)?
    let back: PortalAddress
    let backText: String
    let fields: [FieldModel]
    let errors: [ErrorLink]
    let notice: Notice?
    let revision: Int
    /// Back to the summary after this page.
    let returnsToSummary: Bool
    let csrf: String
    /// "Zuletzt gespeichert um 14:32 Uhr. Wir löschen den Entwurf am 21. Dezember 2026."
    let savedText: String
    /// Whether the controls hold something that is not stored.
    let isUnsaved: Bool
    let page: ServiceTemplates.Page

    var documentTitle: String { (notice == .errors ? "Fehler: " : "") + title }
}

enum FormPageView {
    static func write(_ model: FormPageModel, _ site: Site) -> [UInt8] {
        let frame = PageFrame(model.documentTitle, model.step, model.service, header: .form(service: model.service), isNarrow: true)
        return frame.write(site, capacity: model.page.byteCount) { writer in
            writer.a(.class("back-link"), .href(model.back.target)) { writer in
                writer.fragment(Icon.back)
                writer.text(model.backText)
            }
            notice(model, into: &writer)
            progress(model, into: &writer)
            writer.fragment(model.page.heading)
            form(model, into: &writer)
            writer.p(.class("reference-line"), text: model.savedText)
        }
    }

    /// Only the fields, for the script.
    static func writeFields(_ fields: [FieldModel]) -> [UInt8] {
        var writer = HTMLWriter(reservingCapacity: 8_192)
        write(fields, into: &writer)
        return writer.bytes
    }

    private static func write(_ fields: [FieldModel], into writer: inout HTMLWriter) {
        writer.div(.class("fields")) { writer in
            for field in fields { FieldView.write(field, into: &writer) }
        }
    }

    private static func progress(_ model: FormPageModel, into writer: inout HTMLWriter) {
        guard let (number, count) = model.progress else {
            writer.p(.class("step-line"), text: model.step)
            return
        }
        writer.div(.class("kern-progress")) { writer in
            writer.label(.for("fortschritt"), text: model.step)
            writer.progress(.id("fortschritt"), .value(String(number)), .named("max", String(count))) { _ in }
        }
    }

    private static func form(_ model: FormPageModel, into writer: inout HTMLWriter) {
        let action = PortalAddress.page(draft: model.draft, page: model.pageID)
        writer.form(
            .method(.post), .action(action.target), .novalidate(), .data(DataName("data-page"), model.pageID),
            model.page.isLive
                ? .data(DataName("data-fields"), PortalAddress.fields(draft: model.draft, page: model.pageID).path) : .flag("data-static"),
            .flag("data-unsaved", model.isUnsaved)
        ) { writer in
            writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
            writer.input(.type(.hidden), .name(FormControl.revision), .value(String(model.revision)))
            if model.returnsToSummary { writer.input(.type(.hidden), .name(FormControl.origin), .value(FormControl.fromSummary)) }
            if model.page.hasGroup {
                // The first button of a form is the one that Enter presses: it has to go on, not to remove a row.
                writer.button(
                    .class("kern-sr-only"), .type(.submit), .name("action"), .value("next"), .tabindex(-1), .ariaHidden(), text: "Weiter")
            }
            write(model.fields, into: &writer)
            if model.page.isLive { writer.p(.class("kern-sr-only"), .id("feld-status"), .role("status")) { _ in } }
            writer.div(.class("buttons")) { writer in
                if model.notice != .blocked {
                    writer.button(
                        .class("kern-btn kern-btn--primary"), .type(.submit), .name("action"), .value("next"),
                        text: model.returnsToSummary ? "Übernehmen und weiter" : "Weiter")
                }
                writer.button(
                    .class("kern-btn kern-btn--tertiary"), .type(.submit), .name("action"), .value("save"),
                    text: "Speichern und später fortsetzen")
            }
        }
    }

    private static func notice(_ model: FormPageModel, into writer: inout HTMLWriter) {
        switch model.notice {
        case nil: break
        case .errors: Alert.errorSummary(model.errors, into: &writer)
        case .moreQuestions:
            Alert.status(
                .info, title: "Es sind Fragen hinzugekommen",
                text: "Zu Ihren Antworten gehören weitere Fragen auf dieser Seite. Beantworten Sie sie und wählen Sie dann „Weiter“.",
                into: &writer)
        case .rowAdded: Alert.status(.info, title: "Ein Eintrag ist hinzugekommen", into: &writer)
        case .saved(let text): Alert.status(.success, title: text, into: &writer)
        case .changedElsewhere:
            Alert.status(
                .warning, title: "Dieser Antrag wurde in einem anderen Fenster geändert",
                text: "Unten steht, was Sie gerade eingegeben haben. Prüfen Sie es und wählen Sie noch einmal „Weiter“.", into: &writer)
        case .sendAgain:
            Alert.status(
                .warning, title: "Bitte senden Sie die Seite noch einmal",
                text:
                    "Die Seite war zu lange offen oder wurde von einer anderen Stelle gesendet. Es ist nichts verloren: Prüfen Sie Ihre Eingaben und wählen Sie noch einmal „Weiter“.",
                into: &writer)
        case .blocked:
            Alert.status(
                .danger, title: "Diese Seite lässt sich im Moment nicht abschließen",
                text:
                    "Der Fehler liegt bei uns. Ihre Angaben bleiben gespeichert. Bitte versuchen Sie es später noch einmal oder rufen Sie uns an.",
                into: &writer)
        }
    }
}

/// Names of the controls that belong to the portal and not to a page's fields.
enum FormControl {
    static let csrf = "_csrf"
    static let revision = "_stand"
    static let origin = "_von"
    static let fromSummary = "zusammenfassung"
    static let action = "action"

    static let own: Set<String> = [csrf, revision, origin, action]
}
