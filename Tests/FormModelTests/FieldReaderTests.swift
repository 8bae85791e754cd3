import Testing

@testable import FormModel

@Suite("Reading a field")
struct FieldReaderTests {
    /// The one field of a form; the lines are its keys.
    private func field(_ lines: String) throws -> FieldDefinition {
        let indented = lines.split(separator: "\n").map { "        \($0)" }.joined(separator: "\n")
        let form = Fixture.parse(form: "pages:\n  - id: seite\n    title: Seite\n    fields:\n      - id: feld\n\(indented)\n")
        #expect(form.problems == [])
        return try #require(form.pages.first?.fields.first)
    }

    @Test("gives what all types share")
    func common() throws {
        let field = try field(
            """
            type: text
            label: Frage
            hint: Hinweis
            optional: true
            when: andere = 1
            default: '"x"'
            required: Bitte antworten Sie.
            index: true
            check:
              - {that: value != "a", code: kein_a, else: Schreiben Sie kein a.}
              - {that: value != "b", code: kein_b, else: Schreiben Sie kein b.}
            help: {title: Warum?, text: Darum.}
            """)
        #expect(field.id == "feld" && field.type == .text && field.label == "Frage" && field.hint == "Hinweis")
        #expect(field.isOptional && field.isIndexed && field.requiredMessage == "Bitte antworten Sie.")
        #expect(field.when?.value == "andere = 1" && field.defaultValue?.value == "\"x\"")
        #expect(field.checks.map(\.code) == ["kein_a", "kein_b"] && field.checks.map(\.message).last == "Schreiben Sie kein b.")
        #expect(field.help == HelpDefinition(title: "Warum?", text: "Darum."))
        #expect(field.location == FormModel.SourceLocation(file: "form.yaml", line: 5, column: 13))
    }

    @Test("is required and plain unless it says otherwise")
    func defaults() throws {
        let field = try field("type: yesno\nlabel: Frage")
        #expect(
            !field.isOptional && !field.isIndexed && field.when == nil && field.checks == [] && field.help == nil
                && field.settings == .yesno)
    }

    @Test(
        "knows the settings of each type",
        arguments: [
            ("type: text", FieldSettings.text(TextSettings(minLength: 0, maxLength: 200, lines: 1, autocomplete: nil, pattern: nil))),
            (
                "type: text\nmin_length: 2\nmax_length: 9\nlines: 3\nautocomplete: organization",
                .text(TextSettings(minLength: 2, maxLength: 9, lines: 3, autocomplete: "organization", pattern: nil))
            ),
            ("type: name\nautocomplete: given-name", .name(NameSettings(maxLength: 120, autocomplete: "given-name"))),
            ("type: name\nmax_length: 40", .name(NameSettings(maxLength: 40, autocomplete: nil))),
            ("type: yesno", .yesno), ("type: consent", .consent),
            ("type: email", .identifier(IdentifierSettings(autocomplete: "email"))),
            ("type: phone", .identifier(IdentifierSettings(autocomplete: "tel"))),
            ("type: phone\nautocomplete: \"off\"", .identifier(IdentifierSettings(autocomplete: "off"))),
            ("type: iban", .identifier(IdentifierSettings(autocomplete: nil))),
            ("type: taxId", .identifier(IdentifierSettings(autocomplete: nil))),
            ("type: address", .address(AddressSettings(postBox: .refuse))),
            ("type: address\npost_box: allow", .address(AddressSettings(postBox: .allow))),
            ("type: date", .moment(MomentSettings(min: nil, max: nil, autocomplete: nil))),
            ("type: textarea", .text(TextSettings(minLength: 0, maxLength: 2_000, lines: 6, autocomplete: nil, pattern: nil))),
            ("type: url", .identifier(IdentifierSettings(autocomplete: "url"))),
            ("type: bic", .identifier(IdentifierSettings(autocomplete: nil))),
            ("type: licensePlate\ndistricts: [ES, NT]", .licensePlate(LicensePlateSettings(districts: ["ES", "NT"]))),
            ("type: securityCode\ndocument: zb2", .securityCode(SecurityCodeSettings(document: .zb2))),
            ("type: decimal\nunit: m\nplaces: 3", .number(NumberSettings(min: nil, max: nil, unit: "m", places: 3))),
            ("type: month", .moment(MomentSettings(min: nil, max: nil, autocomplete: nil))),
            ("type: integer\nunit: Tage", .number(NumberSettings(min: nil, max: nil, unit: "Tage"))),
        ])
    func settings(lines: String, expected: FieldSettings) throws {
        #expect(try field("label: Frage\n" + lines).settings == expected)
    }

    @Test("keeps limits as expressions; money begins at zero")
    func limits() throws {
        guard case .number(let money) = try field("type: money\nlabel: Betrag\nmax: 2 * grenze").settings,
            case .number(let debt) = try field("type: money\nlabel: Betrag\nmin: -100").settings,
            case .moment(let date) = try field("type: date\nlabel: Tag\nmin: today()\nmax: date(\"2030-01-01\")").settings
        else {
            Issue.record("The settings have other types.")
            return
        }
        #expect(money.min?.value == "0" && money.max?.value == "2 * grenze" && debt.min?.value == "-100")
        #expect(date.min?.value == "today()" && date.max?.value == "date(\"2030-01-01\")")
    }

    @Test("keeps options with values, conditions and bounds")
    func options() throws {
        let choices = try field(
            "type: choices\nlabel: Auswahl\nmin: 1\nmax: 2\nexclusive: nichts\noptions:\n  - {value: a, label: A, hint: H, when: x = 1}\n  - {value: nichts, label: Nichts}"
        )
        guard case .choices(let settings) = choices.settings else {
            Issue.record("The settings have another type.")
            return
        }
        #expect(settings.min == 1 && settings.max == 2 && settings.exclusive?.value == "nichts")
        #expect(choices.settings.options.map(\.value) == ["a", "nichts"] && settings.options.first?.hint == "H")
        #expect(settings.options.first?.when?.value == "x = 1")
        #expect(try field("type: choice\nlabel: Wahl\noptions: [{value: \"1\", label: Eins}]").settings.options.map(\.value) == ["1"])
    }

    @Test("keeps the rows of a group")
    func group() throws {
        let field = try field(
            "type: group\nlabel: Kinder\nrepeat: {max: 5}\nrow_label: Kind\nfields:\n  - {id: vorname, type: name, label: Vorname}")
        guard case .group(let group) = field.settings else {
            Issue.record("The settings have another type.")
            return
        }
        #expect(group.min == 0 && group.max == 5 && group.rowLabel == "Kind" && field.rowFields.map(\.id) == ["vorname"])
    }

    @Test("needs no label where people read none")
    func noLabel() throws {
        let content = try field("type: content\ntext: Hallo")
        #expect(content.label == "" && content.settings == .content(ContentSettings(text: "Hallo", style: .text)))
        guard case .computed(let computed) = try field("type: computed\nvalue: 1 + 1\nas: integer\nshow: false").settings else {
            Issue.record("The settings have another type.")
            return
        }
        #expect(computed.format == .integer && !computed.isShown && computed.value.value == "1 + 1")
    }

    @Test(
        "refuses what the type does not have",
        arguments: [
            "{id: a, type: yesno, label: A, max_length: 3}", "{id: a, type: content, text: A, hint: H}",
            "{id: a, type: computed, label: A, value: 1, as: integer, optional: true}",
            "{id: a, type: consent, label: A, default: true}", "{id: a, type: money, label: A, unit: Euro}",
            "{id: a, type: text, label: A, value: x}",
        ])
    func foreign(line: String) {
        #expect(Fixture.problems(form: "- \(line)").map(\.code) == ["foreign_key"])
    }

    @Test("refuses a form with more fields than one service should have")
    func tooMany() {
        let lines = (0...FormReader.maxFields).map { "- {id: f\($0), type: yesno, label: F}" }.joined(separator: "\n")
        #expect(Fixture.problems(form: lines).map(\.code) == ["too_many_fields"])
    }

    @Test(
        "refuses fields, options and checks that are no mappings",
        arguments: [
            ("- nur text", "not_a_mapping"), ("- {id: a, type: choice, label: A, options: [a, b]}", "not_a_mapping"),
            ("- {id: a, type: text, label: A, check: value = 1}", "not_a_list"), ("- {id: a, type: text, label: [A]}", "not_a_text"),
            ("- {id: a, type: [text], label: A}", "not_a_text"), ("- {id: a, type: text, label: \"  \"}", "empty_text"),
        ])
    func shapes(line: String, code: String) {
        #expect(Fixture.problems(form: line).map(\.code).contains(code))
    }
}

