/// The keys that belong to a field's type.
extension FieldReader {
    func readSettings(_ type: FieldType, _ keys: MappingReader) -> FieldSettings {
        switch type {
        case .text: .text(readText(keys))
        case .name:
            .name(NameSettings(maxLength: keys.integer("max_length", in: 1...1_000) ?? 120, autocomplete: Autocomplete.read(keys)))
        case .date:
            .date(DateSettings(min: keys.located("min"), max: keys.located("max"), autocomplete: Autocomplete.read(keys)))
        case .integer:
            .integer(NumberSettings(min: keys.located("min"), max: keys.located("max"), unit: keys.text("unit")))
        case .money:
            .money(NumberSettings(min: keys.located("min") ?? Located("0", at: keys.location), max: keys.located("max"), unit: nil))
        case .yesno: .yesno
        case .choice: .choice(ChoiceSettings(options: readOptions(keys)))
        case .choices: .choices(readChoices(keys))
        case .email: .email(IdentifierSettings(autocomplete: Autocomplete.read(keys) ?? "email"))
        case .phone: .phone(IdentifierSettings(autocomplete: Autocomplete.read(keys) ?? "tel"))
        case .iban: .iban(IdentifierSettings(autocomplete: Autocomplete.read(keys)))
        case .taxId: .taxId(IdentifierSettings(autocomplete: Autocomplete.read(keys)))
        case .address:
            .address(AddressSettings(postBox: keys.word("post_box", as: AddressSettings.PostBoxRule.self) ?? .refuse))
        case .group: .group(readGroup(keys))
        case .computed: .computed(readComputed(keys))
        case .content:
            .content(
                ContentSettings(
                    text: keys.requiredText("text", remedy: "Add 'text: …', the paragraphs people read."),
                    style: keys.word("style", as: ContentSettings.Style.self) ?? .text))
        case .consent: .consent
        }
    }

    private func readText(_ keys: MappingReader) -> TextSettings {
        let settings = TextSettings(
            minLength: keys.integer("min_length", in: 0...20_000) ?? 0,
            maxLength: keys.integer("max_length", in: 1...20_000) ?? 200,
            lines: keys.integer("lines", in: 1...60) ?? 1,
            autocomplete: Autocomplete.read(keys), pattern: keys.located("pattern"))
        checkOrder(settings.minLength, settings.maxLength, "min_length", "max_length", keys)
        return settings
    }

    private func readOptions(_ keys: MappingReader) -> [OptionDefinition] {
        let nodes = keys.requiredList(
            "options", of: "options", remedy: "Add 'options:' with entries '- {value: …, label: …}'.")
        var options: [OptionDefinition] = []
        for node in nodes {
            guard let option = readOption(node) else { continue }
            if let first = options.first(where: { $0.value == option.value }), !option.value.isEmpty {
                log.error(
                    "duplicate_option", at: option.location,
                    "The option '\(option.value)' stands twice, first in line \(first.location.line).",
                    remedy: "Give each option a value of its own.")
            }
            options.append(option)
        }
        if case .list(let nodes, let location)? = keys.node("options"), nodes.isEmpty {
            log.error("no_options", at: location, "The field has no options.", remedy: "Add entries '- {value: …, label: …}'.")
        }
        return options
    }

    private func readOption(_ node: YAMLNode) -> OptionDefinition? {
        guard let option = MappingReader(node, of: "an option", log) else { return nil }
        let value = option.requiredLocated("value", remedy: "Add 'value: …', the word that is stored.")
        if !value.value.isEmpty, !Names.isOptionValue(value.value) {
            log.error(
                "bad_option_value", at: value.location,
                "'\(value.value.shortened)' cannot be the value of an option: only lower-case letters, digits and '_'.",
                remedy: "Write '\(Names.proposal(for: value.value))', for example; people read the label.")
        }
        let label = option.requiredText("label", remedy: "Add 'label: …', the words people read.")
        let hint = option.text("hint")
        let when = option.located("when")
        option.finish()
        return OptionDefinition(value: value.value, label: label, hint: hint, when: when, location: value.location)
    }

