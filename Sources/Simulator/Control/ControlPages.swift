import FoundationEssentials

/// The simulator's pages for people: what was received, and a form for faults.
///
/// Plain HTML without scripts, readable by keyboard and screen reader, light and dark.
struct ControlPages {
    enum Language: String {
        case german = "de"
        case english = "en"

        var query: String { self == .english ? "?lang=en" : "" }
    }

    let language: Language

    func overview(_ applications: [ReceivedApplication], count: Int, faults: [Fault]) -> String {
        let title = say("Service-BW-Simulator", "Service-BW simulator")
        var body = "<h1>\(title)</h1>"
        body +=
            "<p>\(say("Diese Seite zeigt, was die nachgebildete Gegenstelle empfangen hat. Sie ist nicht Service-BW.", "This page shows what the simulated counterpart has received. It is not Service-BW."))</p>"
        body += "<h2 id=\"antraege\">\(say("Empfangene Anträge", "Applications received")) (\(count))</h2>"
        if applications.isEmpty {
            body += "<p>\(say("Noch nichts. Senden Sie im Portal einen Antrag ab.", "Nothing yet. Send an application in the portal."))</p>"
        } else {
            body += "<div class=\"table\" role=\"region\" aria-labelledby=\"antraege\" tabindex=\"0\"><table><thead><tr>"
            for heading in [
                say("Vorgangsnummer", "Reference"), say("Eingang (UTC)", "Received (UTC)"), say("Formular", "Form"),
                say("Status", "Status"), say("Zustellversuche", "Attempts"), say("Kennung", "Id"),
            ] {
                body += "<th scope=\"col\">\(heading)</th>"
            }
            body += "</tr></thead><tbody>"
            for application in applications { body += row(application) }
            body += "</tbody></table></div>"
        }
        return page(title: title, body: body + faultSection(faults), path: "/")
    }

    func application(_ application: ReceivedApplication) -> String {
        let id = application.id.uuidString.lowercased()
        let title = say("Antrag \(application.reference)", "Application \(application.reference)")
        var body =
            "<p><a href=\"/\(language.query)\">\(say("Zurück zur Übersicht", "Back to the overview"))</a></p><h1>\(escape(title))</h1><dl>"
        for (term, value) in [
            (say("Kennung (X-SP-Antrag-Id)", "Id (X-SP-Antrag-Id)"), id),
            (say("Zustellung", "Delivery"), application.deliveryID.uuidString.lowercased()),
            (say("Formular", "Form"), application.formID), (say("Status", "Status"), application.status.rawValue),
            (say("Eingang (UTC)", "Received (UTC)"), ISO8601.format(application.receivedAt)),
            (say("Zustellversuche", "Attempts"), "\(application.attempts)"), ("SHA-256", application.digest),
        ] {
            body += "<dt>\(term)</dt><dd>\(escape(value))</dd>"
        }
        body += "</dl><h2 id=\"felder\">\(say("Felder", "Fields"))</h2>"
        body += "<div class=\"table\" role=\"region\" aria-labelledby=\"felder\" tabindex=\"0\"><table><thead><tr>"
        body += "<th scope=\"col\">\(say("Gruppe und Feld", "Group and field"))</th><th scope=\"col\">\(say("Zeile", "Row"))</th>"
        body += "<th scope=\"col\">\(say("Wert", "Value"))</th></tr></thead><tbody>"
        for field in application.fields {
            let value = field.values.isEmpty ? say("(leer)", "(empty)") : field.values.joined(separator: ", ")
            body += "<tr><th scope=\"row\">\(escape(field.path))</th><td>\(field.instance)</td><td>\(escape(value))</td></tr>"
        }
        body += "</tbody></table></div>"
        body += "<h2 id=\"xml\">\(say("Fachdaten (XML, eingerückt)", "Fachdaten (XML, indented)"))</h2>"
        body += "<pre role=\"region\" aria-labelledby=\"xml\" tabindex=\"0\">\(escape(XMLIndent.indented(application.xml)))</pre>"
        body += "<h2 id=\"metadata\">metadata (JSON)</h2>"
        body += "<pre role=\"region\" aria-labelledby=\"metadata\" tabindex=\"0\">"
        body += "\(escape(String(decoding: application.metadata, as: UTF8.self)))</pre>"
        return page(title: title, body: body, path: "/antraege/\(id)")
    }

