import FEEL

/// Reads one file of `examples/`.
struct ExampleReader {
    let log: ProblemLog

    func read(_ root: YAMLNode, name: String) -> ExampleDefinition? {
        guard let keys = MappingReader(root, of: "an example", log) else { return nil }
        let title = keys.requiredText("title", remedy: "Add 'title: …', what the example shows.")
        let today = keys.requiredLocated("today", remedy: "Add 'today: 2026-11-21', the day the example plays on.")
        if !today.value.isEmpty, CalendarDate(iso: today.value) == nil {
            log.error(
                "bad_date", at: today.location, "'\(today.value.shortened)' is not a date.",
                remedy: "Write year-month-day, as in 2026-11-21.")
        }
        let decisions = DecisionCaseReader(log: log).read(keys)
        let answers = readAnswers(keys)
        let example = ExampleDefinition(
            name: name, title: title, today: today, answers: answers.map { entries($0, of: "the answers") } ?? [],
            answersLocation: keys.has("answers") ? keys.location(of: "answers") : nil,
            pages: keys.has("pages") ? keys.locatedTexts("pages") : nil,
            values: keys.node("values").map { entries($0, of: "the expected values") } ?? [], fee: readFee(keys),
            hidden: keys.locatedTexts("hidden"), errors: readErrors(keys), messages: readMessages(keys),
            delivery: keys.has("delivery") ? keys.locatedTexts("delivery") : nil, decisions: decisions, location: root.location)
        keys.finish()
        return example
    }

    /// An example may do without answers when it asks decisions and expects nothing of the form.
    private func readAnswers(_ keys: MappingReader) -> YAMLNode? {
        let outcomes = ["pages", "values", "fee", "hidden", "errors", "messages", "delivery"]
        if keys.has("decisions"), !outcomes.contains(where: keys.has) { return keys.node("answers") }
        return keys.requiredNode(
            "answers", remedy: "Add 'answers:' with the fields' ids and what is answered, or 'decisions:' with questions to decisions.")
    }

    private func readFee(_ keys: MappingReader) -> Located<String>? {
        guard let fee = keys.located("fee") else { return nil }
        let parts = fee.value.split(separator: ".", omittingEmptySubsequences: false)
        let isDecimal = (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        if !isDecimal {
            log.error(
                "bad_fee", at: fee.location, "'\(fee.value.shortened)' is not an amount.", remedy: "Write euros with a point, as in 9.00.")
        }
        return fee
    }

    private func readErrors(_ keys: MappingReader) -> [ExampleDefinition.ExpectedError] {
        guard let errors = keys.mapping("errors", of: "the expected errors") else { return [] }
        return errors.entries.map { entry in
            let codes = errors.texts(entry.key.value)
            return ExampleDefinition.ExpectedError(path: entry.key, codes: codes)
        }
    }

    private func readMessages(_ keys: MappingReader) -> [ExampleDefinition.ExpectedMessage] {
        guard let messages = keys.mapping("messages", of: "the expected messages") else { return [] }
        return messages.entries.compactMap { entry in
            messages.text(entry.key.value).map { ExampleDefinition.ExpectedMessage(path: entry.key, text: $0) }
        }
    }

    private func entries(_ node: YAMLNode, of what: String) -> [ExampleDefinition.Entry] {
        guard let keys = MappingReader(node, of: what, log) else { return [] }
        return keys.entries.map { ExampleDefinition.Entry(name: $0.key, value: value($0.value)) }
    }

    private func value(_ node: YAMLNode) -> ExampleValue {
        switch node {
        case .scalar(let scalar): scalar.isEmpty ? .nothing(scalar.text.location) : .text(scalar.text)
        case .list(let nodes, let location): .list(nodes.map(value), location)
        case .map(let entries, let location):
            .map(entries.map { ExampleDefinition.Entry(name: $0.key, value: value($0.value)) }, location)
        }
    }
}
