import FEEL
import FormEngine
import Testing

/// What can be typed into each type of field: what becomes of it, or why it is refused.
@Suite("A field of each type")
struct FieldTypeTests {
    struct Typed: Sendable, CustomTestStringConvertible {
        let field: String
        let typed: String
        let result: String
        var testDescription: String { "\(field.prefix(30)) ← \(typed.prefix(30))" }

        init(_ field: String, _ typed: String, _ result: String) {
            self.field = field
            self.typed = typed
            self.result = result
        }
    }

    static let name = "{id: x, type: name, label: Familienname}"
    static let text = "{id: x, type: text, label: Text, min_length: 2, max_length: 10}"
    static let area = "{id: x, type: text, label: Text, lines: 4}"
    static let pattern = "{id: x, type: text, label: Kennung, pattern: \"[A-Z]{2}[0-9]{3}\"}"
    static let integer = "{id: x, type: integer, label: Anzahl, min: 1, max: 2000, unit: Stunden}"
    static let money = "{id: x, type: money, label: Miete, max: 10000}"
    static let choice = "{id: x, type: choice, label: Farbe, options: [{value: rot, label: Rot}, {value: blau, label: Blau}]}"
    static let yesno = "{id: x, type: yesno, label: Verheiratet}"
    static let consent = "{id: x, type: consent, label: Ich stimme zu.}"
    static let email = "{id: x, type: email, label: E-Mail-Adresse}"
    static let phone = "{id: x, type: phone, label: Telefonnummer}"
    static let iban = "{id: x, type: iban, label: IBAN}"
    static let taxId = "{id: x, type: taxId, label: Steuer-ID}"
    static let date = "{id: x, type: date, label: Geburtsdatum, max: today()}"

