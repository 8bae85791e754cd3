import FormModel
import Foundation

/// The services that pages are tested with: the product's Meldebescheinigung, and one with every type of field.
enum SampleForms {
    static let files: [String: String] = {
        var files = ["muster/service.yaml": service, "muster/form.yaml": form, "muster/workflow.yaml": workflow]
        let folder = URL(fileURLWithPath: TestPortal.forms)
        for path in [
            "_portal.yaml", "_workflows/standard.yaml", "meldebescheinigung/service.yaml", "meldebescheinigung/form.yaml",
            "meldebescheinigung/decisions.yaml",
        ] {
            files[path] = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        }
        return files
    }()

    private static let service = """
        id: muster
        title: Muster mit allen Fragen
        summary: Sie sehen jede Art von Frage einmal.
        prefix: MU
        law: [{text: § 1 Mustergesetz, url: "https://www.gesetze-im-internet.de/muster/"}, {text: Satzung <der> Stadt}]
        authority: {name: Musteramt, phone: 07000 115115, email: amt@musterstadt.example}
        audience: [Sie wohnen in Musterstadt.]
        needed: [Ihre Steuer-ID]
        minutes: 10
        processing: Sofort.
        trust: none
        keywords: [alles, jede frage]
        life_situations: [umzug]
        retention: {draft_days: 30, case_days: 365}
        """

    private static let workflow = """
        id: muster
        title: Musterverfahren
        states:
          - {id: eingereicht, title: Eingereicht, citizen: Ihr Antrag ist da., kind: open}
          - {id: in_pruefung, title: In Prüfung, citizen: Wir prüfen., kind: open}
          - {id: zurueckgezogen, title: Zurückgezogen, citizen: Wir bearbeiten ihn nicht weiter., kind: done}
        transitions:
          - {event: zurueckziehen, title: Antrag zurückziehen, from: [eingereicht, in_pruefung], to: zurueckgezogen, roles: [citizen]}
          - {event: nachreichen, title: Etwas nachreichen, from: [eingereicht], to: in_pruefung, roles: [citizen], requires: [note]}
        """

    private static let form = """
        pages:
          - id: angaben
            title: Angaben zu Ihnen
            intro: Alle Arten von Fragen stehen auf dieser Seite.
            fields:
              - {id: text, type: text, label: "Kurzer Text & Zeichen", hint: "Ein <Hinweis>", max_length: 80, help: {title: Warum fragen wir das?, text: "Weil wir es brauchen.\\n\\n- Punkt eins\\n- Punkt zwei"}}
              - {id: langtext, type: text, label: Langer Text, lines: 4, max_length: 500, optional: true}
              - {id: name, type: name, label: Familienname, autocomplete: family-name}
              - {id: datum, type: date, label: Geburtsdatum, autocomplete: bday}
              - {id: zahl, type: integer, label: Stunden in der Woche, unit: Stunden, min: "0", max: "40"}
              - {id: betrag, type: money, label: Betrag in Euro}
              - {id: jein, type: yesno, label: Haben Sie Kinder?}
              - id: wahl
                type: choice
                label: Wofür brauchen Sie es?
                options: [{value: eins, label: Für eins, hint: Mit Hinweis}, {value: zwei, label: Für zwei}, {value: drei, label: Nur mit Kindern, when: jein = true}]
              - {id: wahl_text, type: text, label: Wofür genau?, when: wahl = "zwei"}
              - id: mehrere
                type: choices
                label: Was trifft zu?
                hint: Sie können mehrere Angaben auswählen.
                min: 1
                exclusive: nichts
                options: [{value: rot, label: Rot}, {value: blau, label: Blau}, {value: nichts, label: "Nein, nichts davon"}]
              - {id: mail, type: email, label: E-Mail-Adresse}
              - {id: telefon, type: phone, label: Telefonnummer, optional: true}
              - {id: konto, type: iban, label: IBAN}
              - {id: steuer, type: taxId, label: Steuer-ID}
              - {id: anschrift, type: address, label: Ihre Anschrift, post_box: refuse}
              - {id: ergebnis, type: computed, label: Doppelter Betrag, value: betrag * 2, as: money}
              - {id: hinweis, type: content, style: warning, text: "Bitte prüfen Sie den Betrag.", when: betrag > 100}
              - {id: zustimmung, type: consent, label: Ich habe alles gelesen.}
          - id: kinder_seite
            title: Ihre Kinder
            when: jein = true
            fields:
              - id: kinder
                type: group
                label: Kinder im Haushalt
                hint: Tragen Sie jedes Kind ein.
                row_label: Kind
                repeat: {min: 1, max: 3}
                fields:
                  - {id: vorname, type: name, label: Vorname}
                  - {id: geboren, type: date, label: Geburtsdatum}
                  - {id: kita, type: yesno, label: Geht das Kind in eine Kita?}
                  - {id: kita_name, type: text, label: Name der Kita, when: kita = true}
        """

    /// Right answers to the first page.
    static let angaben: [(String, String)] = [
        ("text", "Hallo"), ("langtext", ""), ("name", "Đorđević"), ("datum.tag", "1"), ("datum.monat", "2"), ("datum.jahr", "1990"),
        ("zahl", "30"), ("betrag", "60,50"), ("jein", "nein"), ("wahl", "eins"), ("mehrere", "rot"), ("mehrere", "blau"),
        ("mail", "a@beispiel.de"), ("telefon", ""), ("konto", "DE89 3704 0044 0532 0130 00"), ("steuer", "86095742719"),
        ("anschrift.strasse", "Musterweg"), ("anschrift.hausnummer", "1 a"), ("anschrift.zusatz", ""), ("anschrift.plz", "12345"),
        ("anschrift.ort", "Musterstadt"), ("zustimmung", "ja"),
    ]

    static func angaben(changing changes: [String: String?]) -> [(String, String)] {
        angaben.filter { changes[$0.0] == nil } + changes.compactMap { name, value in value.map { (name, $0) } }
    }
}
