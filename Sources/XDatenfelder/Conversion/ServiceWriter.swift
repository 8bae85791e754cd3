/// Writes the skeleton of `service.yaml`: what the schema says, and what somebody has to fill in.
struct ServiceWriter {
    let schema: DataSchema
    let id: String
    let prefix: String
    let workflow: String
    let fieldCount: Int

    func write() -> String {
        let head = schema.head
        var lines = YAMLScalar.comment(
            "Imported from FIM \(head.id) (XDatenfelder \(schema.format.rawValue)). Fill in what begins with CHECK.")
        lines += ["id: \(id)", "title: \(YAMLScalar.text(title))", "# CHECK one sentence about what people get"]
        lines += ["summary: \(YAMLScalar.text(summary))", "# CHECK 2 to 4 letters in front of case references", "prefix: \(prefix)"]
        lines += leika
        if !laws.isEmpty {
            lines.append("law:")
            for law in laws {
                let link = law.link.map {
                    $0.hasPrefix("https://") && !$0.contains(where: \.isWhitespace) ? ", url: \(YAMLScalar.quoted($0))" : ""
                }
                lines.append("  - {text: \(YAMLScalar.quoted(law.text))\(link ?? "")}")
            }
        }
        lines += ["# CHECK who answers for the service", "authority: {name: Zuständige Stelle}"]
        lines += ["# CHECK minutes to fill in the form, level of trust, retention", "minutes: \(minutes)", "trust: basic"]
        if !keywords.isEmpty {
            lines.append("keywords:")
            lines += keywords.map { "  - \(YAMLScalar.text($0))" }
        }
        lines += ["retention: {draft_days: 30, case_days: 3650}", "workflow: \(workflow)"]
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        let name = schema.head.name.isEmpty ? schema.head.label : schema.head.name
        return name.isEmpty ? schema.head.id.id : name
    }

    private var summary: String {
        for text in [schema.head.definition, schema.head.description, schema.head.help] {
            guard let paragraph = text?.paragraphs.first else { continue }
            return paragraph.count > 300 ? paragraph.prefix(299) + "…" : paragraph
        }
        return title
    }

    /// A sixth of a minute for a field; nobody is done in less than five.
    private var minutes: Int { min(max(5, (fieldCount + 5) / 6), 600) }

    private var laws: [LegalReference] {
        schema.head.references.flatMap { reference in
            reference.text.collapsed.split(separator: ";").map { LegalReference(text: String($0).collapsed, link: reference.link) }
                .filter { !$0.text.isEmpty }
        }
    }

    private var keywords: [String] {
        var seen: Set<String> = []
        return schema.keywords.map { $0.collapsed.lowercased() }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// Keys of the catalogue of services that the description names; each has to be confirmed.
    private var leika: [String] {
        let words = [schema.head.description, schema.head.definition].compactMap { $0 }.joined(separator: " ").split { !$0.isNumber }
        var seen: Set<Substring> = []
        return words.filter { $0.utf8.count == 14 && $0.hasPrefix("99") && seen.insert($0).inserted }.map {
            "# CHECK leika: \"\($0)\" (named in the description of the schema)"
        }
    }
}
