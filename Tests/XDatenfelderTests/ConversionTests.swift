import FormEngine
@testable import FormModel
import Testing

@testable import XDatenfelder

@Suite("A service folder from a schema")
struct ConversionTests {
    /// The service as the form model reads what was written; problems of the definition are failures.
    @discardableResult
    private func load(_ text: String, _ lists: [CodeList] = []) throws -> (service: ServiceDefinition, folder: ServiceFolder) {
        let folder = try ServiceFolder.make(try Fixture.read(text), CodeLists(lists), ServiceFolder.Options(id: "probe"))
        var files = Self.workflow
        for (name, content) in folder.files where name.hasSuffix(".yaml") { files["probe/\(name)"] = content }
        let service = try ServiceLoader(files: files).load("probe")
        _ = try CompiledService.compile(service)
        return (service, folder)
    }

    private static let workflow = [
        "_workflows/standard.yaml": """
        id: standard
        states:
          - {id: eingereicht, title: Eingereicht, citizen: Ihr Antrag ist da., kind: open}
          - {id: fertig, title: Fertig, citizen: Ihr Antrag ist fertig., kind: done}
        transitions:
          - {event: abschliessen, title: Abschließen, from: [eingereicht], to: fertig, roles: [caseworker]}
        """
    ]

    private func fields(_ text: String, _ lists: [CodeList] = []) throws -> [FieldDefinition] {
        try load(text, lists).service.pages.flatMap(\.fields)
    }

