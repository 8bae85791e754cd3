/// Reads one field of `form.yaml`.
struct FieldReader {
    let log: ProblemLog
    /// Rows of a group hold no groups.
    let isInRow: Bool

    func read(_ node: YAMLNode) -> FieldDefinition? {
        guard let keys = MappingReader(node, of: "a field", log) else { return nil }
        let id = keys.identifier()
        guard let type = readType(keys) else { return nil }
        let reader = MappingReader(keys.entries, of: "a field of type \(type.rawValue)", at: keys.location, log)
        reader.know("id", "type")
        let settings = readSettings(type, reader)
        let field = FieldDefinition(
            id: id.value, type: type, label: readLabel(type, settings, reader),
            hint: type == .content ? nil : reader.text("hint"),
            isOptional: type.isAsked ? reader.flag("optional") ?? false : true,
            when: reader.located("when"),
            defaultValue: type.isAsked && type != .consent ? reader.located("default") : nil,
            checks: type == .content ? [] : readChecks(reader),
            requiredMessage: type.isAsked ? reader.text("required") : nil,
            isIndexed: type == .content || type == .group ? false : reader.flag("index") ?? false,
            help: type == .content ? nil : readHelp(reader),
            settings: settings, location: id.location)
        reader.finish(foreign: FieldKeys.foreign)
        return field
    }

    private func readType(_ keys: MappingReader) -> FieldType? {
        guard
            let node = keys.requiredNode(
                "type", remedy: "Add 'type: text' or another type: \(FieldType.allCases.map(\.rawValue).joined(separator: ", ")).")
        else { return nil }
        return MappingReader.text(node, of: "'type'", log).flatMap { MappingReader.word($0, as: FieldType.self, of: "type", log) }
    }

    private func readLabel(_ type: FieldType, _ settings: FieldSettings, _ keys: MappingReader) -> String {
        if type == .content { return "" }
        if case .computed(let computed) = settings, !computed.isShown { return keys.text("label") ?? "" }
        return keys.requiredText("label", remedy: "Add 'label: …', the words people read above the control.")
    }

    private func readChecks(_ keys: MappingReader) -> [CheckDefinition] {
        keys.list("check", of: "checks").compactMap { node in
            guard let check = MappingReader(node, of: "a check", log) else { return nil }
            let that = check.requiredLocated("that", remedy: "Add 'that: …', the FEEL condition that must hold.")
            let code = check.identifier("code")
            let message = check.requiredText("else", remedy: "Add 'else: …', the sentence people read when it does not hold.")
            check.finish()
            return CheckDefinition(that: that, code: code.value, message: message, location: check.location)
        }
    }

    private func readHelp(_ keys: MappingReader) -> HelpDefinition? {
        guard let help = keys.mapping("help", of: "a help") else { return nil }
        let title = help.requiredText("title", remedy: "Add 'title: …', the words that open the explanation.")
        let text = help.requiredText("text", remedy: "Add 'text: …', the explanation.")
        help.finish()
        return HelpDefinition(title: title, text: text)
    }
}
