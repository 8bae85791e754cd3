import Casework
import FormModel
import HTML

/// An error page: what happened, what to do now, and a reference for the telephone.
struct FaultPageModel: Sendable, Equatable {
    let title: String
    let paragraphs: [String]
    let action: (PortalAddress, String)?
    /// Only where looking into the log can help.
    let reference: String?

    static func == (left: FaultPageModel, right: FaultPageModel) -> Bool {
        left.title == right.title && left.paragraphs == right.paragraphs && left.reference == right.reference
    }

    init(_ fault: PortalFault, reference: String) {
        var isLogged = false
        switch fault {
        case .malformed:
            title = "Das konnten wir nicht lesen"
            paragraphs = [
                "Die Seite, die Sie gesendet haben, passt nicht zu unserem Formular. Es ist nichts gespeichert worden.",
                "Öffnen Sie den Antrag noch einmal und senden Sie die Seite erneut. Was Sie vorher gespeichert haben, ist noch da.",
            ]
            action = (.drafts, "Zu den angefangenen Anträgen")
        case .forged:
            title = "Bitte öffnen Sie die Seite noch einmal"
            paragraphs = [
                "Wir konnten nicht erkennen, ob diese Eingabe von Ihnen kommt. Zu Ihrem Schutz haben wir sie nicht gespeichert.",
                "Das passiert, wenn eine Seite sehr lange offen war oder wenn Ihr Browser keine Cookies speichert. Was Sie vorher gespeichert haben, ist noch da.",
            ]
            action = (.drafts, "Zu den angefangenen Anträgen")
        case .notFound:
            title = "Diese Seite gibt es nicht"
            paragraphs = [
                "Vielleicht ist die Adresse falsch geschrieben, oder ein angefangener Antrag ist abgelaufen.",
                "Einen angefangenen Antrag können Sie nur in dem Browser öffnen, in dem Sie ihn angefangen haben.",
            ]
            action = (.start, "Zur Startseite")
        case .methodNotAllowed:
            title = "So lässt sich diese Seite nicht aufrufen"
            paragraphs = ["Gehen Sie zur Startseite und wählen Sie dort, was Sie erledigen möchten."]
            action = (.start, "Zur Startseite")
        case .tooLarge:
            title = "Das war zu viel auf einmal"
            paragraphs = [
                "Die Seite, die Sie gesendet haben, ist zu groß. Es ist nichts davon gespeichert worden.",
                "Gehen Sie zurück und kürzen Sie Ihre Texte. Was Sie vorher gespeichert haben, ist noch da.",
            ]
            action = (.drafts, "Zu den angefangenen Anträgen")
        case .tooManyAttempts(let seconds):
            title = "Zu viele Versuche"
            let minutes = max(1, (seconds + 59) / 60)
            paragraphs = [
                "Vorgangsnummer und Zugangscode wurden zu oft falsch eingegeben. Zum Schutz der Anträge machen wir eine Pause.",
                "Versuchen Sie es in \(GermanText.count(minutes, "Minute", "Minuten")) noch einmal.",
            ]
            action = (.start, "Zur Startseite")
        case .internalError:
            title = "Das hat nicht geklappt"
            paragraphs = [
                "Der Fehler liegt bei uns. Was Sie vorher gespeichert haben, ist noch da.",
                "Versuchen Sie es in ein paar Minuten noch einmal. Wenn es dann nicht geht, rufen Sie uns an und nennen Sie die Kennung.",
            ]
            action = (.drafts, "Zu den angefangenen Anträgen")
            isLogged = true
        case .notPrinted(let problem):
            title = "Die PDF-Datei gibt es gerade nicht"
            paragraphs = [
                "Ihr Antrag ist sicher gespeichert. Nur die PDF-Datei können wir im Moment nicht erstellen.",
                "Drucken Sie statt dessen die Seite mit Ihren Angaben."
                    + (problem == .notInstalled ? "" : " Oder versuchen Sie es in ein paar Minuten noch einmal."),
            ]
            action = (.drafts, "Zu Ihren Anträgen")
            isLogged = problem == .failed
        case .unavailable:
            title = "Der Dienst ist gerade gestört"
            paragraphs = [
                "Wir können im Moment nichts speichern. Was Sie auf den Seiten davor eingegeben haben, ist noch da.",
                "Versuchen Sie es in ein paar Minuten noch einmal. Laden Sie dazu diese Seite neu.",
            ]
            action = (.start, "Zur Startseite")
            isLogged = true
        }
        self.reference = isLogged ? reference : nil
    }
}

enum FaultPageView {
    static func write(_ model: FaultPageModel, _ site: Site) -> [UInt8] {
        PageFrame(model.title, header: .navigation(active: nil), isNarrow: true).write(site) { writer in
            writer.h1(.class("kern-heading-large"), text: model.title)
            for paragraph in model.paragraphs { writer.p(text: paragraph) }
            if let (address, text) = model.action {
                writer.div(.class("buttons")) { $0.a(.class("kern-btn kern-btn--primary"), .href(address.target), text: text) }
            }
            contact(site, into: &writer)
            if let reference = model.reference {
                writer.p(.class("section reference-line")) { writer in
                    writer.text("Kennung für Rückfragen: ")
                    writer.element("code", []) { $0.text(reference) }
                }
            }
        }
    }

    private static func contact(_ site: Site, into writer: inout HTMLWriter) {
        guard let phone = site.portal.municipality.phone else { return }
        writer.p(.class("section")) { writer in
            writer.text("Kommen Sie nicht weiter? ")
            ContactLink.phone(phone, into: &writer)
        }
    }
}
