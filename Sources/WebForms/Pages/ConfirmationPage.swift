import HTML

/// The proof that an application has arrived.
struct ConfirmationPageModel: Sendable {
    let service: String
    let reference: String
    let accessCode: String
    /// "21. November 2026, 14:32 Uhr".
    let submittedAt: String
    let authority: String
    let processing: String?
    let sections: [(title: String, answers: AnswerList)]
    let fee: String?
    let phone: String?
    /// The PDF; nil where none can be made.
    let copy: PortalAddress?
}

enum ConfirmationPageView {
    static func write(_ model: ConfirmationPageModel, _ site: Site) -> [UInt8] {
        PageFrame("Antrag eingegangen", model.service, header: .navigation(active: nil), isNarrow: true).write(site) { writer in
            writer.div(.class("kern-alert kern-alert--success")) { writer in
                writer.div(.class("kern-alert__header")) { writer in
                    writer.fragment(Icon.success)
                    writer.p(.class("kern-title"), text: "Ihr Antrag ist am \(model.submittedAt) bei uns eingegangen.")
                }
            }
            writer.h1(.class("kern-heading-large"), text: "Antrag eingegangen: " + model.service)
            writer.p(text: "Notieren oder drucken Sie diese beiden Angaben. Sie brauchen sie, um den Stand Ihres Antrags zu sehen.")
            writer.dl(.class("codes")) { writer in
                code("Vorgangsnummer", model.reference, into: &writer)
                code("Zugangscode", model.accessCode, into: &writer)
            }
            writer.p(
                .class("kern-body--muted"), text: "Geben Sie den Zugangscode nicht weiter. Wer beide Angaben hat, kann Ihren Antrag sehen.")
            next(model, into: &writer)
            writer.div(.class("buttons"), .data(DataName("data-print"), "Seite drucken")) { writer in
                writer.a(.class("kern-btn kern-btn--primary"), .href(PortalAddress.status.target), text: "Stand des Antrags ansehen")
                if let copy = model.copy { CopyLink.write(copy, into: &writer) }
            }
            SubmittedAnswers.write(model.sections, title: "Was Sie uns geschickt haben", into: &writer)
        }
    }

    private static func code(_ name: String, _ value: String, into writer: inout HTMLWriter) {
        writer.div { writer in
            writer.dt(text: name)
            writer.dd(text: value)
        }
    }

    private static func next(_ model: ConfirmationPageModel, into writer: inout HTMLWriter) {
        writer.section(.class("section")) { writer in
            writer.h2(.class("kern-heading-medium"), text: "Wie es weitergeht")
            writer.ol(.class("steps")) { writer in
                writer.li(text: "Ihr Antrag geht an: \(model.authority).")
                writer.li(
                    text: "Wir prüfen Ihre Angaben. "
                        + (model.processing.map { "Bearbeitungszeit: " + $0 } ?? "Wenn etwas fehlt, melden wir uns bei Ihnen."))
                writer.li(text: "Den Stand sehen Sie auf der Seite „Stand eines Antrags“ mit Vorgangsnummer und Zugangscode.")
            }
            if let fee = model.fee { writer.p(text: "Die Gebühr beträgt \(fee). Sie bekommen eine Rechnung.") }
            if let phone = model.phone {
                writer.p { writer in
                    writer.text("Haben Sie Fragen? ")
                    ContactLink.phone(phone, into: &writer)
                }
            }
        }
    }
}

/// What was sent, folded away until somebody wants to read it.
enum SubmittedAnswers {
    static func write(_ sections: [(title: String, answers: AnswerList)], title: String, into writer: inout HTMLWriter) {
        writer.section(.class("section")) { writer in
            writer.h2(.class("kern-heading-medium"), text: title)
            writer.details(.class("kern-accordion")) { writer in
                writer.summary(text: "Angaben anzeigen")
                writer.div { writer in
                    for section in sections {
                        writer.h3(.class("kern-heading-small"), text: section.title)
                        section.answers.write(into: &writer, level: 3)
                    }
                }
            }
        }
    }
}
