import FEEL
import FormEngine
import FormModel
import Testing

@Suite("Compiling a definition")
struct CompileTests {
    @Test(
        "names every wrong expression with its place",
        arguments: [
            ("{id: a, type: text, label: A, when: gibtsnicht = 1}", "expression"),
            ("{id: a, type: text, label: A, when: 1 + 1}", "expression"),
            ("{id: a, type: integer, label: A, min: '\"x\"'}", "expression"),
            ("{id: a, type: date, label: A, max: 5}", "expression"),
            ("{id: a, type: text, label: A, check: [{that: value >, code: x, else: Nein.}]}", "expression"),
            ("{id: a, type: integer, label: A, check: [{that: 'value = \"x\" + 1', code: x, else: Nein.}]}", "expression"),
            ("{id: a, type: computed, label: A, value: today(), as: money}", "expression"),
            ("{id: a, type: choice, label: A, options: [{value: x, label: X, when: b + 1}]}", "expression"),
            ("{id: a, type: text, label: A, default: 'f()'}", "expression"),
            ("{id: a, type: text, label: A, pattern: '[A-Z'}", "pattern"),
            ("{id: a, type: text, label: A, when: a != null}", "cycle"),
            ("{id: a, type: text, label: A, default: a}", "cycle"),
            (
                "{id: a, type: group, label: A, repeat: {min: 0, max: 2}, row_label: R, fields: [{id: n, type: text, label: N, when: count(a) > 1}]}",
                "cycle"
            ),
            (
                "{id: a, type: group, label: A, repeat: {min: 0, max: 2}, row_label: R, fields: [{id: n, type: text, label: N, when: m != null}, {id: m, type: text, label: M, when: n != null}]}",
                "cycle"
            ),
        ])
    func places(field: String, code: String) throws {
        let problems = Fixture.problems(
            form: "pages:\n  - id: p\n    title: P\n    fields:\n      - \(field)\n      - {id: b, type: text, label: B}\n")
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.code == code)
        #expect(problem.location.file == "Forms/probe/form.yaml")
        #expect(problem.location.line == 5)
        #expect(problem.location.column > 9)
        #expect(problem.message.hasSuffix(".") && !problem.remedy.isEmpty)
    }

    @Test("collects all problems, in the order of the files")
    func several() {
        let problems = Fixture.problems(
            form: """
                pages:
                  - id: p
                    title: P
                    when: gibtsnicht
                    fields:
                      - {id: a, type: text, label: A, when: auchnicht = 1}
                      - {id: b, type: text, label: B, when: 5}
                """,
            decisions: "decisions:\n  - {id: d, returns: number, expression: nirgends}\n", service: "fee: {text: F, value: nie}")
        #expect(
            problems.map { "\($0.location.file):\($0.location.line)" } == [
                "Forms/probe/decisions.yaml:2", "Forms/probe/form.yaml:4", "Forms/probe/form.yaml:6", "Forms/probe/form.yaml:7",
                "Forms/probe/service.yaml:15",
            ])
    }

    @Test("points into expressions of several lines, and proposes the name that was meant")
    func column() throws {
        let problems = Fixture.problems(
            form: """
                pages:
                  - id: p
                    title: P
                    fields:
                      - {id: gewicht, type: integer, label: A}
                      - id: b
                        type: computed
                        label: B
                        as: integer
                        value: |
                          if true
                          then 1
                          else gewcht
                """)
        let problem = try #require(problems.first)
        #expect(problem.location.line == 13)
        #expect(problem.location.column == 16)
        #expect(problem.remedy.contains("gewicht"))
    }

    @Test(
        "refuses circles over pages, fields and decisions, and names who is in them",
        arguments: [
            ("", "a != null", "a", ["'page p'", "'a'"]),
            ("- {id: d, returns: any, expression: a}", "", "d", ["'a'", "'d'"]),
            ("- {id: d, returns: any, expression: e}\n  - {id: e, returns: any, expression: d}", "", "1", ["'d'", "'e'"]),
            (
                "- {id: d, parameters: {x: number}, returns: number, expression: e(x)}\n  - {id: e, parameters: {x: number}, returns: number, expression: d(x)}",
                "", "1", ["'d'", "'e'"]
            ),
            ("- {id: d, parameters: {x: number}, returns: number, expression: d(x - 1)}", "", "1", ["'d'"]),
        ])
    func circles(decisions: String, when: String, value: String, names: [String]) throws {
        let problems = Fixture.problems(
            form: """
                pages:
                  - id: p
                    title: P
                \(when.isEmpty ? "" : "    when: \(when)")
                    fields:
                      - {id: a, type: computed, label: A, value: "\(value == "a" ? "1" : value)", as: integer}
                      - {id: b, type: text, label: B}
                """,
            decisions: decisions.isEmpty ? nil : "decisions:\n  \(decisions)\n")
        let problem = try #require(problems.first)
        #expect(problem.code == "cycle")
        #expect(names.allSatisfy { problem.message.contains($0) }, "\(problem.message)")
        #expect(problems.count == 1)
    }

    @Test("lets checks and limits read anything, for they come last")
    func checksAreNoCircles() throws {
        _ = try Fixture.service(
            fields: """
                - {id: a, type: integer, label: A, max: b, check: [{that: value != b, code: x, else: Nein.}]}
                - {id: b, type: integer, label: B, min: a, check: [{that: value > a and b = value, code: x, else: Nein.}]}
                """)
    }

    @Test("lets a decision not take the name of a field")
    func duplicate() {
        let problems = Fixture.problems(
            form: "pages:\n  - {id: p, title: P, fields: [{id: a, type: text, label: A}]}\n",
            decisions: "decisions:\n  - {id: a, returns: number, expression: '1'}\n")
        #expect(problems.contains { $0.location.file == "Forms/probe/decisions.yaml" && $0.location.line == 2 })
    }

    @Test("knows nothing of content by name")
    func content() {
        let problems = Fixture.problems(
            form:
                "pages:\n  - {id: p, title: P, fields: [{id: a, type: content, text: T}, {id: b, type: text, label: B, when: a = null}]}\n")
        #expect(problems.map(\.code) == ["expression"])
    }
}
