/// Checks what the files of one service mean together, as far as that shows without compiling expressions.
struct ServiceLinter {
    let log: ProblemLog

    func check(_ service: ServiceDefinition) {
        checkPages(service)
        checkFieldIDs(service)
        checkFields(service)
        checkDecisions(service)
        checkTexts(service)
        if !log.hasErrors { ExampleLinter(log: log, service: service).check() }
    }

    private func checkPages(_ service: ServiceDefinition) {
        report(duplicates: service.pages.map { ($0.id, $0.location) }, of: "page")
        for page in service.pages where !page.fields.contains(where: { $0.type != .computed }) && !page.fields.isEmpty {
            log.warning(
                "nothing_to_read", at: page.location, "The page '\(page.id)' asks nothing and explains nothing.",
                remedy: "Move its computed fields to a page with questions.")
        }
        if !service.pages.isEmpty, !service.allFields.contains(where: { $0.type.isAsked && $0.type != .group }) {
            log.error("nothing_asked", at: service.location, "The form asks nothing.", remedy: "Add a field that people answer.")
        }
    }

    private func checkFieldIDs(_ service: ServiceDefinition) {
        let fields = service.pages.flatMap(\.fields)
        report(duplicates: fields.map { ($0.id, $0.location) }, of: "field")
        let outer = Dictionary(fields.map { ($0.id, $0.location.line) }) { first, _ in first }
        for field in fields {
            report(duplicates: field.rowFields.map { ($0.id, $0.location) }, of: "field of the row")
            for row in field.rowFields where outer[row.id] != nil && !row.id.isEmpty {
                log.warning(
                    "shadowed_id", at: row.location,
                    "In the rows of '\(field.id)', '\(row.id)' means the row's field and hides the field in line \(outer[row.id] ?? 0).",
                    remedy: "Give one of them another id if the rows' conditions need both.")
            }
        }
    }

    private func checkFields(_ service: ServiceDefinition) {
        for field in service.allFields {
            if field.isOptional, field.requiredMessage != nil, field.type.isAsked {
                log.warning(
                    "unused_text", at: field.location, "The field '\(field.id)' is optional, so its 'required' sentence is never shown.",
                    remedy: "Remove 'optional' or 'required'.")
            }
            report(duplicates: field.checks.map { ($0.code, $0.that.location) }, of: "check code")
            if field.type == .consent, field.isOptional {
                log.error(
                    "optional_consent", at: field.location, "The consent '\(field.id)' is optional, but it must be given.",
                    remedy: "Use 'type: yesno' for a question that may be answered with no.")
            }
        }
    }

    private func checkDecisions(_ service: ServiceDefinition) {
        report(duplicates: service.decisions.map { ($0.id, $0.location) }, of: "decision")
        let fields = Dictionary(service.pages.flatMap(\.fields).map { ($0.id, $0.location) }) { first, _ in first }
        for decision in service.decisions {
            DecisionLinter(log: log, decision: decision).check()
            guard let field = fields[decision.id], !decision.id.isEmpty else { continue }
            log.error(
                "duplicate_id", at: decision.location, "The decision '\(decision.id)' has the id of the field at \(field).",
                remedy: "Give one of them another id.")
        }
    }

    private func checkTexts(_ service: ServiceDefinition) {
        if service.kind == .form { checkWaysIn(service) }
        if service.law.isEmpty {
            log.warning(
                "no_law", at: service.location, "The service names no legal basis.", remedy: "Add 'law:' with the provisions it rests on.")
        }
    }

    private func checkWaysIn(_ service: ServiceDefinition) {
        if service.lifeSituations.isEmpty {
            log.warning(
                "no_life_situation", at: service.location, "The service belongs to no life situation.",
                remedy: "Add 'life_situations: […]', so that people find it on the start page.")
        }
        if service.keywords.isEmpty {
            log.warning(
                "no_keywords", at: service.location, "The service has no everyday words for the search.",
                remedy: "Add 'keywords: […]' with the words people use for it.")
        }
    }

    private func report(duplicates names: [(id: String, location: SourceLocation)], of what: String) {
        var seen: [String: Int] = [:]
        for (id, location) in names where !id.isEmpty {
            if let line = seen[id] {
                log.error(
                    "duplicate_id", at: location, "The \(what) '\(id)' stands twice, first in line \(line).", remedy: "Give it another id.")
            } else {
                seen[id] = location.line
            }
        }
    }
}
