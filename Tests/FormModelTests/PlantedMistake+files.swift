import Foundation

/// Mistakes in `service.yaml` and in the YAML of any file.
extension PlantedMistake {
    static let syntax: [PlantedMistake] = [
        .init(
            serviceFile, "title: Bewohnerparkausweis", "title: Parken: Ausweis", 2, 14, "yaml",
            "Put the text in quotes, or indent the line like its neighbours."),
        .init(
            serviceFile, "title: Bewohnerparkausweis", "title: \"Bewohnerparkausweis", 2, 8, "yaml_quote",
            "Close it with the same quote; inside \"…\" write \\\" for a quote."),
        .init(
            serviceFile, "needed: [Fahrzeugschein, Bankverbindung]", "needed: [Fahrzeugschein, Bankverbindung", 14, 9, "yaml_bracket",
            "Separate the parts by commas, close the bracket, and put texts with commas or colons in quotes."),
        .init(
            serviceFile, "  name: Straßenverkehrsbehörde", "\tname: Straßenverkehrsbehörde", 8, 1, "yaml_tab",
            "Indent with blanks, two for each level."),
        .init(
            serviceFile, "  phone: 07531 900-300", "   phone: 07531 900-300", 10, 9, "yaml",
            "Put the text in quotes, or indent the line like its neighbours."),
        .init(serviceFile, "minutes: 5", "minutes: 5\ntitle: Parkausweis", 16, 1, "duplicate_key", "Keep one of the two."),
        .init(serviceFile, "minutes: 5", "minutes: &fuenf 5", 15, 10, "anchor", "Write the value out; in a text put a blank behind '&'."),
        .init(
            serviceFile, "minutes: 5", "minutes: *fuenf", 15, 10, "anchor",
            "Write the value out; put a text that begins with '*' in quotes."),
        .init(serviceFile, "summary: Mit dem", "summary Mit dem", 3, 1, "yaml", "Write 'key: value', with a blank behind the colon."),
        .init(serviceFile, "minutes: 5", "minutes: 5\n---", 16, 1, "yaml_documents", "Remove the '---' line; one file is one definition."),
        .init(
            serviceFile, "title: Bewohnerparkausweis", "title: @Bewohnerparkausweis", 2, 8, "yaml",
            "Put the text in quotes; indent with blanks instead of tabs."),
        .init(
            formFile, "      - id: geburtsdatum\n", "      id: geburtsdatum\n", 15, 7, "yaml",
            "Begin it with '- ', or indent it below the entry it belongs to."),
        .init(
            formFile, "label: Anschrift der Hauptwohnung}", "label: Anschrift, Hauptwohnung}", 25, 58, "unknown_key",
            "Allowed are: check, default, help, hint, id, index, label, optional, post_box, required, type, when."),
        .init(
            formFile, "label: Anschrift der Hauptwohnung}", "label: Anschrift, wo Sie wohnen}", 25, 58, "comma_in_text",
            "Put the whole text in quotes."),
    ]

    static let service: [PlantedMistake] = [
        .init(serviceFile, "title: Bewohnerparkausweis\n", "", 1, 1, "missing_key", "Add 'title: …', the service's name."),
        .init(serviceFile, "summary: Mit", "sumary: Mit", 3, 1, "unknown_key", "Did you mean 'summary'?"),
        .init(serviceFile, "id: bewohnerparken", "id: bewohner_parken", 1, 5, "id_is_not_folder", "Give both the same name."),
        .init(serviceFile, "prefix: BP", "prefix: Bp", 4, 9, "bad_prefix", "Write 2 to 4 capital letters from A to Z."),
        .init(
            serviceFile, "prefix: BP", "prefix: BP\nleika: \"9911500\"", 5, 8, "bad_leika",
            "Write the 14 digits beginning with 99, in quotes; leave it out until it is confirmed."),
        .init(
            serviceFile, "https://www.gesetze", "http://www.gesetze", 6, 38, "bad_url",
            "Write an address that begins with https:// and has no blanks."),
        .init(serviceFile, "minutes: 5", "minutes: fünf", 15, 10, "not_an_integer", "Write a number from 1 to 600."),
        .init(serviceFile, "trust: basic", "trust: basik", 17, 8, "unknown_word", "Did you mean 'basic'?"),
        .init(serviceFile, "workflow: standard", "workflow: standart", 24, 11, "unknown_workflow", "Did you mean 'standard'?"),
        .init(
            serviceFile, "workflow: standard\n", "", 1, 1, "missing_workflow",
            "Add 'workflow: …' with a shared one (standard), or a 'workflow.yaml'."),
        .init(
            serviceFile, "life_situations: [verkehr]", "life_situations: [verker]", 22, 19, "unknown_life_situation",
            "Did you mean 'verkehr'?"),
        .init(serviceFile, "channel: service_bw", "channel: servicebw", 26, 14, "unknown_channel", "Did you mean 'service_bw'?"),
        .init(
            serviceFile, "audience:\n  - Wer", "audience:\n  wer: Wer", 13, 3, "not_a_list",
            "Begin each entry with '- ' in a line of its own."),
        .init(
            serviceFile, "processing: In der Regel drei Werktage.", "processing:", 16, 1, "empty_value",
            "Write the value behind the colon, or remove the line."),
        .init(serviceFile, "draft_days: 30", "draft_days: 0", 23, 25, "not_an_integer", "Write a number from 1 to 730."),
        .init(
            serviceFile, "authority:\n  name: Straßenverkehrsbehörde\n", "authority:\n", 8, 3, "missing_key",
            "Add 'name: …', the authority's name."),
    ]

