import FEEL

/// Looks at the tables of a decision, and for requirements that nobody uses.
struct DecisionLinter {
    let log: ProblemLog
    let decision: DecisionDefinition

    func check() {
        let linter = TableLinter(log: log, place: place)
        for table in decision.logic.tables { linter.check(table) }
        let used = decision.logic.names
        for name in decision.requires ?? [] where !used.contains(name.value) {
            log.warning(
                "unused_requirement", at: name.location, "'\(decision.id)' does not use the decision '\(name.value.shortened)'.",
                remedy: "Remove it from 'requires'.")
        }
    }

    private func place(_ origin: Int) -> SourceLocation {
        decision.texts.indices.contains(origin - 1) ? decision.texts[origin - 1].location : decision.location
    }
}
