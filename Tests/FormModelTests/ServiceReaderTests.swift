import Testing

@testable import FormModel

@Suite("Reading a service")
struct ServiceReaderTests {
    @Test("gives what the service page shows")
    func head() throws {
        let service = try Fixture.service()
        #expect(service.title == "Bewohnerparkausweis")
        #expect(service.prefix == "BP" && service.leika == nil && service.minutes == 5 && service.trust == .basic)
        #expect(service.law == [LegalReference(text: "§ 45 Abs. 1b StVO", url: "https://www.gesetze-im-internet.de/stvo_2013/__45.html")])
        #expect(service.authority.name == "Straßenverkehrsbehörde" && service.authority.phone == "07531 900-300")
        #expect(service.audience == ["Wer im Gebiet mit Hauptwohnung gemeldet ist."])
        #expect(service.needed == ["Fahrzeugschein", "Bankverbindung"])
        #expect(service.processing == "In der Regel drei Werktage.")
        #expect(service.keywords == ["parkausweis", "anwohnerparken", "parken"])
        #expect(service.retention == RetentionDefinition(draftDays: 30, caseDays: 730))
        #expect(service.location == FormModel.SourceLocation(file: "Forms/bewohnerparken/service.yaml", line: 1, column: 1))
    }

    @Test("keeps the place of everything that can fail later")
    func places() throws {
        let service = try Fixture.service()
        #expect(service.fee?.value?.value == "gebuehr")
        #expect(service.fee?.value?.location.description == "Forms/bewohnerparken/service.yaml:20:10")
        #expect(service.lifeSituations.map(\.location.line) == [22])
        #expect(service.delivery.first?.channel.value == "service_bw")
        #expect(service.delivery.first?.form == "6000123:bewohnerparken:v1.0")
        #expect(service.delivery.first?.when?.location.line == 28)
        #expect(service.pages.map(\.location.line) == [2, 29, 56])
        #expect(service.pages.last?.when?.value == "count(wagen) > 0")
    }

    @Test("accepts a single text where a list is expected")
    func singleText() throws {
        let service = try Fixture.service(
            Fixture.planting("bewohnerparken/service.yaml", "[Fahrzeugschein, Bankverbindung]", "Fahrzeugschein"))
        #expect(service.needed == ["Fahrzeugschein"])
    }

    @Test("lists rows' fields behind their group")
    func allFields() throws {
        let ids = try Fixture.service().allFields.map(\.id)
        #expect(ids.count == 18)
        #expect(Array(ids.drop { $0 != "wagen" }.prefix(5)) == ["wagen", "kennzeichen", "halter", "grund", "zonen"])
    }

    @Test("does without fee, law, keywords and the like, with a word of warning where people would miss them")
    func minimal() throws {
        var files = Fixture.files
        files["bewohnerparken/service.yaml"] = """
            id: bewohnerparken
            title: Parken
            summary: Parken Sie hier.
            prefix: BP
            authority: {name: Amt}
            minutes: 1
            trust: none
            retention: {draft_days: 1, case_days: 1}
            workflow: standard
            delivery: [{channel: service_bw, form: "6000123:bewohnerparken:v1.0"}]
            """
        let service = try Fixture.service(files)
        #expect(service.fee == nil && service.law == [] && service.processing == nil && service.delivery.first?.when == nil)
        #expect(
            ServiceLoader(files: files).check().problems.map(\.code) == [
                "unused_life_situation", "no_keywords", "no_law", "no_life_situation",
            ])
    }
}

@Suite("Reading decisions")
struct DecisionReaderTests {
    @Test("keeps parameters in order, types and the expression's lines")
    func decisions() throws {
        let decisions = try Fixture.service().decisions
        #expect(decisions.map(\.id) == ["jahresgebuehr", "gebuehr"])
        let function = try #require(decisions.first)
        #expect(function.parameters.map(\.name) == ["anzahl", "ermaessigt"])
        #expect(function.parameters.map(\.type) == [.number, .boolean])
        #expect(function.returns == .number && function.source == "§ 6a Abs. 5a StVG" && function.title == "Gebühr im Jahr")
        #expect(function.texts[0].location(line: 3, column: 6).description == "Forms/bewohnerparken/decisions.yaml:10:12")
        #expect(decisions.last?.parameters == [] && decisions.last?.returns == nil)
    }

    @Test(
        "knows lists of types",
        arguments: [
            ("list<number>", DecisionType.list(.number)), ("list<list<date>>", .list(.list(.date))), ("any", .any), ("string", .string),
            ("boolean", .boolean), ("date", .date),
        ])
    func types(text: String, type: DecisionType) {
        #expect(DecisionType(text) == type)
        #expect(type.description == text)
    }

