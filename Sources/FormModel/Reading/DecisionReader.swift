/// Reads `decisions.yaml`: named expressions and functions.
struct DecisionReader {
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
        let decision = DecisionDefinition(
            id: id.value, title: keys.text("title"), source: keys.text("source"), parameters: readParameters(keys),
            returns: keys.located("returns").flatMap { readType($0, of: "returns") },
            expression: keys.requiredLocated("expression", remedy: "Add 'expression: |' with the FEEL expression in the lines below."),
            location: id.location)
        keys.finish()
        return decision
    }

    private func readParameters(_ keys: MappingReader) -> [DecisionDefinition.Parameter] {
        guard let parameters = keys.mapping("parameters", of: "the parameters") else { return [] }
        return parameters.entries.compactMap { entry in
            MappingReader.checkIdentifier(entry.key, log)
            let type = MappingReader.text(entry.value, of: "the type of '\(entry.key.value.shortened)'", log)
                .flatMap { readType($0, of: entry.key.value) }
            return DecisionDefinition.Parameter(name: entry.key.value, type: type ?? .any, location: entry.key.location)
        }
    }

    private func readType(_ text: Located<String>, of name: String) -> DecisionType? {
        if let type = DecisionType(text.value) { return type }
        let words = ["number", "string", "boolean", "date", "any"]
        log.error(
            "unknown_word", at: text.location, "'\(text.value.shortened)' is not a type ('\(name.shortened)').",
            remedy: Suggestion.remedy(
                for: text.value, among: words, otherwise: "Allowed are: \(words.joined(separator: ", ")) and list<…> of them.")
        )
        return nil
    }
}