@Suite("Checking what fields mean together")
struct ServiceLinterTests {
    private func codes(_ old: String, _ new: String) -> [String] {
        ServiceLoader(files: Fixture.planting("bewohnerparken/form.yaml", old, new)).check().problems.map { "\($0.severity) \($0.code)" }
    }

    @Test("warns when a row hides a field of the form")
    func shadowed() {
        #expect(codes("id: grund,", "id: nachname,").contains("warning shadowed_id"))
    }

    @Test("warns of a sentence that is never shown")
    func unusedText() {
        #expect(
            codes("type: email, label: E-Mail-Adresse,", "type: email, label: E-Mail-Adresse, required: Bitte.,").contains(
                "warning unused_text"))
    }

    @Test("warns of a page with nothing to read or answer")
    func nothingToRead() {
        let page = "  - id: leer\n    title: Leer\n    fields:\n      - {id: summe, type: computed, label: Summe, value: 1, as: integer}\n"
        #expect(codes("  - id: fahrzeuge\n", page + "  - id: fahrzeuge\n") == ["warning nothing_to_read"])
    }

    @Test("refuses two checks of one code on a field")
    func checkCodes() {
        let second = "          - {that: value > date(\"1900-01-01\"), code: zu_jung, else: Zu alt.}\n"
        #expect(codes("      - {id: anschrift", second + "      - {id: anschrift").contains("error duplicate_id"))
    }

    @Test("refuses a form that asks nothing")
    func nothingAsked() throws {
        var files = Fixture.files
        files["bewohnerparken/form.yaml"] = "pages:\n  - id: a\n    title: A\n    fields:\n      - {id: t, type: content, text: Hallo}\n"
        files = files.filter { !$0.key.contains("examples") }
        #expect(ServiceLoader(files: files).check().problems.map(\.code) == ["nothing_asked"])
    }

    @Test("allows the same id in the rows of two groups")
    func sameInTwoGroups() {
        let group =
            "      - {id: weitere, type: group, label: W, row_label: W, repeat: {max: 2}, fields: [{id: kennzeichen, type: text, label: K}]}\n"
        #expect(codes("      - id: zonen\n", group + "      - id: zonen\n") == [])
    }
}
