import FEEL
import Testing

@testable import FormModel

@Suite("Reading tables, contexts and variants")
struct DecisionLogicTests {
    static func read(_ text: String) -> (decisions: [DecisionDefinition], problems: [DefinitionProblem]) {
        let log = ProblemLog()
        let root = YAMLText(file: "decisions.yaml", text: text).parse(log)
        let decisions =
            root.map { DecisionReader(models: ServiceModels("a", DefinitionFiles(root: "Forms", texts: [:]), log), log: log).read($0) }
            ?? []
        for decision in decisions { DecisionLinter(log: log, decision: decision).check() }
        return (decisions, log.problems)
    }

    static let table = """
        decisions:
          - id: satz
            parameters: {jahr: number, alter: number}
            returns: number
            hit: first
            inputs:
              alter: {label: Alter des Kindes, values: "[0..17]"}
            outputs:
              satz: {type: number, default: 0}
            table: |
              // Beträge in Euro
              jahr | alter  || satz || Begründung
              2025 | [0..5] || 227  || Kinder unter 6 | bis 5

              2025 | -      || 299  ||
        """

    @Test("reads a table with its columns, and the place of each cell")
    func readsTable() throws {
        let (decisions, problems) = Self.read(Self.table)
        #expect(problems == [])
        let decision = try #require(decisions.first)
        guard case .table(let table) = decision.logic else {
            Issue.record("no table")
            return
        }
        #expect(table.hitPolicy == .first)
        #expect(table.inputs.map(\.heading) == ["jahr", "Alter des Kindes"])
        #expect(table.outputs == [DecisionTable.Output("satz", type: .number, defaultValue: table.outputs[0].defaultValue)])
        #expect(table.rules.map(\.reason) == ["Kinder unter 6 | bis 5", nil])
        #expect(table.rules[1].conditions.map(\.source) == ["2025", "-"])
        let error = CompileError(line: 1, column: 3, message: "", origin: table.rules[0].conditions[1].origin)
        #expect(decision.location(of: error).description == "decisions.yaml:13:16")
    }

    @Test("reads contexts within contexts, with a result")
    func readsContext() throws {
        let (decisions, problems) = Self.read(
            """
            decisions:
              - id: a
                parameters: {x: number}
                requires: [b]
                context:
                  zwei: 2 * x
                  stufe:
                    table: |
                      x || wert
                      < 5 || 1
                      >= 5 || b
                result: zwei + stufe
            """)
        #expect(problems == [])
        guard case .context(let entries, .some(.expression(let result)))? = decisions.first?.logic else {
            Issue.record("no context")
            return
        }
        #expect(entries.map(\.name) == ["zwei", "stufe"] && result.source == "zwei + stufe")
        #expect(decisions.first?.logic.names == ["x", "b"])
    }

    @Test("reads variants; one without an end ends before the next begins")
    func readsVariants() throws {
        let (decisions, problems) = Self.read(
            """
            decisions:
              - id: grenze
                by: tag
                variants:
                  - until: 2024-03-31
                    expression: "1"
                  - from: 2024-04-01
                    title: Mitte
                    expression: "2"
                  - from: 2025-04-01
                    expression: "3"
            """)
        #expect(problems == [])
        guard case .variants(let variants)? = decisions.first?.logic else {
            Issue.record("no variants")
            return
        }
        #expect(variants.variants.map(\.from?.description) == [nil, "2024-04-01", "2025-04-01"])
        #expect(variants.variants.map(\.until?.description) == ["2024-03-31", "2025-03-31", nil])
        #expect(variants.variants[1].title == "Mitte")
    }

    @Test(
        "names mistakes with line and remedy",
        arguments: [
            ("jahr | alter  || satz || Begründung", "jahr | alter | satz", "bad_table", 10, "Begin with"),
            ("2025 | [0..5] || 227  || Kinder unter 6 | bis 5", "2025 || 227", "bad_rule", 13, "Write one cell"),
            ("2025 | -      || 299", "2025 |  || 299", "empty_cell", 15, "Write '-'"),
            ("hit: first", "hit: frist", "unknown_word", 5, "Did you mean 'first'?"),
            ("satz: {type", "sats: {type", "unknown_name", 9, "Did you mean 'satz'?"),
            ("alter: {label", "alterr: {label", "unknown_name", 7, "Did you mean 'alter'?"),
            ("table: |", "expression: x\n    table: |", "two_logics", 11, "Keep one"),
            ("hit: first", "by: jahr", "foreign_key", 5, "Add 'variants: …'"),
            ("type: number, default", "type: nummer, default", "unknown_word", 9, "Did you mean 'number'?"),
            ("label: Alter", "lable: Alter", "unknown_key", 7, "Did you mean 'label'?"),
            ("[0..5] || 227", "[0..17] || 227", "dead_rule", 15, "Correct its conditions"),
        ])
    func mistakes(old: String, new: String, code: String, line: Int, remedy: String) throws {
        let text = Self.table.replacing(old, with: new)
        try #require(text != Self.table)
        let problems = Self.read(text).problems.filter { $0.code == code }
        #expect(problems.contains { $0.location.line == line && $0.remedy.hasPrefix(remedy) }, "\(Self.read(text).problems)")
    }

    @Test(
        "finds gaps and overlaps between variants, and in tables",
        arguments: [
            (
                "by: tag\n    variants:\n      - until: 2024-03-01\n        expression: \"1\"\n      - from: 2024-04-01\n        expression: \"2\"",
                "gap"
            ),
            (
                "by: tag\n    variants:\n      - until: 2024-05-01\n        expression: \"1\"\n      - from: 2024-04-01\n        expression: \"2\"",
                "overlap"
            ),
            ("by: tag\n    variants:\n      - expression: \"1\"\n      - expression: \"2\"", "overlap"),
            ("by: tag\n    variants:\n      - from: 2024-04-01\n        until: 2024-03-01\n        expression: \"1\"", "backwards"),
            ("by: tag\n    variants:\n      - from: 1.4.2024\n        expression: \"1\"", "bad_date"),
            ("variants:\n      - expression: \"1\"", "missing_key"), ("by: tag\n    variants: []", "no_variant"),
            ("table: |\n      x || y\n      < 5 || 1\n      > 5 || 2", "table_gap"),
            ("table: |\n      x || y\n      <= 5 || 1\n      >= 5 || 2", "table_overlap"), ("table: |\n      x || y", "empty_table"),
            ("requires: [c]\n    expression: x + 1", "unused_requirement"), ("result: x\n    expression: x", "foreign_key"),
        ])
    func faults(logic: String, code: String) {
        let problems = Self.read("decisions:\n  - id: a\n    \(logic)\n").problems
        #expect(problems.map(\.code).contains(code), "\(problems)")
    }
}