    private func readChoices(_ keys: MappingReader) -> ChoicesSettings {
        let settings = ChoicesSettings(
            options: readOptions(keys), min: keys.integer("min", in: 0...1_000), max: keys.integer("max", in: 1...1_000),
            exclusive: keys.located("exclusive"))
        checkOrder(settings.min ?? 0, settings.max ?? Int.max, "min", "max", keys)
        let values = settings.options.map(\.value)
        if let exclusive = settings.exclusive, !values.contains(exclusive.value), !values.isEmpty {
            log.error(
                "unknown_option", at: exclusive.location, "'exclusive' names '\(exclusive.value.shortened)', which is not an option.",
                remedy: Suggestion.remedy(
                    for: exclusive.value, among: values, otherwise: "Name one of: \(values.joined(separator: ", ")).")
            )
        }
        if let min = settings.min, min > values.count, !values.isEmpty {
            log.error(
                "too_few_options", at: keys.location(of: "min"), "'min' asks for \(min) options, but there are only \(values.count).",
                remedy: "Lower 'min' or add options.")
        }
        return settings
    }

    private func readComputed(_ keys: MappingReader) -> ComputedSettings {
        let value = keys.requiredLocated("value", remedy: "Add 'value: …', the FEEL expression that gives the value.")
        if !keys.has("as") {
            log.error(
                "missing_key", at: keys.location, "A computed field has no 'as'.",
                remedy: "Add 'as: money' or another format: \(ComputedSettings.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return ComputedSettings(
            value: value, format: keys.word("as", as: ComputedSettings.Format.self) ?? .text, isShown: keys.flag("show") ?? true)
    }

    private func readGroup(_ keys: MappingReader) -> GroupSettings {
        if isInRow {
            log.error(
                "nested_group", at: keys.location, "A group cannot hold another group.",
                remedy: "Ask the inner rows in a group of their own, on the page.")
            keys.know("repeat", "row_label", "fields")
            return GroupSettings(min: 0, max: 1, rowLabel: "", fields: [])
        }
        let bounds = readRepeat(keys)
        let nodes = keys.requiredList("fields", of: "fields", remedy: "Add 'fields:' with the fields of one row.")
        if case .list(let nodes, let location)? = keys.node("fields"), nodes.isEmpty {
            log.error("no_fields", at: location, "The group has no fields.", remedy: "Add the fields of one row.")
        }
        let rows = nodes.compactMap { FieldReader(log: log, isInRow: true).read($0) }
        let rowLabel = keys.requiredText("row_label", remedy: "Add 'row_label: …', what one row is called ('Kind').")
        return GroupSettings(min: bounds.min, max: bounds.max, rowLabel: rowLabel, fields: rows)
    }

    private func readRepeat(_ keys: MappingReader) -> (min: Int, max: Int) {
        guard
            let node = keys.requiredNode("repeat", remedy: "Add 'repeat: {min: 0, max: 10}', the fewest and most rows."),
            let bounds = MappingReader(node, of: "the bounds of a group", log)
        else { return (0, 1) }
        let min = bounds.integer("min", in: 0...100) ?? 0
        if !bounds.has("max") {
            log.error(
                "missing_key", at: bounds.location, "The bounds of a group have no 'max'.",
                remedy: "Add 'max: …', at most 100, so that nobody can add rows without end.")
        }
        let max = bounds.integer("max", in: 1...100) ?? Swift.max(1, min)
        checkOrder(min, max, "min", "max", bounds)
        bounds.finish()
        return (min, max)
    }

    private func checkOrder(_ low: Int, _ high: Int, _ lowKey: String, _ highKey: String, _ keys: MappingReader) {
        guard low > high else { return }
        log.error(
            "bounds_reversed", at: keys.location(of: lowKey), "'\(lowKey)' is \(low), but '\(highKey)' is only \(high).",
            remedy: "Make '\(lowKey)' the smaller of the two.")
    }
}
