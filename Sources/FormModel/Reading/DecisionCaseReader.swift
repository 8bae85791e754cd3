/// Reads the key `decisions` of an example: questions to decisions and the answers that have to come.
struct DecisionCaseReader {
    let log: ProblemLog

    func read(_ example: MappingReader) -> [DecisionCase] {
        guard example.has("decisions") else {
            example.know("decisions")
            return []
        }
        let nodes = example.list("decisions", of: "questions to decisions")
        if nodes.isEmpty, case .list? = example.node("decisions") {
            log.error(
                "empty_list", at: example.location(of: "decisions"), "'decisions' asks nothing.",
                remedy: "Add '- decide: …' with 'with' and 'gives', or remove the line.")
        }
        return nodes.compactMap(readCase)
    }

    private func readCase(_ node: YAMLNode) -> DecisionCase? {
        guard let keys = MappingReader(node, of: "a question to a decision", log) else { return nil }
        let decision = keys.requiredLocated("decide", remedy: "Add 'decide: …', the id of the decision that is asked.")
        let inputs = keys.node("with").map(readInputs) ?? []
        let expected = readExpected(keys)
        keys.finish()
        return expected.map { DecisionCase(decision: decision, inputs: inputs, expected: $0, location: node.location) }
    }

    private func readInputs(_ node: YAMLNode) -> [PlainValue.Entry] {
        guard let keys = MappingReader(node, of: "what goes into the decision", log) else { return [] }
        return keys.entries.map { PlainValue.Entry(name: $0.key, value: PlainValue($0.value)) }
    }

    /// `gives: null` is an answer, no `gives` is a mistake.
    private func readExpected(_ keys: MappingReader) -> PlainValue? {
        guard let entry = keys.entries.first(where: { $0.key.value == "gives" }) else {
            _ = keys.requiredNode("gives", remedy: "Add 'gives: …', what the decision has to answer; 'gives: null' for nothing.")
            return nil
        }
        keys.know("gives")
        return PlainValue(entry.value)
    }
}