    private func row(_ application: ReceivedApplication) -> String {
        let id = application.id.uuidString.lowercased()
        let link = "<a href=\"/antraege/\(id)\(language.query)\">\(escape(application.reference))</a>"
        return "<tr><th scope=\"row\">\(link)</th><td>\(escape(ISO8601.format(application.receivedAt)))</td>"
            + "<td>\(escape(application.formID))</td><td>\(application.status.rawValue)</td><td>\(application.attempts)</td><td>\(id)</td></tr>"
    }

    private func faultSection(_ faults: [Fault]) -> String {
        var html = "<h2>\(say("Störungen", "Faults"))</h2>"
        if faults.isEmpty {
            html += "<p>\(say("Es ist keine Störung eingeschaltet.", "No fault is switched on."))</p>"
        } else {
            html += "<ul>"
            for fault in faults { html += "<li><code>\(escape(String(decoding: fault.json.bytes, as: UTF8.self)))</code></li>" }
            html += "</ul>"
        }
        html += "<form method=\"post\" action=\"/stoerungen\(language.query)\">"
        html += choice("kind", say("Art der Störung", "Kind of fault"), kinds)
        html += choice(
            "path", say("Welche Aufrufe", "Which calls"),
            [
                ("delivery", say("Zustellung", "delivery")), ("token", say("Anmeldung (Token)", "token")),
                ("status", say("Statusabfrage", "status")), ("any", say("alle", "all")),
            ])
        html += number("count", say("Anzahl der Aufrufe (leer: bis zum Ausschalten)", "Number of calls (empty: until switched off)"), "")
        html += number("percent", say("Anteil in Prozent", "Share in percent"), "100")
        html += number("status", say("HTTP-Status (bei Fehlerstatus)", "HTTP status (for error status)"), "503")
        html += number("retryAfter", say("Retry-After in Sekunden (leer: keines)", "Retry-After in seconds (empty: none)"), "")
        html += number("milliseconds", say("Dauer in Millisekunden (bei Verzögerung)", "Time in milliseconds (for delays)"), "1000")
        html += number(
            "polls", say("Statusabfragen bis zur Entscheidung (bei „in Prüfung“)", "Status calls before the decision (for “checking”)"), "1"
        )
        html += "<p><button name=\"action\" value=\"add\">\(say("Störung einschalten", "Switch fault on"))</button> "
        html += "<button name=\"action\" value=\"clear\">\(say("Alle Störungen ausschalten", "Switch all faults off"))</button></p></form>"
        return html
    }

    private var kinds: [(String, String)] {
        [
            ("status", say("Fehlerstatus antworten", "answer an error status")), ("delay", say("verzögern", "delay")),
            ("slowAnswer", say("langsam antworten", "answer slowly")),
            ("cutBeforeReading", say("Verbindung vor dem Lesen trennen", "cut before reading")),
            ("cutAfterReading", say("Verbindung nach dem Lesen trennen", "cut after reading")),
            ("lostAnswer", say("speichern, aber nicht antworten", "store, but do not answer")),
            ("garbage", say("Unlesbares antworten", "answer garbage")), ("pending", say("„in Prüfung“ antworten", "answer “checking”")),
        ]
    }

    private func choice(_ name: String, _ label: String, _ options: [(String, String)]) -> String {
        var html = "<p><label for=\"\(name)\">\(label)</label><select id=\"\(name)\" name=\"\(name)\">"
        for (value, text) in options { html += "<option value=\"\(value)\">\(text)</option>" }
        return html + "</select></p>"
    }

    private func number(_ name: String, _ label: String, _ value: String) -> String {
        "<p><label for=\"\(name)\">\(label)</label><input id=\"\(name)\" name=\"\(name)\" inputmode=\"numeric\" value=\"\(value)\"></p>"
    }

    private func page(title: String, body: String, path: String) -> String {
        let other =
            language == .german ? "<a href=\"\(path)?lang=en\" lang=\"en\">English</a>" : "<a href=\"\(path)\" lang=\"de\">Deutsch</a>"
        return "<!DOCTYPE html><html lang=\"\(language.rawValue)\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>\(escape(title))</title>"
            + "<link rel=\"stylesheet\" href=\"/style.css\"></head><body><header><p>\(other)</p></header><main>\(body)</main></body></html>"
    }

    private func say(_ german: String, _ english: String) -> String {
        language == .german ? german : english
    }

    private func escape(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
