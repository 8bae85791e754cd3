import Casework
import Foundation
import Testing

@testable import WebForms

@Suite("A citizen's way without scripts", .serialized)
struct WalkTests {
    private func start(_ portal: TestPortal, service: String = "muster") async throws -> TestBrowser {
        let browser = TestBrowser(portal.address)
        try await browser.get("/leistungen/" + service)
        try await browser.submit([])
        return browser
    }

    @Test("from the start page to the first question in three clicks")
    func threeClicks() async throws {
        try await TestPortal.run { portal in
            let browser = TestBrowser(portal.address)
            let start = try await browser.get("/")
            #expect(start.text.contains("href=\"/leistungen/meldebescheinigung\""))
            try await browser.get("/leistungen/meldebescheinigung")
            let question = try await browser.submit([])
            #expect(question.heading == "Welche Bescheinigung brauchen Sie?")
            #expect(question.title == "Welche Bescheinigung brauchen Sie? – Schritt 1 – Meldebescheinigung – Stadt Musterstadt")
        }
    }

    @Test("the search finds by everyday words and keeps them", arguments: ["wohnsitznachweis", "Umzug", "adressnachweiß"])
    func search(words: String) async throws {
        try await TestPortal.run { portal in
            let page = try await TestBrowser(portal.address).get(PortalAddress.search(words).path)
            #expect(page.text.contains("/leistungen/meldebescheinigung\""))
            #expect(page.text.contains("value=\"\(words)\""))
        }
    }

