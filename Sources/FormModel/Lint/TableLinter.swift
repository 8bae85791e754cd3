import FEEL

/// Looks for gaps, overlaps and dead rules in a decision table.
struct TableLinter {
    let log: ProblemLog
    /// The place of a text by its origin.
    let place: (Int) -> SourceLocation

    func check(_ table: DecisionTable) {
        for finding in TableAnalysis.findings(of: table) { report(finding, in: table) }
    }

    private func report(_ finding: TableFinding, in table: DecisionTable) {
        switch finding {
        case .gap(let example):
            log.warning(
                "table_gap", at: place(table.origin), "No rule of '\(table.name)' matches \(words(example)).",
                remedy: "Add a rule for it, a 'default' for the result, or the allowed 'values' of the column.")
        case .overlap(let first, let second, let example):
            log.warning(
                "table_overlap", at: place(of: second, table),
                "The rules \(first) and \(second) of '\(table.name)' both match \(words(example)).",
                remedy: "Narrow one of them, or choose another 'hit', such as 'first'.")
        case .unreachable(let rule):
            log.warning(
                "dead_rule", at: place(of: rule, table), "Rule \(rule) of '\(table.name)' can never match.",
                remedy: "Correct its conditions, move it up, or remove it.")
        }
    }

    private func words(_ example: [TableExample]) -> String {
        example.isEmpty ? "anything" : example.map { "\($0.heading) = \($0.value)" }.joined(separator: ", ")
    }

    private func place(of rule: Int, _ table: DecisionTable) -> SourceLocation {
        guard table.rules.indices.contains(rule - 1) else { return place(table.origin) }
        let cells = table.rules[rule - 1]
        return place((cells.conditions.first ?? cells.results.first)?.origin ?? table.origin)
    }
}
