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

    static let textarea = "{id: x, type: textarea, label: Beschreibung}"
    static let url = "{id: x, type: url, label: Internetseite}"
    static let bic = "{id: x, type: bic, label: BIC}"
    static let serial = "{id: x, type: idCardSerial, label: Seriennummer}"
    static let insurance = "{id: x, type: insuranceNumber, label: Versicherungsnummer}"
    static let health = "{id: x, type: healthInsuranceNumber, label: Krankenversichertennummer}"
    static let plate = "{id: x, type: licensePlate, label: Kennzeichen}"
    static let ownPlate = "{id: x, type: licensePlate, label: Kennzeichen, districts: [ES, NT]}"
    static let vin = "{id: x, type: vin, label: Fahrzeug-Identifizierungsnummer}"
    static let evb = "{id: x, type: evb, label: eVB-Nummer}"
    static let seal = "{id: x, type: securityCode, label: Code der Plakette, document: plakette}"
    static let paper = "{id: x, type: securityCode, label: Code der ZB II, document: zb2}"
    static let decimal = "{id: x, type: decimal, label: Wohnfläche, unit: m², places: 1, min: 1}"
    static let percent = "{id: x, type: percent, label: Grad}"
    static let month = "{id: x, type: month, label: Monat, max: today()}"
    static let year = "{id: x, type: year, label: Baujahr, max: 2026}"
    static let time = "{id: x, type: time, label: Uhrzeit, min: 'time(\"08:00:00\")'}"
    static let range = "{id: x, type: dateRange, label: Zeitraum, min: 'date(\"2020-01-01\")'}"
    static let country = "{id: x, type: country, label: Staat, first: [DE]}"
    static let nationality = "{id: x, type: nationality, label: Staatsangehörigkeit}"
    static let language = "{id: x, type: language, label: Sprache}"

    static let accepted = [
        Typed(textarea, "eins\r\nzwei", "eins\nzwei"),
        Typed(url, "www.Beispiel.de/Seite", "https://www.beispiel.de/Seite"),
        Typed(url, "HTTP://a.example:8080/?q=1#x", "http://a.example:8080/?q=1#x"),
        Typed(url, "https://münchen.example", "https://münchen.example"),
        Typed(bic, " bfswde33xxx ", "BFSWDE33XXX"), Typed(serial, "t22000129", "T22000129"),
        Typed(insurance, "65 170839 j 003", "65170839J003"),
        Typed(health, "a123456780", "A123456780"), Typed(plate, "es-ab 123", "ES-AB 123"), Typed(plate, "RT MZ 72H", "RT-MZ 72H"),
        Typed(plate, "W-KA 77 04/10", "W-KA 77 04/10"), Typed(ownPlate, "NT-X 1E", "NT-X 1E"),
        Typed(vin, "a1bs31z0430336179", "A1BS31Z0430336179"), Typed(evb, "te2m6mt", "TE2M6MT"), Typed(seal, "k9T", "k9T"),
        Typed(paper, "Ab12Cd34Ef56", "Ab12Cd34Ef56"),
        Typed(decimal, "85,50 m²", "85.5"), Typed(decimal, "1.234,5", "1234.5"), Typed(percent, "12,5 %", "12.5"), Typed(percent, "0", "0"),
        Typed(month, "3/2025", "2025-03-01"), Typed(month, "März 2025", "2025-03-01"), Typed(month, "2025-03", "2025-03-01"),
        Typed(month, "11.2026", "2026-11-01"), Typed(year, "1985", "1985"), Typed(time, "14:30", "14:30:00"),
        Typed(time, "8.05 Uhr", "08:05:00"), Typed(time, "14 Uhr", "14:00:00"),
        Typed(country, "DE", "DE"), Typed(nationality, "XXA", "XXA"), Typed(language, "tr", "tr"),
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
        Typed(url, "ftp://a.example", "url_scheme"), Typed(url, "javascript://a.example/%0Aalert(1)", "url_scheme"),
        Typed(url, "meineseite", "url_host"),
        Typed(url, "https://maria:geheim@a.example", "url_host"), Typed(url, "https://a.example/a b", "url_malformed"),
        Typed(url, "https://300.1.1.1", "url_host"), Typed(url, "https://a.example:99999", "url_host"),
        Typed(bic, "BFSWDE33XX", "bic_length"), Typed(serial, "L01X00T4", "ausweis_malformed"),
        Typed(insurance, "65170839J00", "versicherungsnummer_length"),
        Typed(health, "B98765432", "krankenversichertennummer_length"), Typed(plate, "ESAB123", "kennzeichen_ambiguous"),
        Typed(ownPlate, "W-WU 42", "kennzeichen_district"), Typed(vin, "A1BS31Z043033617", "fin_length"), Typed(evb, "TE2M6", "evb_length"),
        Typed(seal, "k9TT", "security_code_length"), Typed(seal, "kOT", "security_code_malformed"),
        Typed(decimal, "85,55", "decimal_places"), Typed(decimal, "8.5", "decimal_ambiguous_point"),
        Typed(decimal, "viel", "decimal_malformed"),
        Typed(decimal, "0,5", "number_min"), Typed(percent, "100,01", "number_max"), Typed(percent, "12,345", "decimal_places"),
        Typed(month, "13/2025", "date_month"), Typed(month, "März", "month_format"), Typed(month, "12/2026", "month_max"),
        Typed(year, "85", "year_format"), Typed(year, "2027", "number_max"), Typed(year, "1899", "number_min"),
        Typed(time, "25:00", "time_format"), Typed(time, "14:3", "time_format"), Typed(time, "7:59", "time_min"),
        Typed(country, "ZZ", "option_unknown"), Typed(country, "deu", "option_unknown"), Typed(nationality, "GG", "option_unknown"),
        Typed(language, "xx", "option_unknown"),
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
            Typed(url, "", "Geben Sie bei „Internetseite“ eine Internetadresse ein, zum Beispiel www.beispiel.de."),
            Typed(decimal, "0,5", "„Wohnfläche“ muss mindestens 1\u{A0}m² sein."),
            Typed(month, "12/2026", "„Monat“ muss im November\u{A0}2026 oder davor liegen."),
            Typed(time, "", "Geben Sie bei „Uhrzeit“ eine Uhrzeit ein, zum Beispiel 14:30."),
            Typed(time, "7:00", "„Uhrzeit“ muss mindestens 08:00\u{A0}Uhr sein."),
        ])
    func messages(typed: Typed) throws {
        let reading = try Fixture.service(fields: "- " + typed.field).post([(name: "x", value: typed.typed)])
        #expect(reading.errors.map(\.message) == [typed.result])
    }

    @Test(
        "may be left empty when it is optional",
        arguments: [
            name, text, integer, money, choice, yesno, email, phone, iban, taxId, date, textarea, url, bic, serial, insurance, health,
            plate,
            vin, evb, seal, decimal, percent, month, year, time, range, country, nationality, language,
        ])
    func optional(field: String) throws {
        let optional = field.dropLast() + ", optional: true}"
        let reading = try Fixture.service(fields: "- " + optional).post([(name: "x", value: " ")])
        #expect(reading.errors.isEmpty && reading.isAccepted)
        #expect(reading.answers["x"] == .value(.null))
    }

    @Test(
        "takes a text of any length without reading all of it",
        arguments: [text, name, integer, money, date, iban, email, phone, url, bic, plate, decimal, month, time])
    func long(field: String) throws {
        let reading = try Fixture.service(fields: "- " + field).post([(name: "x", value: String(repeating: "a\u{301}", count: 200_000))])
        let message = try #require(reading.errors.first?.message)
        #expect(reading.errors.count == 1)
        #expect(field != Self.text || message.contains("höchstens 10 Zeichen"))
    }

    struct Parts: Sendable, CustomTestStringConvertible {
        let field: String
        let typed: [String: String]
        let errors: [String]
        let display: String
        var testDescription: String { "\(typed)" }
    }

    static let account = "{id: x, type: bankAccount, label: Ihr Konto}"
    static let vehicle = "{id: x, type: hsnTsn, label: Fahrzeugtyp}"

    @Test(
        "of several controls is read as one, and each fault stands at its part",
        arguments: [
            Parts(field: range, typed: ["von": "1.3.2025", "bis": "31. August 2025"], errors: [], display: "01.03.2025 bis 31.08.2025"),
            Parts(field: range, typed: ["von": "1.3.2025", "bis": ""], errors: ["bis range_incomplete"], display: "Keine Angabe"),
            Parts(
                field: range, typed: ["von": "2.3.2025", "bis": "1.3.2025"], errors: ["bis range_reversed"],
                display: "02.03.2025 bis 01.03.2025"),
            Parts(
                field: range, typed: ["von": "31.12.2019", "bis": "1.3.2025"], errors: ["von date_min"],
                display: "31.12.2019 bis 01.03.2025"),
            Parts(field: range, typed: ["von": "x", "bis": "1.3.2025"], errors: ["von date_format"], display: "Keine Angabe"),
            Parts(field: range, typed: ["von": "", "bis": " "], errors: ["von required"], display: "Keine Angabe"),
            Parts(
                field: account, typed: ["inhaber": " Şerife  Öztürk ", "iban": "de89 3704 0044 0532 0130 00"], errors: [],
                display: "DE89 3704 0044 0532 0130 00, Şerife Öztürk"),
            Parts(
                field: account, typed: ["inhaber": "", "iban": "DE89370400440532013001"],
                errors: ["inhaber required", "iban iban_check_digits"],
                display: "DE89 3704 0044 0532 0130 01"),
            Parts(field: vehicle, typed: ["hsn": "0603", "tsn": "bgz"], errors: [], display: "0603 / BGZ"),
            Parts(field: vehicle, typed: ["hsn": "603", "tsn": ""], errors: ["hsn hsn_length", "tsn required"], display: "603 / "),
            Parts(field: month, typed: ["monat": "3", "jahr": "2025"], errors: [], display: "März\u{A0}2025"),
            Parts(field: month, typed: ["monat": "3/2025", "jahr": ""], errors: [], display: "März\u{A0}2025"),
            Parts(field: month, typed: ["monat": "3", "jahr": ""], errors: ["jahr month_incomplete"], display: "Keine Angabe"),
        ])
    func compound(parts: Parts) throws {
        let service = try Fixture.service(fields: "- " + parts.field)
        let reading = try service.post(parts.typed.sorted { $0.key < $1.key }.map { (name: "x." + $0.key, value: $0.value) })
        #expect(reading.errors.map { "\($0.part ?? "") \($0.code)" } == parts.errors)
        let field = try #require(reading.evaluation.pages.first?.fields.first)
        #expect(field.display == parts.display)
        let again = try Answers(json: reading.answers.json(), for: service)
        #expect(again == reading.answers)
        #expect(parts.errors.isEmpty == reading.isAccepted)
    }

    @Test("shows its value in its controls so that typing it again gives the same", arguments: accepted)
    func controls(typed: Typed) throws {
        let service = try Fixture.service(fields: "- " + typed.field)
        let first = try service.post([(name: "x", value: typed.typed)])
        let field = try #require(first.evaluation.pages.first?.fields.first)
        guard case .parts(let control) = field.field.control else {
            guard case .text = field.field.control else { return }
            #expect(try service.post([(name: "x", value: field.controlTexts[0])]).answers == first.answers)
            return
        }
        let again = zip(control.parts, field.controlTexts).map { (name: "x." + $0.name, value: $1) }
        #expect(try service.post(again).answers == first.answers)
    }

    static func canonical(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.description
        case .date(let date): date.description
        case .time(let time): time.description
        case .boolean(let flag): "\(flag)"
        default: "?"
        }
    }
}