    @Test("a search without result says so and shows everything, whatever was typed")
    func searchInjection() async throws {
        try await TestPortal.run { portal in
            let page = try await TestBrowser(portal.address).get("/suche?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
            #expect(page.status == 200)
            #expect(!page.text.contains("<script>alert"))
            #expect(page.text.contains("Nichts gefunden"))
            #expect(page.text.contains("/leistungen/muster\""))
        }
    }

    @Test("every type of field, summary, sending, confirmation, status and withdrawal")
    func whole() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let children = try await browser.submit(SampleForms.angaben(changing: ["jein": "ja", "betrag": "100,5"]))
            #expect(children.heading == "Ihre Kinder")
            let summary = try await browser.submit([
                ("kinder.0.vorname", "Łucja"), ("kinder.0.geboren.tag", "3"), ("kinder.0.geboren.monat", "März"),
                ("kinder.0.geboren.jahr", "2020"),
                ("kinder.0.kita", "nein"), ("action", "next"),
            ])
            #expect(summary.heading == "Angaben prüfen und absenden")
            for text in [
                "Đorđević", "201,00\u{A0}€", "Łucja", "03.03.2020", "Rot</li>", "Musterweg 1 a", "Für eins", "Keine Angabe", "Kind 1",
            ] {
                #expect(summary.text.contains(text), "\(text)")
            }
            let refused = try await browser.submit([("erklaerung", "richtig")])
            #expect(refused.status == 422)
            #expect(refused.title.hasPrefix("Fehler: "))
            #expect(refused.text.contains("href=\"#erklaerung-datenschutz\""))
            #expect(refused.text.contains("value=\"richtig\" aria-required=\"true\" checked"))

            let sent = try await browser.submit([("erklaerung", "richtig"), ("erklaerung", "datenschutz")], to: refused.path)
            #expect(sent.path.hasSuffix("/bestaetigung"))
            let reference = sent.text.between("<dt>Vorgangsnummer</dt><dd>", "</dd>") ?? ""
            let code = sent.text.between("<dt>Zugangscode</dt><dd>", "</dd>") ?? ""
            #expect(reference.hasPrefix("MU-2026-"))
            #expect(sent.text.contains("22.\u{A0}November\u{A0}2026, 14:32\u{A0}Uhr"))

            let other = TestBrowser(portal.address, name: "phone")
            try await other.get("/status")
            let status = try await other.submit([
                ("vorgangsnummer", reference.lowercased()), ("zugangscode", code.replacingOccurrences(of: "-", with: " ")),
            ])
            #expect(status.path == "/status/vorgang")
            #expect(status.text.contains("Eingereicht"))
            #expect(status.text.contains("/status/vorgang/zurueckziehen"))
            let question = try await other.get("/status/vorgang/zurueckziehen")
            #expect(question.heading == "Antrag zurückziehen?")
            let done = try await other.submit([])
            #expect(done.text.contains("Zurückgezogen"))
            #expect(!done.text.contains("/status/vorgang/zurueckziehen"))
            try await other.submit([], to: "/status/beenden")
            #expect(try await other.get("/status/vorgang").path == "/status")
        }
    }

    @Test("an empty page names every missing answer in the order of the page, and links to its control")
    func emptyPage() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let page = try await browser.submit([("text", ""), ("action", "next")])
            #expect(page.status == 422)
            #expect(page.title.hasPrefix("Fehler: Angaben zu Ihnen"))
            let targets = (page.text.between("id=\"fehleruebersicht\"", "</ul>") ?? "").components(separatedBy: "href=\"#").dropFirst()
                .map { String($0.prefix { $0 != "\"" }) }
            #expect(
                targets == [
                    "feld-text", "feld-name", "feld-datum-tag", "feld-zahl", "feld-betrag", "feld-jein-ja", "feld-wahl-eins",
                    "feld-mehrere-rot",
                    "feld-mail", "feld-konto", "feld-steuer", "feld-anschrift-strasse", "feld-zustimmung",
                ])
            for target in targets { #expect(page.text.contains("id=\"\(target)\""), "\(target)") }
            #expect(page.text.contains("id=\"feld-text-fehler\""))
            #expect(page.text.contains("aria-describedby=\"feld-text-hinweis feld-text-fehler\""))
            #expect(page.text.contains("aria-describedby=\"feld-name-fehler\""))
        }
    }

    @Test("what was typed is shown again as it was, right or wrong")
    func keepsTyping() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let page = try await browser.submit(
                SampleForms.angaben(changing: ["datum.monat": "Foo", "betrag": "zwölf\"<", "konto": "DE00", "wahl": "zwei", "mehrere": nil])
            )
            #expect(page.status == 422)
            for text in [
                "value=\"Foo\"", "value=\"zwölf&quot;&lt;\"", "value=\"DE00\"", "value=\"zwei\" checked", "value=\"Đorđević\"",
                "name=\"wahl_text\"",
            ] { #expect(page.text.contains(text), "\(text)") }
            // Only the wrong part of the date is marked.
            #expect(
                page.text.contains(
                    "id=\"feld-datum-monat\" name=\"datum.monat\" type=\"text\" aria-required=\"true\" aria-invalid=\"true\""))
            #expect(!page.text.contains("id=\"feld-datum-tag\" name=\"datum.tag\" type=\"text\" aria-required=\"true\" aria-invalid"))
        }
    }

    @Test("questions that the very same answers bring up are pointed out, not marked as mistakes")
    func revealed() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let page = try await browser.submit(SampleForms.angaben(changing: ["wahl": "zwei"]))
            #expect(page.status == 200)
            #expect(!page.title.hasPrefix("Fehler"))
            #expect(page.text.contains("Es sind Fragen hinzugekommen"))
            #expect(page.text.contains("name=\"wahl_text\""))
            #expect(!page.text.contains("aria-invalid"))
            let again = try await browser.submit(SampleForms.angaben(changing: ["wahl": "zwei", "wahl_text": ""]))
            #expect(again.status == 422)
            let next = try await browser.submit(SampleForms.angaben(changing: ["wahl": "zwei", "wahl_text": "Grund"]))
            #expect(next.path.hasSuffix("/zusammenfassung"))
        }
    }

    @Test("the script gets the fields as they would be, and nothing is stored")
    func fields() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let page = browser.page
            let hidden = page.hiddenControls
            let fields = try await browser.post(
                page.path + "/felder", hidden + SampleForms.angaben(changing: ["wahl": "zwei", "betrag": "200"]))
            #expect(fields.status == 200)
            #expect(fields.text.hasPrefix("<div class=\"fields\">"))
            #expect(fields.text.contains("name=\"wahl_text\""))
            #expect(fields.text.contains("400,00"))
            #expect(fields.text.contains("Bitte prüfen Sie den Betrag."))
            #expect(!fields.text.contains("aria-invalid"))
            #expect(try await browser.get(page.path).text.contains("name=\"wahl_text\"") == false)
        }
    }

    @Test("rows are added and removed, and what is right is kept")
    func rows() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            try await browser.submit(SampleForms.angaben(changing: ["jein": "ja"]))
            #expect(browser.page.text.contains("name=\"kinder.0.vorname\""))
            #expect(!browser.page.text.contains("remove:kinder:0"))
            let path = browser.page.path
            let response = try await browser.submit([("kinder.0.vorname", "Ida"), ("action", "add:kinder")], follows: false)
            #expect(response.headers["location"] == [path + "#feld-kinder-1"])
            try await browser.get(path)
            #expect(browser.page.text.contains("value=\"Ida\""))
            #expect(browser.page.text.contains("name=\"kinder.1.vorname\""))
            #expect(browser.page.text.contains("Kind 2 entfernen"))
            try await browser.submit([("kinder.0.vorname", "Ida"), ("kinder.1.vorname", "Ole"), ("action", "remove:kinder:0")])
            #expect(browser.page.text.contains("value=\"Ole\""))
            #expect(!browser.page.text.contains("value=\"Ida\""))
        }
    }

    @Test("Enter goes on and removes no row: the first button of the form is the one that goes on")
    func firstButton() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            try await browser.submit(SampleForms.angaben(changing: ["jein": "ja"]))
            let first = browser.page.text.components(separatedBy: "<button").dropFirst().first ?? ""
            #expect(first.contains("value=\"next\""))
        }
    }

    @Test("who skips ahead is led to the first open page")
    func skipping() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal, service: "meldebescheinigung")
            let draft = String(browser.page.path.split(separator: "/")[1])
            #expect(try await browser.get("/antrag/\(draft)/seite/person").path == "/antrag/\(draft)/seite/bescheinigung")
            #expect(try await browser.get("/antrag/\(draft)/zusammenfassung").path == "/antrag/\(draft)/seite/bescheinigung")
            #expect(try await browser.get("/antrag/\(draft)/bestaetigung").path == "/antrag/\(draft)/seite/bescheinigung")
            #expect(try await browser.get("/antrag/\(draft)/seite/daten").path == "/antrag/\(draft)/seite/bescheinigung")
        }
    }

    @Test("double sending, reloading and going back make one application")
    func once() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let first = browser.page
            let summary = try await browser.submit(SampleForms.angaben)
            let hidden = summary.hiddenControls + [("erklaerung", "richtig"), ("erklaerung", "datenschutz")]
            let one = try await browser.post(summary.path, hidden)
            let two = try await browser.post(summary.path, hidden)
            #expect(one.path == two.path)
            #expect(one.text == two.text)
            #expect(try await browser.get(first.path).path.hasSuffix("/bestaetigung"))
            #expect(try await browser.post(first.path, first.hiddenControls + SampleForms.angaben).path.hasSuffix("/bestaetigung"))
            #expect(portal.store.submissionCount == 1)
        }
    }

    @Test("a second window is noticed, and what was typed there is not lost")
    func twoWindows() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let stale = browser.page
            try await browser.submit(SampleForms.angaben)
            let page = try await browser.post(
                stale.path, stale.hiddenControls + SampleForms.angaben(changing: ["text": "Aus Fenster zwei"]))
            #expect(page.status == 409)
            #expect(page.text.contains("in einem anderen Fenster geändert"))
            #expect(page.text.contains("value=\"Aus Fenster zwei\""))
            let summary = try await browser.submit(SampleForms.angaben(changing: ["text": "Aus Fenster zwei"]), to: stale.path)
            #expect(summary.text.contains("Aus Fenster zwei"))
        }
    }

    @Test("changing an answer from the summary leads back to it")
    func change() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let summary = try await browser.submit(SampleForms.angaben)
            let change = summary.text.between("<div class=\"kern-summary__header\">", "</div>")?.between("href=\"", "\"") ?? ""
            #expect(change.hasSuffix("?von=zusammenfassung"))
            let page = try await browser.get(change)
            #expect(page.text.contains("Zurück zur Übersicht"))
            let back = try await browser.submit(SampleForms.angaben(changing: ["text": "Neu"]), to: String(change.prefix { $0 != "?" }))
            #expect(back.path.hasSuffix("/zusammenfassung"))
            #expect(back.text.contains("Neu"))
        }
    }

    @Test("a draft is found again in this browser, resumed and deleted")
    func drafts() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let page = try await browser.submit([("text", "Halb fertig"), ("action", "save")])
            #expect(page.path == "/entwuerfe?hinweis=gespeichert")
            #expect(page.text.contains("Ihre Angaben sind gespeichert"))
            #expect(try await browser.get("/leistungen/muster").text.contains("Weiter ausfüllen"))
            let draft = page.text.between("href=\"/antrag/", "\"") ?? ""
            let resumed = try await browser.get("/antrag/" + draft)
            #expect(resumed.text.contains("value=\"Halb fertig\""))
            try await browser.get("/antrag/\(draft)/loeschen")
            let gone = try await browser.submit([])
            #expect(gone.text.contains("Der Entwurf ist gelöscht"))
            #expect(try await browser.get("/antrag/" + draft).status == 404)
            #expect(try await TestBrowser(portal.address).get("/entwuerfe").text.contains("keinen Antrag angefangen"))
        }
    }

    @Test("a status session ends by itself")
    func sessionExpires() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let summary = try await browser.submit(SampleForms.angaben)
            let sent = try await browser.post(
                summary.path, summary.hiddenControls + [("erklaerung", "richtig"), ("erklaerung", "datenschutz")])
            let reference = sent.text.between("<dt>Vorgangsnummer</dt><dd>", "</dd>") ?? ""
            let code = sent.text.between("<dt>Zugangscode</dt><dd>", "</dd>") ?? ""
            try await browser.get("/status")
            #expect(try await browser.submit([("vorgangsnummer", reference), ("zugangscode", code)]).path == "/status/vorgang")
            portal.clock.advance(by: 1_801)
            #expect(try await browser.get("/status/vorgang").path == "/status")
        }
    }

    @Test("the example of a reference is one that would be read")
    func exampleReference() async throws {
        try await TestPortal.run { portal in
            let page = try await TestBrowser(portal.address).get("/status")
            let example = try #require(page.text.between("Zum Beispiel ", "<"))
            #expect(try CaseReference(example).text == example)
        }
    }

    @Test("an event that needs words asks for them")
    func eventWithWords() async throws {
        try await TestPortal.run { portal in
            let browser = try await start(portal)
            let summary = try await browser.submit(SampleForms.angaben)
            let sent = try await browser.post(
                summary.path, summary.hiddenControls + [("erklaerung", "richtig"), ("erklaerung", "datenschutz")])
            let reference = sent.text.between("<dt>Vorgangsnummer</dt><dd>", "</dd>") ?? ""
            let code = sent.text.between("<dt>Zugangscode</dt><dd>", "</dd>") ?? ""
            try await browser.get("/status")
            try await browser.submit([("vorgangsnummer", reference), ("zugangscode", code)])
            let question = try await browser.get("/status/vorgang/nachreichen")
            #expect(question.text.contains("<label class=\"kern-label\" for=\"angabe-note\">Ihre Nachricht an uns</label>"))
            let stale = question.hiddenControls
            let refused = try await browser.submit([("note", "  ")])
            #expect(refused.status == 422)
            #expect(refused.title.hasPrefix("Fehler: "))
            #expect(refused.text.contains("href=\"#angabe-note\""))
            let done = try await browser.submit([("note", "Die Steuer-ID stimmt jetzt.")], to: "/status/vorgang/nachreichen")
            #expect(done.text.contains("In Prüfung"))
            #expect(!done.text.contains("/status/vorgang/nachreichen"))
            // The page from before knows an older state.
            let late = try await browser.post("/status/vorgang/nachreichen", stale + [("note", "Noch einmal")])
            #expect(late.status == 409)
            #expect(late.text.contains("hat sich inzwischen geändert"))
        }
    }

    @Test(
        "look-up without a number or a code says what is missing",
        arguments: [("", "", 2), ("MU-2026-AAAA-AAAA", " ", 1), (" ", "ABCD-EFGH-JKMN", 1)])
    func lookUp(reference: String, code: String, errors: Int) async throws {
        try await TestPortal.run { portal in
            let browser = TestBrowser(portal.address)
            try await browser.get("/status")
            let page = try await browser.submit([("vorgangsnummer", reference), ("zugangscode", code)])
            #expect(page.status == 422)
            #expect(page.text.components(separatedBy: "<p class=\"kern-error\"").count - 1 == errors)
            #expect(!page.text.contains("ABCD"), "a code is never shown again")
        }
    }
}
