/// The keys that belong to a field's type.
extension FieldReader {
    func readSettings(_ type: FieldType, _ keys: MappingReader) -> FieldSettings {
        switch type {
        case .text: .text(readText(keys, lines: 1, maxLength: 200))
        case .textarea: .text(readText(keys, lines: 6, maxLength: 2_000))
        case .name:
            .name(NameSettings(maxLength: keys.integer("max_length", in: 1...1_000) ?? 120, autocomplete: Autocomplete.read(keys)))
        case .email, .phone, .url, .iban, .bic, .taxId, .idCardSerial, .insuranceNumber, .healthInsuranceNumber, .vin, .evb, .hsnTsn,
            .bankAccount:
            .identifier(IdentifierSettings(autocomplete: readAutocomplete(keys, type)))
        case .licensePlate: .licensePlate(LicensePlateSettings(districts: readDistricts(keys)))
        case .securityCode: .securityCode(readSecurityCode(keys))
        case .integer, .decimal, .money, .percent, .year: .number(readNumber(type, keys))
        case .date, .month, .time, .dateRange:
            .moment(
                MomentSettings(
                    min: keys.located("min"), max: keys.located("max"), autocomplete: type == .date ? Autocomplete.read(keys) : nil))
        case .yesno: .yesno
        case .consent: .consent
        case .choice: .choice(ChoiceSettings(options: readOptions(keys)))
        case .choices: .choices(readChoices(keys))
        case .country, .nationality, .language:
            .list(readList(type, keys))
        case .address:
            .address(AddressSettings(postBox: keys.word("post_box", as: AddressSettings.PostBoxRule.self) ?? .refuse))
        case .group: .group(readGroup(keys))
        case .computed: .computed(readComputed(keys))
        case .content:
            .content(
                ContentSettings(
                    text: keys.requiredText("text", remedy: "Add 'text: …', the paragraphs people read."),
                    style: keys.word("style", as: ContentSettings.Style.self) ?? .text))
        }
    }

    /// Types that browsers know have their token by themselves; codes and accounts of others have none.
    private func readAutocomplete(_ keys: MappingReader, _ type: FieldType) -> String? {
        switch type {
        case .email: Autocomplete.read(keys) ?? "email"
        case .phone: Autocomplete.read(keys) ?? "tel"
        case .url: Autocomplete.read(keys) ?? "url"
        case .iban, .taxId: Autocomplete.read(keys)
        default: nil
        }
    }

    private func readNumber(_ type: FieldType, _ keys: MappingReader) -> NumberSettings {
        let least: String? =
            switch type {
            case .money, .percent: "0"
            case .year: "1900"
            default: nil
            }
        return NumberSettings(
            min: keys.located("min") ?? least.map { Located($0, at: keys.location) },
            max: keys.located("max") ?? (type == .percent ? Located("100", at: keys.location) : nil),
            unit: type == .integer || type == .decimal ? keys.text("unit") : nil,
            places: type == .decimal || type == .percent ? keys.integer("places", in: 1...10) ?? 2 : 0)
    }

    private func readDistricts(_ keys: MappingReader) -> [String] {
        keys.locatedTexts("districts").map { district in
            let text = district.value
            if text.isEmpty || text.count > 3 || !text.allSatisfy({ ("A"..."Z").contains($0) || "ÄÖÜ".contains($0) }) {
                log.error(
                    "bad_district", at: district.location, "'\(text.shortened)' is no distinguishing sign of a district.",
                    remedy: "Write one to three capital letters, such as ES or W.")
            }
            return text
        }
    }

    private func readSecurityCode(_ keys: MappingReader) -> SecurityCodeSettings {
        let words = SecurityCodeSettings.Document.allCases.map(\.rawValue).joined(separator: ", ")
        if !keys.has("document") {
            log.error(
                "missing_key", at: keys.location, "A security code has no 'document'.",
                remedy: "Add 'document: …', where the code is found: \(words).")
        }
        return SecurityCodeSettings(document: keys.word("document", as: SecurityCodeSettings.Document.self) ?? .plakette)
    }

    private func readList(_ type: FieldType, _ keys: MappingReader) -> ListSettings {
        let list: StandardList = type == .language ? .languages : type == .nationality ? .nationalities : .countries
        let first = keys.locatedTexts("first")
        for code in first where !list.contains(code.value) {
            log.error(
                "bad_code", at: code.location, "'\(code.value.shortened)' is no code of this list.",
                remedy: type == .language
                    ? "Write the two letters of ISO 639, such as tr." : "Write the two letters of ISO 3166, such as AT.")
        }
        return ListSettings(
            options: list.options(first: first.map(\.value)), autocomplete: type == .country ? Autocomplete.read(keys) : nil)
    }

    private func readText(_ keys: MappingReader, lines: Int, maxLength: Int) -> TextSettings {
        let settings = TextSettings(
            minLength: keys.integer("min_length", in: 0...20_000) ?? 0,
            maxLength: keys.integer("max_length", in: 1...20_000) ?? maxLength,
            lines: keys.integer("lines", in: 1...60) ?? lines,
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
