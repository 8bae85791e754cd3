/// Checks that an example only names what the service has.
struct ExampleLinter {
    let log: ProblemLog
    let service: ServiceDefinition

    func check() {
        let fields = service.pages.flatMap(\.fields)
        let byID = Dictionary(fields.map { ($0.id, $0) }) { first, _ in first }
        let asked = fields.filter(\.type.isAsked).map(\.id)
        let valued = fields.filter(\.type.hasValue).map(\.id)
        for example in service.examples {
            for entry in example.answers { checkAnswer(entry, among: byID, asked) }
            for page in example.pages ?? [] { refuse(page, unless: service.pages.map(\.id), what: "page") }
            for entry in example.values { refuse(entry.name, unless: valued + service.decisions.map(\.id), what: "field or decision") }
            for name in example.hidden { checkPath(name, byID) }
            for error in example.errors { checkPath(error.path, byID) }
            for message in example.messages { checkPath(message.path, byID) }
            for channel in example.delivery ?? [] {
                refuse(channel, unless: service.delivery.map(\.channel.value), what: "channel of the service")
            }
            for question in example.decisions { check(question, fields: valued) }
            checkKind(example)
        }
    }

    private func checkKind(_ example: ExampleDefinition) {
        guard service.kind == .rules, let answers = example.answersLocation else { return }
        log.error(
            "foreign_key", at: answers, "'answers' does not belong to an example of rules alone.",
            remedy: "Remove it, or add 'form.yaml' and a workflow to the service.")
    }

    private func check(_ question: DecisionCase, fields: [String]) {
        let id = question.decision.value
        guard let decision = service.decisions.first(where: { $0.id == id }) else {
            if !id.isEmpty { refuse(question.decision, unless: service.decisions.map(\.id), what: "decision") }
            return
        }
        let isFunction = !decision.parameters.isEmpty
        let known = isFunction ? decision.parameters.map(\.name) : fields
        for input in question.inputs {
            refuse(input.name, unless: known, what: isFunction ? "parameter of '\(id)'" : "field of the form")
        }
    }

    private func checkAnswer(_ entry: ExampleDefinition.Entry, among fields: [String: FieldDefinition], _ asked: [String]) {
        guard let field = fields[entry.name.value], field.type.isAsked else {
            refuse(entry.name, unless: asked, what: "field that can be answered")
            return
        }
        guard case .group(let group) = field.settings, case .list(let rows, _) = entry.value else { return }
        for case .map(let answers, _) in rows {
            for answer in answers { refuse(answer.name, unless: group.fields.map(\.id), what: "field of the row '\(field.id)'") }
        }
    }

    /// `feld`, `feld.teil`, `gruppe.0.feld`, `gruppe.0.feld.teil`.
    private func checkPath(_ path: Located<String>, _ fields: [String: FieldDefinition]) {
        let parts = path.value.split(separator: ".").map(String.init)
        guard let first = parts.first, let field = fields[first] else {
            refuse(Located(parts.first ?? "", at: path.location), unless: fields.keys.sorted(), what: "field")
            return
        }
        guard field.type == .group, parts.count > 1 else { return }
        let rowField = parts.dropFirst().first { Int($0) == nil }
        if let rowField {
            refuse(Located(rowField, at: path.location), unless: field.rowFields.map(\.id), what: "field of the row '\(first)'")
        }
    }

    private func refuse(_ name: Located<String>, unless known: [String], what: String) {
        guard !known.contains(name.value) else { return }
        log.error(
            "unknown_name", at: name.location, "'\(name.value.shortened)' is not a \(what).",
            remedy: Suggestion.remedy(for: name.value, among: known, otherwise: "Correct the name, or add it to the form."))
    }
}