    static let accepted = [
        Typed(name, " Öztürk-Weiß ", "Öztürk-Weiß"), Typed(name, "D\u{2019}Amico", "D\u{2019}Amico"),
        Typed(name, "Nguyễn  Thị", "Nguyễn Thị"),
        Typed(name, "Jose\u{301}", "José"), Typed(name, "M\u{302}ari", "M\u{302}ari"),
        Typed(text, "  ab\u{200B}c ", "abc"), Typed(text, "a\tb\r\nc", "a b c"), Typed(text, "„é“ – 王 🙂", "„é“ – 王 🙂"),
        Typed(area, "eins\r\nzwei\rdrei", "eins\nzwei\ndrei"),
        Typed(pattern, "AB123", "AB123"),
        Typed(integer, "30", "30"), Typed(integer, " 1.500 ", "1500"), Typed(integer, "007", "7"), Typed(integer, "30 Stunden", "30"),
        Typed(integer, "3,0", "3"),
        Typed(money, "1.234,5", "1234.5"), Typed(money, "1 234,56 €", "1234.56"), Typed(money, "1.234", "1234"), Typed(money, "0", "0"),
        Typed(money, "12,-", "12"), Typed(money, "300 Euro", "300"),
        Typed(choice, "blau", "blau"), Typed(yesno, "ja", "true"), Typed(yesno, "nein", "false"), Typed(consent, "ja", "true"),
        Typed(email, "Maria.B@Post.Example", "Maria.B@post.example"),
        Typed(phone, "(07031) 94-123", "+49703194123"), Typed(phone, "0049 (0)202 5639999", "+492025639999"),
        Typed(iban, "de89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        Typed(taxId, "86 095 742 719", "86095742719"),
        Typed(date, "28.2.2026", "2026-02-28"), Typed(date, "1. März 2026", "2026-03-01"), Typed(date, "2026-02-28", "2026-02-28"),
        Typed(date, "17 3 1985", "1985-03-17"), Typed(date, "21.11.2026", "2026-11-21"),
    ]

    @Test("takes what has a clear meaning", arguments: accepted)
    func accepts(typed: Typed) throws {
        let reading = try Fixture.service(fields: "- " + typed.field).post([(name: "x", value: typed.typed)])
        #expect(reading.errors.map(\.code) == [])
        #expect(reading.isAccepted)
        #expect(FieldTypeTests.canonical(reading.evaluation.value("x")) == typed.result)
    }

    static let refused = [
        Typed(name, "Anna3", "name_characters"), Typed(name, "Мария", "name_characters"), Typed(name, "- '", "name_letters"),
        Typed(name, String(repeating: "a", count: 121), "too_long"), Typed(name, "   ", "required"),
        Typed(text, "a", "too_short"), Typed(text, "abcdefghijk", "too_long"), Typed(text, "ab\u{7}", "text_characters"),
        Typed(text, "ab\u{E000}", "text_characters"), Typed(text, "\u{FEFF}\u{A0}", "required"),
        Typed(pattern, "AB12", "pattern"), Typed(pattern, "xAB123x", "pattern"),
        Typed(integer, "dreißig", "integer_malformed"), Typed(integer, "3,5", "integer_fraction"),
        Typed(integer, "1.2", "integer_grouping"),
        Typed(integer, "٣", "integer_malformed"), Typed(integer, "0", "number_min"), Typed(integer, "2001", "number_max"),
        Typed(integer, String(repeating: "9", count: 19), "integer_too_large"),
        Typed(money, "12.34", "money_ambiguous_point"), Typed(money, "viel", "money_malformed"),
        Typed(money, "1,234", "money_too_many_places"),
        Typed(money, "-5", "money_min"), Typed(money, "10.000,01", "money_max"),
        Typed(money, String(repeating: "9", count: 17), "money_too_large"),
        Typed(choice, "gruen", "option_unknown"), Typed(choice, "", "required"), Typed(yesno, "vielleicht", "option_unknown"),
        Typed(yesno, "", "required"), Typed(consent, "", "required"), Typed(consent, "nein", "option_unknown"),
        Typed(email, "maria@", "email_domain"), Typed(email, "maria", "email_no_at"),
        Typed(email, "\"a b\"@post.example", "email_characters"),
        Typed(phone, "110", "phone_emergency"), Typed(phone, "12345", "phone_area_code"), Typed(phone, "abc", "phone_characters"),
        Typed(iban, "DE89370400440532013001", "iban_check_digits"), Typed(iban, "DE8937040044053201300", "iban_length"),
        Typed(iban, "Konto 12", "iban_malformed"), Typed(iban, "QQ89370400440532013000", "iban_unknown_country"),
        Typed(taxId, "36574261890", "tax_id_check_digit"), Typed(taxId, "06095742719", "tax_id_leading_zero"),
        Typed(taxId, "8609574271", "tax_id_length"),
        Typed(date, "29.02.2027", "date_impossible"), Typed(date, "31.11.2026", "date_impossible"), Typed(date, "5.5.26", "date_year"),
        Typed(date, "32.1.2026", "date_day"), Typed(date, "1.13.2026", "date_month"), Typed(date, "gestern", "date_format"),
        Typed(date, "22.11.2026", "date_max"), Typed(date, "", "required"),
    ]

    @Test("refuses everything else with a stable code", arguments: refused)
    func refuses(typed: Typed) throws {
        let reading = try Fixture.service(fields: "- " + typed.field).post([(name: "x", value: typed.typed)])
        #expect(reading.errors.map(\.code) == [typed.result])
        #expect(!reading.isAccepted)
        let error = try #require(reading.errors.first)
        #expect(error.message.hasSuffix(".") && !error.message.contains("ungültig"))
        #expect(typed.typed.count < 6 || !error.message.contains(typed.typed))
    }

    @Test(
        "says what to do, in the words of the label",
        arguments: [
            Typed(name, "", "Füllen Sie das Feld „Familienname“ aus."),
            Typed("{id: x, type: text, label: Wie heißt der Hund?}", "", "Beantworten Sie die Frage „Wie heißt der Hund?“."),
            Typed("{id: x, type: text, label: \"Name:\", required: Schreiben Sie etwas.}", "", "Schreiben Sie etwas."),
            Typed(text, "abcdefghijk", "„Text“ darf höchstens 10 Zeichen lang sein. Kürzen Sie Ihre Eingabe."),
            Typed(integer, "0", "„Anzahl“ muss zwischen 1\u{A0}Stunden und 2000\u{A0}Stunden liegen."),
            Typed(money, "-1", "„Miete“ muss zwischen 0,00\u{A0}€ und 10.000,00\u{A0}€ liegen."),
            Typed("{id: x, type: money, label: Miete}", "-1", "„Miete“ darf nicht kleiner als 0 Euro sein."),
            Typed("{id: x, type: integer, label: Alter, min: 18}", "17", "„Alter“ muss mindestens 18 sein."),
            Typed("{id: x, type: integer, label: Alter, max: 18}", "19", "„Alter“ darf höchstens 18 sein."),
            Typed(date, "22.11.2026", "„Geburtsdatum“ darf nicht in der Zukunft liegen."),
            Typed(
                "{id: x, type: date, label: Einzug, min: 'date(\"2026-05-01\")'}", "30.4.2026",
                "„Einzug“ muss am 1.\u{A0}Mai\u{A0}2026 oder danach liegen."),
            Typed(date, "31.11.2026", "„Geburtsdatum“ muss ein Datum sein, das es gibt. Prüfen Sie Tag, Monat und Jahr."),
            Typed(choice, "", "Wählen Sie bei „Farbe“ eine Antwort aus."),
        ])
    func messages(typed: Typed) throws {
        let reading = try Fixture.service(fields: "- " + typed.field).post([(name: "x", value: typed.typed)])
        #expect(reading.errors.map(\.message) == [typed.result])
    }

    @Test(
        "may be left empty when it is optional",
        arguments: [
            name, text, integer, money, choice, yesno, email, phone, iban, taxId, date,
        ])
    func optional(field: String) throws {
        let optional = field.dropLast() + ", optional: true}"
        let reading = try Fixture.service(fields: "- " + optional).post([(name: "x", value: " ")])
        #expect(reading.errors.isEmpty && reading.isAccepted)
        #expect(reading.answers["x"] == .value(.null))
    }

    @Test("takes a text of any length without reading all of it", arguments: [text, name, integer, money, date, iban, email, phone])
    func long(field: String) throws {
        let reading = try Fixture.service(fields: "- " + field).post([(name: "x", value: String(repeating: "a\u{301}", count: 200_000))])
        let message = try #require(reading.errors.first?.message)
        #expect(reading.errors.count == 1)
        #expect(field != Self.text || message.contains("höchstens 10 Zeichen"))
    }

    static func canonical(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.description
        case .date(let date): date.description
        case .boolean(let flag): "\(flag)"
        default: "?"
        }
    }
}
