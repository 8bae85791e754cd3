/// Writes a planned form as `form.yaml`.
struct FormWriter {
    private var lines: [String] = []

    static func write(_ form: FormPlan) -> String {
        var writer = FormWriter()
        writer.lines = form.comments
        writer.lines.append("pages:")
        for (index, page) in form.pages.enumerated() {
            if index > 0 { writer.lines.append("") }
            writer.write(page)
        }
        return writer.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write(_ page: FormPlan.Page) {
        comments(page.comments, depth: 1)
        line("- id: \(page.id)", depth: 1)
        line("title: \(YAMLScalar.text(page.title))", depth: 2)
        if let intro = page.intro { line("intro: \(YAMLScalar.text(intro))", depth: 2) }
        line("fields:", depth: 2)
        for field in page.fields { write(field, depth: 3) }
    }

    private mutating func write(_ field: FormPlan.Field, depth: Int) {
        comments(field.comments, depth: depth)
        line("- id: \(field.id)", depth: depth)
        line("type: \(field.type)", depth: depth + 1)
        if let label = field.label { line("label: \(YAMLScalar.text(label))", depth: depth + 1) }
        if let hint = field.hint { line("hint: \(YAMLScalar.text(hint))", depth: depth + 1) }
        if let help = field.help {
            line("help:", depth: depth + 1)
            line("title: Erklärung", depth: depth + 2)
            line("text: \(YAMLScalar.text(help))", depth: depth + 2)
        }
        if field.isOptional { line("optional: true", depth: depth + 1) }
        if let when = field.when { line("when: \(when)", depth: depth + 1) }
        for setting in field.settings { line("\(setting.key): \(setting.value)", depth: depth + 1) }
        write(field.options, depth: depth + 1)
        guard !field.rows.isEmpty else { return }
        line("fields:", depth: depth + 1)
        for row in field.rows { write(row, depth: depth + 2) }
    }

    private mutating func write(_ options: [FieldMapping.Option], depth: Int) {
        guard !options.isEmpty else { return }
        line("options:", depth: depth)
        for option in options {
            let label = option.entry.name.isEmpty ? option.entry.code : option.entry.name
            let hint = option.entry.help.map { $0.isEmpty ? "" : ", hint: \(YAMLScalar.quoted($0))" } ?? ""
            let code =
                option.value == option.entry.code ? "" : "  " + YAMLScalar.comment("code \(option.entry.code)", width: 1_000).joined()
            line("- {value: \(YAMLScalar.quoted(option.value)), label: \(YAMLScalar.quoted(label))\(hint)}\(code)", depth: depth + 1)
        }
    }

    private mutating func comments(_ comments: [String], depth: Int) {
        for comment in comments { line(comment, depth: depth) }
    }

    private mutating func line(_ text: String, depth: Int) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }
}
