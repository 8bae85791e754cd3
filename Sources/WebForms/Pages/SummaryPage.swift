import HTML

/// The page before sending: everything that was answered, with links to change it, and the declarations.
struct SummaryPageModel: Sendable {
    struct Section: Sendable {
        let title: String
        let answers: AnswerList
        let change: PortalAddress
    }

    struct Declaration: Sendable {
        let name: String
        let text: String
        let error: String?
        let isTicked: Bool

        var id: String { "erklaerung-" + name }
    }

    let draft: String
    let service: String
    let authority: String
    let sections: [Section]
    /// "9,00 €"; nil when it is free.
    let fee: String?
    let declarations: [Declaration]
    let back: PortalAddress
    let revision: Int
    let csrf: String
    let savedText: String
    let changedElsewhere: Bool

    var errors: [ErrorLink] {
        declarations.compactMap { declaration in declaration.error.map { ErrorLink(controlID: declaration.id, message: $0) } }
    }
}

enum SummaryPageView {
    static func write(_ model: SummaryPageModel, _ site: Site) -> [UInt8] {
        let title = "Angaben prüfen und absenden"
        let frame = PageFrame(
            (model.errors.isEmpty ? "" : "Fehler: ") + title, model.service, header: .form(service: model.service), isNarrow: true)
        return frame.write(site) { writer in
            BackLink.write(model.back, "Zurück", into: &writer)
            if !model.errors.isEmpty { Alert.errorSummary(model.errors, into: &writer) }
            if model.changedElsewhere {
                Alert.status(
                    .warning, title: "Dieser Antrag wurde in einem anderen Fenster geändert",
                    text: "Unten steht der neue Stand. Prüfen Sie ihn und senden Sie den Antrag dann ab.", into: &writer)
            }
            writer.h1(.class("kern-heading-large"), text: title)
            writer.p(text: "Prüfen Sie, ob alles stimmt. Der Antrag ist noch nicht abgesendet.")
            for (index, section) in model.sections.enumerated() { write(section, index, into: &writer) }
            form(model, into: &writer)
            writer.p(.class("reference-line"), text: model.savedText)
        }
    }

    private static func write(_ section: SummaryPageModel.Section, _ index: Int, into writer: inout HTMLWriter) {
        let id = "abschnitt-\(index + 1)"
        writer.section(.class("kern-summary"), .ariaLabelledBy(id)) { writer in
            writer.div(.class("kern-summary__header")) { writer in
                writer.h2(.class("kern-heading-small"), .id(id), text: section.title)
                writer.a(.href(section.change.target)) { writer in
                    writer.span(.class("kern-sr-only"), text: section.title + ": ")
                    writer.text("Ändern")
                }
            }
            section.answers.write(into: &writer, level: 3)
        }
    }

    private static func form(_ model: SummaryPageModel, into writer: inout HTMLWriter) {
        writer.form(.method(.post), .action(PortalAddress.summary(model.draft).target), .novalidate()) { writer in
            writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
            writer.input(.type(.hidden), .name(FormControl.revision), .value(String(model.revision)))
            writer.h2(.class("kern-heading-medium section"), text: "Erklärung")
            writer.p { writer in
                writer.text("Lesen Sie vorher die ")
                writer.a(.href(PortalAddress.privacy.target), text: "Hinweise zum Datenschutz")
                writer.text(". Ihre Angaben bleiben gespeichert.")
            }
            writer.div(.class("fields fields--tight")) { writer in
                for declaration in model.declarations { write(declaration, into: &writer) }
            }
            writer.div(.class("section panel")) { writer in
                writer.p { writer in
                    if let fee = model.fee {
                        writer.strong(text: "Gebühr: " + fee)
                        writer.text(" – Sie zahlen nicht jetzt. Sie bekommen eine Rechnung.")
                    } else {
                        writer.text("Der Antrag ist kostenlos.")
                    }
                }
                writer.p(text: "Mit „Antrag verbindlich absenden“ schicken Sie den Antrag an: \(model.authority).")
            }
            writer.div(.class("buttons")) { writer in
                writer.button(.class("kern-btn kern-btn--primary"), .type(.submit), text: "Antrag verbindlich absenden")
                writer.a(.class("kern-btn kern-btn--secondary"), .href(model.back.target), text: "Zurück")
            }
        }
    }

    private static func write(_ declaration: SummaryPageModel.Declaration, into writer: inout HTMLWriter) {
        let errorID = declaration.id + "-fehler"
        writer.div(.data(DataName("data-field"), declaration.id)) { writer in
            writer.div(.classes("kern-form-check", declaration.error == nil ? "" : "kern-form-check--error")) { writer in
                writer.input(
                    [
                        .class("kern-form-check__input"), .type(.checkbox), .id(declaration.id), .name("erklaerung"),
                        .value(declaration.name),
                        .ariaRequired(), .checked(declaration.isTicked), .ariaDescribedBy(declaration.error == nil ? "" : errorID),
                    ] + (declaration.error == nil ? [] : [.ariaInvalid()]))
                writer.div(.class("kern-form-check__text")) { writer in
                    writer.label(.class("kern-label"), .for(declaration.id), text: declaration.text)
                    if let error = declaration.error {
                        FieldMessage.write(error, id: errorID, into: &writer)
                    }
                }
            }
        }
    }
}