    static let decisions: [PlantedMistake] = [
        .init(decisionsFile, "anzahl: number", "anzahl: nummer", 5, 26, "unknown_word", "Did you mean 'number'?"),
        .init(decisionsFile, "returns: number", "return: number", 6, 5, "unknown_key", "Did you mean 'returns'?"),
        .init(decisionsFile, "- id: gebuehr\n", "- id: jahresgebuehr\n", 11, 9, "duplicate_id", "Give it another id."),
        .init(decisionsFile, "- id: gebuehr\n", "- id: spende\n", 11, 9, "duplicate_id", "Give one of them another id."),
        .init(decisionsFile, "- id: gebuehr\n", "- id: Gebühr\n", 11, 9, "bad_id", "Write 'gebuehr', for example."),
        .init(
            decisionsFile, "    expression: jahresgebuehr(count(wagen), ermaessigt) * jahre", "    title: Gebühr", 11, 5, "missing_key",
            "Add 'expression: |' with the FEEL expression in the lines below, or 'table: |' with a decision table."),
    ]

    static let examples: [PlantedMistake] = [
        .init(exampleFile, "today: 2026-11-21", "today: 21.11.2026", 2, 8, "bad_date", "Write year-month-day, as in 2026-11-21."),
        .init(exampleFile, "today: 2026-11-21", "today: 2026-02-30", 2, 8, "bad_date", "Write year-month-day, as in 2026-11-21."),
        .init(exampleFile, "nachname: Özdemir", "nachnahme: Özdemir", 4, 3, "unknown_name", "Did you mean 'nachname'?"),
        .init(exampleFile, "halter: selbst}", "halterin: selbst}", 8, 32, "unknown_name", "Did you mean 'halter'?"),
        .init(
            exampleFile, "pages: [person, fahrzeuge, gebuehren]", "pages: [person, fahrzeug, gebuehren]", 14, 17, "unknown_name",
            "Did you mean 'fahrzeuge'?"),
        .init(exampleFile, "values: {betrag: 30.00}", "values: {betraege: 30.00}", 15, 10, "unknown_name", "Did you mean 'betrag'?"),
        .init(exampleFile, "fee: 30.00", "fee: 30,00 €", 16, 6, "bad_fee", "Write euros with a point, as in 9.00."),
        .init(exampleFile, "hidden: [wagen.0.grund]", "hidden: [wagen.0.grnd]", 17, 10, "unknown_name", "Did you mean 'grund'?"),
        .init(exampleFile, "betrag: 30.00", "hinweis: 30.00", 15, 10, "unknown_name", "Correct the name, or add it to the form."),
        .init(
            exampleFile, "delivery: [service_bw]", "delivery: [fit_connect]", 18, 12, "unknown_name",
            "Correct the name, or add it to the form."),
    ]

    private static let question = "delivery: [service_bw]\ndecisions:\n  - decide: jahresgebuehr\n    with: {anzahl: 1}\n    gives: 30"

    private static func question(_ old: String, _ new: String) -> String {
        question.replacingOccurrences(of: old, with: new)
    }

    static let questions: [PlantedMistake] = [
        .init(
            exampleFile, "delivery: [service_bw]", question("decide: jahresgebuehr", "decide: jahresgebür"), 20, 13, "unknown_name",
            "Did you mean 'jahresgebuehr'?"),
        .init(
            exampleFile, "delivery: [service_bw]", question("anzahl: 1", "anzal: 1"), 21, 12, "unknown_name", "Did you mean 'anzahl'?"),
        .init(
            exampleFile, "delivery: [service_bw]", question("    gives: 30", "    give: 30"), 20, 5, "missing_key",
            "Add 'gives: …', what the decision has to answer; 'gives: null' for nothing."),
        .init(
            exampleFile, "delivery: [service_bw]", question("    gives: 30", "    gives: 30\n    give: 30"), 23, 5, "unknown_key",
            "Did you mean 'gives'?"),
        .init(
            exampleFile, "delivery: [service_bw]", question("- decide: jahresgebuehr\n    with", "- with"), 20, 5, "missing_key",
            "Add 'decide: …', the id of the decision that is asked."),
        .init(
            exampleFile, "delivery: [service_bw]", question("with: {anzahl: 1}", "with: 1"), 21, 11, "not_a_mapping",
            "Write 'key: value' pairs, each in a line of its own with the same indentation."),
        .init(
            exampleFile, "delivery: [service_bw]", "delivery: [service_bw]\ndecisions: []", 19, 1, "empty_list",
            "Add '- decide: …' with 'with' and 'gives', or remove the line."),
        .init(
            exampleFile, "delivery: [service_bw]", "delivery: [service_bw]\ndecisions: jahresgebuehr", 19, 12, "not_a_list",
            "Begin each entry with '- ' in a line of its own."),
    ]

    static let portal: [PlantedMistake] = [
        .init(portalFile, "ars: \"083350043043\"", "ars: \"08335043\"", 3, 8, "bad_key", "Write all 12 digits, in quotes."),
        .init(portalFile, "- id: verkehr", "- id: Verkehr", 10, 9, "bad_id", "Write 'verkehr', for example."),
        .init(
            portalFile, "imprint: |", "impressum: |", 13, 1, "unknown_key",
            "Allowed are: accessibility, imprint, life_situations, municipality, privacy."),
    ]
}
