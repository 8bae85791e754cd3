import FEEL

/// Reads a decision table: its text and the details of its columns.
struct TableReader {
    let reader: LogicReader
    let log: ProblemLog

    func read(_ keys: MappingReader) -> DecisionLogic {
        guard let text = keys.located("table") else { return .none }
        let inputs = details("inputs", of: "the columns of conditions", keys)
        let outputs = details("outputs", of: "the columns of results", keys)
        let lines = TableText(text).lines
        guard let head = lines.first, let heading = TableText.heading(head) else {
            log.error(
                "bad_table", at: text.location, "The table has no line of headings.",
                remedy: "Begin with 'condition | condition || result' and write the rules in the lines below.")
            return .none
        }
        let name = reader.name
        let columns = heading.inputs.map { readInput($0, details: inputs) }
        let results = heading.outputs.map { readOutput($0, details: outputs) }
        refuseUnknown(inputs, among: heading.inputs, "condition")
        refuseUnknown(outputs, among: heading.outputs, "result")
        let rules = lines.dropFirst().compactMap { readRule($0, heading) }
        if lines.count == 1 {
            log.error("empty_table", at: text.location, "The table has no rules.", remedy: "Write each rule in a line of its own.")
        }
        return .table(
            DecisionTable(
                name: name, hitPolicy: readHitPolicy(keys), inputs: columns, outputs: results, rules: rules,
                origin: reader.note(text.location(line: 1, column: 1).marker).origin))
    }

    private func readHitPolicy(_ keys: MappingReader) -> HitPolicy {
        guard let text = keys.located("hit") else { return .unique }
        if let policy = HitPolicy(text.value) { return policy }
        let words = HitPolicy.words.map(\.word)
        log.error(
            "unknown_word", at: text.location, "'\(text.value.shortened)' is not a hit policy.",
            remedy: Suggestion.remedy(
                for: text.value, among: words,
                otherwise:
                    "Allowed are: \(words.joined(separator: ", ")), or the letters \(HitPolicy.allCases.map(\.rawValue).joined(separator: " "))."
            ))
        return .unique
    }

    // MARK: Columns

    private func details(_ key: String, of what: String, _ keys: MappingReader) -> [YAMLEntry] {
        keys.mapping(key, of: what)?.entries ?? []
    }

    private func readInput(_ heading: Located<String>, details: [YAMLEntry]) -> DecisionTable.Input {
        guard let entry = details.first(where: { $0.key.value == heading.value }),
            let keys = MappingReader(entry.value, of: "a column of conditions", log)
        else { return DecisionTable.Input(reader.note(heading)) }
        let input = DecisionTable.Input(
            reader.note(keys.located("expression") ?? heading), label: keys.text("label"),
            type: keys.node("type").flatMap { reader.types.read($0, of: heading.value) }?.valueType,
            values: keys.located("values").map(reader.note))
        keys.finish()
        return input
    }

    private func readOutput(_ heading: Located<String>, details: [YAMLEntry]) -> DecisionTable.Output {
        if !heading.value.isEmpty { MappingReader.checkIdentifier(heading, log) }
        guard let entry = details.first(where: { $0.key.value == heading.value }),
            let keys = MappingReader(entry.value, of: "a column of results", log)
        else { return DecisionTable.Output(heading.value) }
        let output = DecisionTable.Output(
            heading.value, type: keys.node("type").flatMap { reader.types.read($0, of: heading.value) }?.valueType,
            values: keys.located("values").map(reader.note), defaultValue: keys.located("default").map(reader.note))
        keys.know("label")
        keys.finish()
        return output
    }

    private func refuseUnknown(_ details: [YAMLEntry], among headings: [Located<String>], _ kind: String) {
        let known = headings.map(\.value)
        for entry in details where !known.contains(entry.key.value) {
            log.error(
                "unknown_name", at: entry.key.location, "The table has no column '\(entry.key.value.shortened)' (\(kind)).",
                remedy: Suggestion.remedy(
                    for: entry.key.value, among: known, otherwise: "Its columns are: \(known.joined(separator: ", ")).")
            )
        }
    }

    // MARK: Rules

    private func readRule(_ line: TableText.Line, _ heading: TableText.Heading) -> DecisionTable.Rule? {
        let parts = line.parts
        let conditions = parts.first ?? []
        let results = parts.count > 1 ? parts[1] : []
        guard parts.count >= 2, conditions.count == heading.inputs.count, results.count == heading.outputs.count else {
            log.error(
                "bad_rule", at: line.location,
                "This rule has \(conditions.count) conditions and \(results.count) results, the table \(heading.inputs.count) and \(heading.outputs.count).",
                remedy: "Write one cell for each column, '-' where a condition does not matter, and '||' before the results.")
            return nil
        }
        for cell in conditions + results where cell.value.isEmpty {
            log.error("empty_cell", at: cell.location, "This cell is empty.", remedy: "Write '-' for any value, or 'null' as a result.")
        }
        let reason = parts.count > 2 ? parts[2].map(\.value).joined(separator: " | ") : ""
        return DecisionTable.Rule(
            conditions.map(reader.note), results.map(reader.note), reason: reason.isEmpty ? nil : reason)
    }
}

extension SourceLocation {
    /// A text without content that stands for the place.
    fileprivate var marker: Located<String> { Located("", at: self) }
}
