/// Mistakes in `form.yaml` and in a workflow.
extension PlantedMistake {
    static let form: [PlantedMistake] = [
        .init(formFile, "- id: person", "- id: Person", 2, 9, "bad_id", "Write 'person', for example."),
        .init(formFile, "- id: fahrzeuge", "- id: person", 29, 9, "duplicate_id", "Give it another id."),
        .init(formFile, "title: Ihre Angaben", "titel: Ihre Angaben", 3, 5, "unknown_key", "Did you mean 'title'?"),
        .init(formFile, "{id: email, type: email", "{id: nachname, type: email", 26, 14, "duplicate_id", "Give it another id."),
        .init(formFile, "{id: email, type: email", "{id: value, type: email", 26, 14, "reserved_id", "Choose a more telling name."),
        .init(formFile, "{id: email, type: email", "{id: xml_email, type: email", 26, 14, "bad_id", "Write 'feld_xml_email', for example."),
        .init(
            formFile, "type: date\n", "type: datum\n", 16, 15, "unknown_word",
            "Allowed are: text, textarea, name, email, phone, url, iban, bic, taxId, idCardSerial, insuranceNumber, healthInsuranceNumber, licensePlate, vin, evb, securityCode, integer, decimal, money, percent, date, month, year, time, dateRange, yesno, consent, choice, choices, country, nationality, language, address, bankAccount, hsnTsn, group, computed, content."
        ),
        .init(formFile, "type: taxId", "type: taxID", 28, 31, "unknown_word", "Did you mean 'taxId'?"),
        .init(
            formFile, "{id: email, type: email, ", "{id: email, ", 26, 9, "missing_key",
            "Add 'type: text' or another type: text, textarea, name, email, phone, url, iban, bic, taxId, idCardSerial, insuranceNumber, healthInsuranceNumber, licensePlate, vin, evb, securityCode, integer, decimal, money, percent, date, month, year, time, dateRange, yesno, consent, choice, choices, country, nationality, language, address, bankAccount, hsnTsn, group, computed, content."
        ),
        .init(formFile, "label: Geburtsdatum\n", "lable: Geburtsdatum\n", 17, 9, "unknown_key", "Did you mean 'label'?"),
        .init(
            formFile, "label: E-Mail-Adresse, optional: true", "label: E-Mail-Adresse, optional: ja", 26, 67, "not_a_flag",
            "Write 'true' or 'false'."),
        .init(
            formFile, "code: zu_jung\n            else:", "code: zu_jung\n            message:", 24, 13, "unknown_key",
            "Allowed are: code, else, that."),
        .init(
            formFile, "            code: zu_jung\n", "", 22, 13, "missing_key",
            "Add 'code: …', a short name in lower-case letters, digits and underscores."),
        .init(
            formFile, "type: address, label", "type: address, options: [a], label", 25, 40, "foreign_key",
            "It belongs to choice, choices: remove it, or change the type."),
        .init(formFile, "          text: Wir buchen einmal im Jahr ab.\n", "", 70, 11, "missing_key", "Add 'text: …', the explanation."),
        .init(
            formFile, "required: Ohne Ihre Erlaubnis können wir den Ausweis nicht ausstellen.", "optional: true", 65, 13,
            "optional_consent", "Use 'type: yesno' for a question that may be answered with no."),
        .init(
            formFile, "autocomplete: bday", "autocomplete: birthday", 20, 23, "unknown_word",
            "Use a word of HTML's autofill, such as given-name, family-name or email."),
        .init(formFile, "autocomplete: bday", "autocomplete: bdy", 20, 23, "unknown_word", "Did you mean 'bday'?"),
        .init(formFile, "style: info", "style: infos", 8, 16, "unknown_word", "Did you mean 'info'?"),
    ]

