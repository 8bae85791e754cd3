import FEEL
import FormEngine
import FormModel

/// One file of a service is the input, the others are valid: everything wrong is named, and what is valid compiles and runs.
///
/// The first byte picks the file, the digits `0` to `5` in the order of ``names``.
enum DefinitionsTarget {
    static let names = [
        "probe/service.yaml", "probe/form.yaml", "probe/workflow.yaml", "probe/decisions.yaml", "probe/examples/eins.yaml",
        "_portal.yaml",
    ]

    static func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        guard let first = input.first else { return false }
        let name = names[Int(first) % names.count]
        let text = String(decoding: input.dropFirst(), as: UTF8.self)
        if name == names.last { return try runPortal([name: text]) }
        var files = valid
        files[name] = text
        guard let definition = try read(files), let service = try? CompiledService.compile(definition) else { return false }
        let evaluation = service.evaluate(Answers(), in: environment)
        for result in ExampleRunner.runAll(service) where result.name.isEmpty { throw FuzzFault("An example has no name.") }
        return !evaluation.pages.isEmpty
    }

    private static func read(_ files: [String: String]) throws(FuzzFault) -> ServiceDefinition? {
        do throws(DefinitionProblems) {
            return try ServiceLoader(files: files).load("probe")
        } catch {
            try check(error.problems)
            return nil
        }
    }

    private static func runPortal(_ files: [String: String]) throws(FuzzFault) -> Bool {
        let report = ServiceLoader(files: files).check()
        try check(report.problems)
        if report.portal == nil, !report.hasErrors { throw FuzzFault("The portal is gone, but no error says why.") }
        return !report.hasErrors
    }

    private static func check(_ problems: [DefinitionProblem]) throws(FuzzFault) {
        for problem in problems where problem.message.isEmpty || problem.remedy.isEmpty || problem.location.line < 1 {
            throw FuzzFault("A problem has no words or no place: \(problem)")
        }
        if problems.isEmpty { throw FuzzFault("A definition is refused without a reason.") }
    }

    private static let environment = FormEnvironment(
        today: .epoch, limits: Limits(depth: 200, steps: 2_000, listSize: 500, stringSize: 5_000))

    private static let valid = [
        "probe/service.yaml": """
        id: probe
        title: Probe
        summary: Damit wird geprüft.
        prefix: PR
        authority: {name: Bürgerbüro}
        audience: [Alle Menschen]
        needed: [Nichts]
        minutes: 5
        trust: basic
        retention: {draft_days: 30, case_days: 365}
        life_situations: []
        """,
        "probe/form.yaml": """
        pages:
          - id: seite
            title: Seite
            fields: [{id: name, type: text, label: Name}, {id: tag, type: date, label: Tag}, {id: zahl, type: integer, label: Zahl}]
        """,
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
}
