import FEEL
import Foundation
import FormEngine
import FormModel

/// Services declared in a few lines of YAML, and answers as people type them.
enum Fixture {
    /// The day all tests play on.
    static let today = CalendarDate(iso: "2026-11-21") ?? .epoch
    static let environment = FormEnvironment(today: today)

    /// A service with this form; `service` holds further keys of service.yaml.
    static func definition(
        form: String, decisions: String? = nil, service: String = "", files further: [String: String] = [:]
    ) throws -> ServiceDefinition {
        var files = [
            "probe/service.yaml": """
            id: probe
            title: Probe
            summary: Damit wird geprüft.
            prefix: PR
            leika: "99115005012000"
            law: [{text: § 1 Probegesetz}]
            authority: {name: Bürgerbüro}
            audience: [Alle Menschen]
            needed: [Nichts]
            minutes: 5
            trust: basic
            retention: {draft_days: 30, case_days: 365}
            keywords: [probe]
            life_situations: []
            \(service)
            """,
            "probe/form.yaml": form,
            "probe/workflow.yaml": """
            id: probe
            title: Probe
            states:
              - {id: neu, title: Neu, citizen: Eingegangen., kind: open}
              - {id: fertig, title: Fertig, citizen: Fertig., kind: done}
            transitions:
              - {event: ende, title: Ende, from: [neu], to: fertig, roles: [caseworker]}
            """,
        ]
        if let decisions { files["probe/decisions.yaml"] = decisions }
        files.merge(further) { _, new in new }
        return try ServiceLoader(files: files).load("probe")
    }

    /// A compiled service with this form.
    static func service(form: String, decisions: String? = nil, service: String = "") throws -> CompiledService {
        try CompiledService.compile(definition(form: form, decisions: decisions, service: service))
    }

    /// A compiled service with one page `seite` of these fields (without indentation).
    static func service(fields: String, decisions: String? = nil, service: String = "") throws -> CompiledService {
        let lines = fields.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }
        return try self.service(
            form: "pages:\n  - id: seite\n    title: Seite\n    fields:\n" + lines.joined(separator: "\n") + "\n",
            decisions: decisions, service: service)
    }

    /// The problems of a form that does not compile.
    static func problems(form: String, decisions: String? = nil, service: String = "") -> [DefinitionProblem] {
        do {
            _ = try self.service(form: form, decisions: decisions, service: service)
            return []
        } catch {
            return (error as? DefinitionProblems)?.problems ?? []
        }
    }
}

extension CompiledService {
    /// Reads one page of a form body over the answers so far.
    func post(_ pairs: [(name: String, value: String)], page id: String = "seite", over answers: Answers = Answers()) throws -> PageReading
    {
        guard let page = page(id) else { throw MissingPage(id: id) }
        return read(FormData(pairs), page: page, over: answers, in: Fixture.environment)
    }

    func evaluate(_ answers: Answers) -> Evaluation {
        evaluate(answers, in: Fixture.environment)
    }

    struct MissingPage: Error { let id: String }
}

extension Answers {
    /// Answers of texts; for everything else `Answer` in full.
    init(texts: [String: String]) {
        self.init()
        for (id, text) in texts { self[id] = .value(.string(text)) }
    }

    init(_ values: KeyValuePairs<String, Answer>) {
        self.init()
        for (id, answer) in values { self[id] = answer }
    }
}

extension Answer {
    static func text(_ text: String) -> Answer { .value(.string(text)) }
    static func number(_ number: Int) -> Answer { .value(.number(Number(number))) }
    static func flag(_ flag: Bool) -> Answer { .value(.boolean(flag)) }
    static func date(_ iso: String) -> Answer { .value(CalendarDate(iso: iso).map { .date($0) } ?? .null) }
}