    static let types: [(kind: String, type: String, constraints: String, name: String, expected: FieldType)] = [
        ("input", "text", "", "Grund", .text), ("input", "text", #"{"maxLength":"80"}"#, "Familienname", .name),
        ("input", "text", #"{"pattern":"[A-Z]+"}"#, "Familienname", .text), ("input", "text", "", "E-Mail", .email),
        ("input", "text", "", "E-Mail Personalangelegenheit", .email), ("input", "text", "", "Telefax", .phone),
        ("input", "text", "", "IBAN", .iban), ("input", "text", "", "Steuer-ID", .taxId), ("input", "date", "", "Tag", .date),
        ("input", "bool", "", "Stimmt es", .yesno), ("input", "num_int", "", "Anzahl", .integer),
        ("input", "num_currency", "", "Betrag", .money), ("input", "num", "", "Fläche", .text), ("label", "text", "", "Hinweis", .content),
        ("select", "bool", "", "Wahl", .yesno), ("input", "komisch", "", "Ding", .text),
    ]

    @Test("asks each type of field as the closest type of the form", arguments: types)
    func asks(kind: String, type: String, constraints: String, name: String, expected: FieldType) throws {
        let body = Fixture.field2("F60000001", name, kind: kind, type: type, constraints: constraints) + Fixture.field2("F60000002", "Rest")
        #expect(try fields(Fixture.schema2(body)).first?.type == expected)
    }

    @Test("times and values that are fixed, of format 3")
    func types3() throws {
        let body =
            Fixture.field3("F60000000001", "Uhrzeit", type: "time") + Fixture.field3("F60000000002", "Zeitpunkt", type: "datetime")
            + Fixture.field3("F60000000003", "Kennung", kind: "hidden", before: "<x:inhalt>A \"1\"</x:inhalt>")
            + Fixture.field3("F60000000004", "Fest", kind: "locked")
        let (service, folder) = try load(Fixture.schema3(body))
        #expect(service.pages.flatMap(\.fields).map(\.type) == [.text, .text, .computed, .computed])
        #expect(folder.warnings.map(\.code) == ["no_value"])
    }

    @Test("carries lengths, limits and patterns over; anchors of a pattern that mean the ends are left out")
    func constraints() throws {
        let body =
            Fixture.field2("F1", "Code", constraints: #"{"minLength":"2","maxLength":"9","pattern":"^[A-Z&amp;]+$"}"#)
            + Fixture.field2("F2", "Jahr", type: "num_int", constraints: #"{"minValue":"1900","maxValue":"2100"}"#)
            + Fixture.field2("F3", "Stellen", type: "num_int", constraints: #"{"maxLength":"4"}"#)
            + Fixture.field2("F4", "Tag", type: "date", constraints: #"{"minValue":"2020-01-01","maxValue":"31.12.2030"}"#)
            + Fixture.field2("F5", "Preis", type: "num_currency", constraints: #"{"minValue":"-1,50","maxValue":"viel"}"#)
            + Fixture.field2("F6", "Falsch", constraints: #"{"pattern":"[A-Z"}"#)
        let (service, folder) = try load(Fixture.schema2(body))
        let settings = service.pages.flatMap(\.fields).map(\.settings)
        guard case .text(let code) = settings[0], case .number(let year) = settings[1], case .number(let digits) = settings[2],
            case .moment(let day) = settings[3], case .number(let price) = settings[4], case .text(let wrong) = settings[5]
        else {
            Issue.record("\(settings)")
            return
        }
        #expect(code.minLength == 2 && code.maxLength == 9 && code.pattern?.value == "[A-Z&]+")
        #expect(year.min?.value == "1900" && year.max?.value == "2100")
        #expect(digits.max?.value == "9999")
        #expect(day.min?.value == #"date("2020-01-01")"# && day.max?.value == #"date("2030-12-31")"#)
        #expect(price.min?.value == "-1.50" && price.max == nil)
        #expect(wrong.pattern == nil)
        #expect(folder.warnings.map(\.code).sorted() == ["bad_limit", "pattern", "pattern"])
    }

    @Test("options carry the codes; where those cannot be values of a form, a comment has them")
    func options() throws {
        let list = try Fixture.list("60000001", [("001", "Eins &amp; zwei"), ("A-B", "Drei: vier"), ("a b", "")])
        let (service, folder) = try load(Fixture.schema2(Fixture.field2("F1", "Art", kind: "select", list: "60000001")), [list])
        let options = try #require(service.pages.first?.fields.first?.settings.options)
        #expect(options.map(\.value) == ["001", "a_b", "a_b_2"])
        #expect(options.map(\.label) == ["Eins & zwei", "Drei: vier", "a b"])
        #expect(folder.files["form.yaml"]?.contains("# code A-B") == true)
    }

    @Test("a list with several answers becomes choices, with one value a consent, without values a text")
    func lists() throws {
        let one = try Fixture.list("60000001", [("01", "Ich stimme zu.")])
        let two = try Fixture.list("60000002", [("1", "Eins"), ("2", "Zwei")])
        let body =
            Fixture.field2("F1", "Einwilligung", kind: "select", list: "60000001")
            + Fixture.field2("F2", "Arten", count: "0:2", kind: "select", list: "60000002")
            + Fixture.field2("F3", "Staat", kind: "select", list: "60000009")
        let (service, folder) = try load(Fixture.schema2(body), [one, two])
        let fields = service.pages.flatMap(\.fields)
        #expect(fields.map(\.type) == [.consent, .choices, .text])
        #expect(fields.map(\.isOptional) == [false, true, false])
        #expect(fields.first?.label == "Einwilligung: Ich stimme zu.")
        #expect(folder.warnings.map(\.code) == ["missing_code_list"])
    }

    @Test("pages come from the outer groups, fields between them share a page")
    func pages() throws {
        let body =
            Fixture.field2("F1", "Eins") + Fixture.group2("G1", "Hund", Fixture.field2("F2", "Rasse"))
            + Fixture.group2("G2", "Wagen", count: "1:5", Fixture.field2("F3", "Farbe")) + Fixture.field2("F4", "Zwei")
        let (service, _) = try load(Fixture.schema2(body))
        #expect(service.pages.map(\.id) == ["angaben", "hund", "wagen", "angaben_2"])
        #expect(service.pages.map { $0.fields.map(\.id) } == [["eins"], ["rasse"], ["wagen"], ["zwei"]])
        guard case .group(let rows)? = service.pages[2].fields.first?.settings else { return }
        #expect(rows.min == 1 && rows.max == 5 && rows.fields.map(\.id) == ["farbe"])
    }

    @Test("a group that is used twice gives ids from its path")
    func paths() throws {
        let name = Fixture.field2("F60000227", "Name (alt)") + Fixture.field2("F60000001", "date")
        let body = Fixture.group2("G1", "Mutter", name) + Fixture.group2("G2", "Vater", name)
        let fields = try fields(Fixture.schema2(body))
        #expect(fields.map(\.id) == ["mutter_name", "mutter_feld_date", "vater_name", "vater_feld_date"])
    }

    @Test("a group inside of a group becomes a heading; one that may be left out a question first")
    func sections() throws {
        let inner = Fixture.group2(
            "G2", "Postfach", count: "0:1", Fixture.field2("F2", "Nummer") + Fixture.field2("F3", "Amt", count: "0:1"))
        let fields = try fields(Fixture.schema2(Fixture.group2("G1", "Ort", Fixture.field2("F1", "Name") + inner)))
        #expect(fields.map(\.id) == ["name", "postfach", "mit_postfach", "nummer", "amt"])
        #expect(fields.map(\.type) == [.text, .content, .yesno, .text, .text])
        #expect(fields.map { $0.when?.value } == [nil, nil, nil, "mit_postfach = true", "mit_postfach = true"])
        #expect(fields.map(\.isOptional) == [false, true, false, false, true])
    }

    @Test("an optional group needs no question when nothing in it is required, or it has one field")
    func noQuestion() throws {
        let body =
            Fixture.group2(
                "G1", "Frei", count: "0:1", Fixture.field2("F1", "Eins", count: "0:1") + Fixture.field2("F2", "Zwei", count: "0:1"))
            + Fixture.group2("G2", "Einzeln", count: "0:1", Fixture.field2("F3", "Drei"))
        let fields = try fields(Fixture.schema2(body))
        #expect(fields.map(\.id) == ["eins", "zwei", "drei"])
        #expect(fields.map(\.isOptional) == [true, true, true])
    }

    @Test("a group of which one element applies asks which")
    func choiceGroup() throws {
        let body = Fixture.group3(
            "G1", "Person", art: "<x:art><code>X</code></x:art>",
            Fixture.group3("G2", "Mensch", count: "0:1", Fixture.field3("F1", "Name") + Fixture.field3("F2", "Alter", count: "0:1"))
                + Fixture.field3("F3", "Firma", count: "0:1"))
        let fields = try fields(Fixture.schema3(body))
        #expect(fields.map(\.id) == ["person_auswahl", "mensch", "name", "alter", "firma"])
        #expect(fields.first?.settings.options.map(\.value) == ["mensch", "firma"])
        #expect(
            fields.map { $0.when?.value }.suffix(3) == [
                #"person_auswahl = "mensch""#, #"person_auswahl = "mensch""#, #"person_auswahl = "firma""#,
            ])
        #expect(fields.map(\.isOptional) == [false, true, false, true, false])
    }

    @Test("a group with the parts of an address is one address; with anything else it is not")
    func addresses() throws {
        let parts =
            Fixture.field2("F1", "Straße") + Fixture.field2("F2", "Hausnummer", count: "0:1") + Fixture.field2("F3", "Postleitzahl")
            + Fixture.field2("F4", "Ort")
        let body =
            Fixture.group2("G1", "Wohnung", parts) + Fixture.group2("G2", "Fremd", parts + Fixture.field2("F5", "Land"))
            + Fixture.group2("G3", "Antrag", Fixture.group2("G4", "Zweitwohnung", count: "0:1", parts))
        let (service, folder) = try load(Fixture.schema2(body))
        #expect(service.pages.map { $0.fields.map(\.type) } == [[.address], [.text, .text, .text, .text, .text], [.address]])
        #expect(service.pages.last?.fields.first?.isOptional == true)
        #expect(folder.files["form.yaml"]?.contains("# XDF F3 1.0 is wohnung.plz RNG 1:1") == true)
    }

    @Test("a field that may stand more than once becomes rows; in rows it is asked once")
    func repeatedFields() throws {
        let body = Fixture.group2(
            "G1", "Kinder", count: "0:*",
            Fixture.field2("F1", "Vorname", count: "1:*") + Fixture.group2("G2", "Schulen", count: "0:3", Fixture.field2("F2", "Schule")))
        let (service, folder) = try load(Fixture.schema2(Fixture.field2("F3", "Zeile", count: "2:5") + body))
        let fields = service.pages.flatMap(\.fields)
        guard case .group(let lines) = fields[0].settings, case .group(let children) = fields[1].settings else {
            Issue.record("\(fields)")
            return
        }
        #expect(lines.min == 2 && lines.max == 5 && lines.fields.map(\.id) == ["zeile_angabe"])
        #expect(children.min == 0 && children.max == 100)
        #expect(children.fields.map(\.type) == [.name, .content, .text])
        #expect(folder.warnings.map(\.code) == ["nested_rows"])
    }

    @Test("what cannot be asked is told, and does not stop the import")
    func leftOut() throws {
        let body =
            Fixture.field2("F1", "Anlage", type: "file") + Fixture.field2("F2", "Nie", count: "0:0") + Fixture.group2("G1", "Leer", "")
            + Fixture.field2("F3", "Wort")
        let (service, folder) = try load(Fixture.schema2(body))
        #expect(service.pages.flatMap(\.fields).map(\.type) == [.content, .text])
        #expect(folder.warnings.map(\.code) == ["empty_group", "no_upload", "never", "empty_group"])
    }

    @Test("a schema without anything to ask, and an id that cannot be one, are refused")
    func refuses() throws {
        #expect(throws: SchemaError.self) { try ServiceFolder.make(try Fixture.read(Fixture.schema2(""))) }
        #expect(throws: SchemaError.self) {
            try ServiceFolder.make(try Fixture.read(Fixture.schema2(Fixture.field2("F1", "A"))), CodeLists(), .init(id: "Mein Dienst"))
        }
    }

    @Test("a form that is larger than a service may be is written, and told")
    func tooLarge() throws {
        let parts = (1...2_001).map { Fixture.field2("F\($0)", "Feld \($0)") }.joined()
        let folder = try ServiceFolder.make(try Fixture.read(Fixture.schema2(parts)))
        #expect(folder.counts.fields == 2_001)
        #expect(folder.warnings.map(\.code) == ["too_large"])
    }

    static let texts = [
        "Ja: nein # doch", "\"Wort\" & 'Wort'", "- Strich", "{a, b}", "true", "12", "Zeile\nZeile.\n\nNoch eine", "&anker", "*stern",
        "50 % @ mehr!",
        "\u{2028}selt\u{FEFF}sam\u{85}", "\\d \\u", "ä ö ü ß §", "[x]", "a:b", "|", "> x", "? x", "Ende:",
    ]

    @Test("words with marks of YAML arrive as they were", arguments: texts)
    func marks(text: String) throws {
        let xml = text.replacing("&", with: "&amp;")
        let long = String(repeating: "Ein langer Satz. ", count: 12) + xml
        let body = Fixture.field2("F1", "A", label: xml, help: xml, extra: "") + Fixture.field2("F2", "B", help: long)
        let (service, _) = try load(Fixture.schema2(Fixture.rule2("R1", xml) + body, name: xml))
        #expect(service.title == text.collapsed)
        #expect(service.pages.first?.fields.first?.label == text.collapsed)
        #expect(service.pages.first?.fields.last?.help?.text.collapsed.hasSuffix(text.collapsed) == true)
    }

    @Test("the skeleton of the service has laws, keywords, a free prefix and marks for what is missing")
    func skeleton() throws {
        let words = #"<x:stichwort uri="u">Hund</x:stichwort><x:bezug link="https://www.gesetze.example/1">§ 1 HStG; § 2 HStG</x:bezug>"#
        let schema = try Fixture.read(Fixture.schema3(Fixture.field3("F60000000001", "Wort"), keywords: words))
        let folder = try ServiceFolder.make(schema, CodeLists(), .init(takenPrefixes: ["HA"], workflow: "eigener"))
        #expect(folder.id == "hund_anmelden")
        let service = try #require(folder.files["service.yaml"])
        #expect(service.contains("prefix: HUN\n"))
        #expect(service.contains("workflow: eigener\n"))
        #expect(service.contains(#"  - {text: "§ 1 HStG", url: "https://www.gesetze.example/1"}"#))
        #expect(service.contains("keywords:\n  - hund\n"))
    }

    @Test("words that are reserved in the form are none of its ids")
    func reserved() {
        #expect(Slug.reserved == Names.reserved)
    }
}
