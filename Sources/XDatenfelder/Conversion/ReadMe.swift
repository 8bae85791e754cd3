/// Writes the README of an imported service: where it comes from, and what is left for people to decide.
struct ReadMe {
    let schema: DataSchema
    let counts: ServiceFolder.Counts
    /// Rules without a proposed expression, as `R60000001 1.0 Name: text`.
    let rules: [String]
    let warnings: [SchemaWarning]

    func write() -> String {
        let head = schema.head
        var lines = [
            "# \(head.name)", "",
            "Imported from the FIM schema \(head.id) (XDatenfelder \(schema.format.rawValue)): \(counts.pages) pages, \(counts.fields) fields.",
            "It is a draft: texts, types, conditions and the order of pages want a look, and `CHECK` in `service.yaml` marks what is missing.",
            "", "## Rules", "",
            "\(counts.rules) rules stand as comments in `form.yaml`; for \(counts.proposals) an expression is proposed.",
        ]
        if !rules.isEmpty { lines += ["", "Without a proposal:", ""] + rules.map { "- \($0)" } }
        if !warnings.isEmpty { lines += ["", "## Warnings of the import", ""] + warnings.map { "- \($0)" } }
        return lines.joined(separator: "\n") + "\n"
    }
}