    @Test("knows no other types", arguments: ["", "list", "list<>", "list<number", "Number", "list<list<list<list<list<any>>>>>"])
    func unknownTypes(text: String) { #expect(DecisionType(text) == nil) }
}

@Suite("Reading a workflow")
struct WorkflowReaderTests {
    @Test("gives states and transitions with everything they say")
    func workflow() throws {
        let workflow = try Fixture.service().workflow
        #expect(workflow.id == "standard" && workflow.title == nil)
        #expect(workflow.states.map(\.id) == ["eingereicht", "in_pruefung", "rueckfrage", "bewilligt", "abgelehnt"])
        #expect(workflow.states.map(\.kind) == [.open, .open, .waiting, .done, .done])
        let approve = try #require(workflow.transitions.first { $0.event == "bewilligen" })
        #expect(approve.when?.value == "fee <= 100" && approve.when?.location.line == 35)
        #expect(approve.requires == [.decision] && approve.roles == [.caseworker])
        #expect(
            approve.effects == [
                .message("Wir haben Ihren Antrag bewilligt."), .clearDeadline(id: "pruefung"), .deliver(channel: "service_bw"),
            ])
        #expect(workflow.transitions.last?.from.map(\.value) == ["in_pruefung", "rueckfrage"])
        #expect(workflow.transitions.first?.effects.last == .deadline(id: "pruefung", days: 14))
    }

    @Test("has a version of its own, made of its text")
    func version() throws {
        let text = try #require(Fixture.files["_workflows/standard.yaml"])
        #expect(try Fixture.service().workflow.version == SHA256.hexDigest(of: text))
    }

    @Test("refuses an effect that does two things")
    func twoEffects() {
        let files = Fixture.planting(
            "_workflows/standard.yaml", "- clear_deadline: pruefung\n      - deliver", "- clear_deadline: pruefung\n        deliver")
        #expect(ServiceLoader(files: files).check().problems.map(\.code) == ["two_effects"])
    }

    @Test("refuses a workflow without states")
    func noStates() {
        let files = ["_workflows/leer.yaml": "id: leer\nstates: []\ntransitions: []\n"]
        #expect(ServiceLoader(files: files).check().problems.map(\.code).contains("no_states"))
    }

    @Test("refuses more than anybody can oversee")
    func tooLarge() {
        let states = (0...WorkflowReader.maxStates).map { "  - {id: s\($0), title: S, citizen: S, kind: open}" }.joined(separator: "\n")
        let files = ["_workflows/gross.yaml": "id: gross\nstates:\n\(states)\ntransitions: []\n"]
        #expect(ServiceLoader(files: files).check().problems.map(\.code).contains("workflow_too_large"))
    }
}

@Suite("Reading examples and the portal")
struct ExampleReaderTests {
    @Test("keeps answers as they are written, rows and addresses included")
    func answers() throws {
        let example = try #require(try Fixture.service().examples.first)
        #expect(example.name == "ein_wagen" && example.today.value == "2026-11-21")
        #expect(example.pages?.map(\.value) == ["person", "fahrzeuge", "gebuehren"])
        #expect(example.fee?.value == "30.00" && example.hidden.map(\.value) == ["wagen.0.grund"])
        #expect(example.delivery?.map(\.value) == ["service_bw"])
        let answers = Dictionary(uniqueKeysWithValues: example.answers.map { ($0.name.value, $0.value) })
        guard case .text(let birthday) = answers["geburtsdatum"], case .map(let address, _) = answers["anschrift"],
            case .list(let rows, _) = answers["wagen"], case .map(let row, _) = rows.first, case .list(let zones, _) = answers["zonen"]
        else {
            Issue.record("The answers have other shapes.")
            return
        }
        #expect(birthday.value == "24.12.1990" && birthday.location.line == 5)
        #expect(address.map(\.name.value) == ["strasse", "hausnummer", "plz", "ort"])
        #expect(row.map(\.name.value) == ["kennzeichen", "halter"])
        #expect(zones.count == 1)
    }

    @Test("tells nothing from empty text, and errors as list or word")
    func shapes() throws {
        var files = Fixture.files
        files["bewohnerparken/examples/zu_jung.yaml"] = """
            title: Formen
            today: 2026-11-21
            answers: {nachname: , email: "", telefon: null, zonen: []}
            errors: {nachname: [leer, falsch], wagen.0.grund: leer}
            """
        let example = try #require(try Fixture.service(files).examples.last)
        #expect(example.errors.map(\.codes) == [["leer", "falsch"], ["leer"]])
        #expect(example.pages == nil && example.delivery == nil && example.fee == nil && example.messages == [])
        guard case .nothing = example.answers[0].value, case .text(let empty) = example.answers[1].value,
            case .nothing = example.answers[2].value,
            case .list(let none, _) = example.answers[3].value
        else {
            Issue.record("The answers have other shapes.")
            return
        }
        #expect(empty.value == "" && none.isEmpty)
    }

    @Test("gives municipality, life situations and duty texts")
    func portal() throws {
        let portal = try ServiceLoader(files: Fixture.files).loadAll().portal
        #expect(
            portal.municipality.ars == "083350043043" && portal.municipality.ags == "08335043" && portal.municipality.mandant == "6000123")
        #expect(portal.lifeSituations.map(\.id) == ["verkehr"])
        #expect(portal.imprint.hasPrefix("# Impressum\n\nStadt"))
        #expect(!portal.privacy.isEmpty && !portal.accessibility.isEmpty)
    }
}
