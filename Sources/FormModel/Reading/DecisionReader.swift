import FEEL

/// Reads `decisions.yaml`: expressions, tables and boxed logic, with or without parameters.
struct DecisionReader {
    let models: ServiceModels
    let log: ProblemLog

    func read(_ root: YAMLNode) -> [DecisionDefinition] {
        guard let keys = MappingReader(root, of: "the file of decisions", log) else { return [] }
        let nodes = keys.requiredList("decisions", of: "decisions", remedy: "Add 'decisions:' with at least one decision.")
        keys.finish()
        return nodes.compactMap(readDecision)
    }

    private func readDecision(_ node: YAMLNode) -> DecisionDefinition? {
        guard let keys = MappingReader(node, of: "a decision", log) else { return nil }
        let id = keys.identifier()
        let types = DecisionTypeReader(log: log)
        let reader = LogicReader(name: id.value, types: types, models: models, log: log)
        let decision = DecisionDefinition(
            id: id.value, title: keys.text("title"), source: keys.text("source"), parameters: readParameters(keys, types),
            returns: keys.node("returns").flatMap { types.read($0, of: "returns") },
            requires: keys.has("requires") ? keys.locatedTexts("requires") : nil,
            logic: reader.read(keys), texts: reader.texts, location: id.location)
        keys.finish()
        return decision
    }

    private func readParameters(_ keys: MappingReader, _ types: DecisionTypeReader) -> [DecisionDefinition.Parameter] {
        guard let parameters = keys.mapping("parameters", of: "the parameters") else { return [] }
        return parameters.entries.compactMap { entry in
            MappingReader.checkIdentifier(entry.key, log)
            let type = types.read(entry.value, of: entry.key.value)
            return DecisionDefinition.Parameter(name: entry.key.value, type: type ?? .any, location: entry.key.location)
        }
    }
}

/// Reads types: a word, `list<…>`, or a mapping of named entries.
struct DecisionTypeReader {
    let log: ProblemLog

    func read(_ node: YAMLNode, of name: String) -> DecisionType? {
        if case .map(let entries, _) = node {
            return .entries(
                entries.map { entry in
                    DecisionType.Entry(entry.key.value, read(entry.value, of: entry.key.value) ?? .any)
                })
        }
        guard let text = MappingReader.text(node, of: "the type of '\(name.shortened)'", log) else { return nil }
        if let type = DecisionType(text.value) { return type }
        let words = DecisionType.words.map(\.word)
        log.error(
            "unknown_word", at: text.location, "'\(text.value.shortened)' is not a type ('\(name.shortened)').",
            remedy: Suggestion.remedy(
                for: text.value, among: words,
                otherwise: "Allowed are: \(words.joined(separator: ", ")), list<…> of them, or a mapping of entries with their types.")
        )
        return nil
    }
}