    static let settings: [PlantedMistake] = [
        .init(
            formFile, "              - {value: selbst, label: Mir}\n              - {value: andere, label: Einer anderen Person}\n",
            "              []\n", 43, 15, "no_options", "Add entries '- {value: …, label: …}'."),
        .init(formFile, "value: andere, label", "value: selbst, label", 44, 25, "duplicate_option", "Give each option a value of its own."),
        .init(
            formFile, "value: sued, label", "value: Süd, label", 54, 21, "bad_option_value",
            "Write 'sued', for example; people read the label."),
        .init(formFile, "exclusive: keine", "exclusive: keines", 51, 20, "unknown_option", "Did you mean 'keine'?"),
        .init(
            formFile, "        min: 1\n        max: 2", "        min: 3\n        max: 2", 49, 9, "bounds_reversed",
            "Make 'min' the smaller of the two."),
        .init(formFile, "        min: 1\n        max: 2", "        min: 4", 49, 9, "too_few_options", "Lower 'min' or add options."),
        .init(
            formFile, "repeat: {min: 1, max: 3}", "repeat: {min: 4, max: 3}", 35, 18, "bounds_reversed",
            "Make 'min' the smaller of the two."),
        .init(
            formFile, "repeat: {min: 1, max: 3}", "repeat: {min: 1}", 35, 17, "missing_key",
            "Add 'max: …', at most 100, so that nobody can add rows without end."),
        .init(
            formFile, "repeat: {min: 1, max: 3}", "repeat: {min: 1, max: 1000}", 35, 31, "not_an_integer", "Write a number from 1 to 100."),
        .init(formFile, "        row_label: Fahrzeug\n", "", 32, 9, "missing_key", "Add 'row_label: …', what one row is called ('Kind')."),
        .init(
            formFile, "type: choice\n", "type: group\n", 39, 13, "nested_group", "Ask the inner rows in a group of their own, on the page."),
        .init(
            formFile, "max_length: 12", "max_length: 12, min_length: 20", 38, 79, "bounds_reversed",
            "Make 'min_length' the smaller of the two."),
        .init(
            formFile, "value: gebuehr, as: money", "value: gebuehr, as: euro", 63, 73, "unknown_word",
            "Allowed are: money, integer, text, date, yesno."),
        .init(
            formFile, "value: gebuehr, as: money", "value: gebuehr", 63, 9, "missing_key",
            "Add 'as: money' or another format: money, integer, text, date, yesno."),
        .init(
            formFile, "type: yesno, label", "type: yesno, default: , label", 60, 39, "empty_value",
            "Write the value behind the colon, or remove the line."),
    ]

    static let workflow: [PlantedMistake] = [
        .init(
            workflowFile, "to: in_pruefung\n    roles: [caseworker, supervisor]", "to: in_prüfung\n    roles: [caseworker, supervisor]", 12,
            9, "unknown_state", "Did you mean 'in_pruefung'?"),
        .init(
            workflowFile, "roles: [caseworker, supervisor]", "roles: [caseworker, superviser]", 13, 25, "unknown_word",
            "Did you mean 'supervisor'?"),
        .init(workflowFile, "roles: [caseworker, supervisor]", "roles: []", 13, 12, "no_roles", "Name at least one role."),
        .init(workflowFile, "kind: waiting", "kind: wait", 5, 102, "unknown_word", "Did you mean 'waiting'?"),
        .init(
            workflowFile, "bewilligt.\", kind: done", "bewilligt.\", kind: open", 6, 10, "dead_end",
            "Add a transition from it, or make it 'kind: done'."),
        .init(
            workflowFile, "to: rueckfrage", "to: in_pruefung", 5, 10, "unreachable_state", "Add a transition to it, or remove the state."),
        .init(workflowFile, "event: nachfragen", "event: ablehnen", 44, 12, "ambiguous_transition", "Give one of them another event."),
        .init(workflowFile, "requires: [note]", "requires: [notice]", 22, 16, "unknown_word", "Did you mean 'note'?"),
        .init(
            workflowFile, "    otherwise: Anträge mit mehr als 100 Euro Gebühr entscheidet die Teamleitung.\n", "", 30, 12, "missing_key",
            "Add 'otherwise: …', the sentence people read when the condition does not hold."),
        .init(
            workflowFile, "- clear_deadline: pruefung\n      - deliver", "- clear_deadline: prufung\n      - deliver", 30, 12,
            "unknown_deadline", "Did you mean 'pruefung'?"),
        .init(workflowFile, "- deliver: service_bw", "- delivery: service_bw", 41, 9, "unknown_key", "Did you mean 'deliver'?"),
        .init(
            workflowFile, "- deadline: {id: pruefung, days: 14}", "- deadline: {id: pruefung}", 16, 19, "missing_key",
            "Add 'days: 14', for example."),
        .init(workflowFile, "- {id: abgelehnt,", "- {id: bewilligt,", 7, 10, "duplicate_id", "Give it another id."),
        .init(
            workflowFile, "      - message: Bitte beantworten", "        message: Bitte beantworten", 24, 9, "not_a_list",
            "Begin each entry with '- ' in a line of its own."),
        .init(workflowFile, "id: standard", "id: standart", 1, 5, "id_is_not_file", "Give both the same name."),
    ]
}
