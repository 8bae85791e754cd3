import Testing

@testable import FormModel

@Suite("Folders with rules alone")
struct RulesTests {
    private static let service = """
        id: hundesteuer
        title: Hundesteuer
        summary: Steuer für Hunde im Jahr.
        law: [{text: § 5 Hundesteuersatzung}]
        authority: {name: Steueramt}
        """
    private static let decisions = """
        decisions:
          - id: steuer
            parameters: {anzahl: number}
            returns: number
            expression: 96 * anzahl
        """
    private static let example = """
        title: Zwei Hunde
        today: 2026-11-25
        decisions:
          - {decide: steuer, with: {anzahl: 2}, gives: 192}
        """

    private func files(_ changes: [String: String?] = [:]) -> [String: String] {
        var files = Fixture.files
        files["hundesteuer/service.yaml"] = Self.service
        files["hundesteuer/decisions.yaml"] = Self.decisions
        files["hundesteuer/examples/zwei.yaml"] = Self.example
        for (name, text) in changes { files["hundesteuer/\(name)"] = text }
        return files
    }

    @Test("stand beside the services that citizens are offered, not among them")
    func apart() throws {
        let catalogue = try ServiceLoader(files: files()).loadAll()
        #expect(catalogue.services.map(\.id) == ["bewohnerparken"] && catalogue.services.map(\.kind) == [.form])
        #expect(catalogue.rules.map(\.id) == ["hundesteuer"] && catalogue.rules.map(\.kind) == [.rules])
        #expect(catalogue.workflows.map(\.id) == ["standard"])
        #expect(catalogue.warnings == [])
    }

    @Test("give a version back as it was stored, without examples")
    func pinned() throws {
        let rules = try ServiceLoader(files: files()).load("hundesteuer")
        #expect(rules.source.files.keys.sorted() == ["hundesteuer/decisions.yaml", "hundesteuer/service.yaml"])
        #expect(try ServiceLoader.load(rules.source).decisions == rules.decisions)
    }

    @Test(
        "need decisions and an example, and nothing that only an application needs",
        arguments: [
            (["decisions.yaml": nil], "missing_file"), (["examples/zwei.yaml": nil], "no_examples"),
            (["service.yaml": service + "\nprefix: HS"], "foreign_key"),
            (["service.yaml": service + "\nworkflow: standard"], "missing_file"),
            (["examples/zwei.yaml": example + "\nanswers: {}"], "foreign_key"),
            (["examples/zwei.yaml": example + "\nvalues: {steuer: 192}"], "missing_key"),
            (["service.yaml": service.replacing("title: Hundesteuer", with: "titel: Hundesteuer")], "unknown_key"),
        ] as [([String: String?], String)])
    func refused(changes: [String: String?], code: String) {
        #expect(ServiceLoader(files: files(changes)).check().problems.filter { $0.severity == .error }.map(\.code).contains(code))
    }

    @Test("keep the values of a question as JSON has them")
    func values() throws {
        let text = """
            title: Werte
            today: 2026-11-25
            decisions:
              - decide: steuer
                with: {anzahl: 2}
                gives: [1, -0.5, 1e3, 01, 1., "1", true, null, ~, ja, {a: 2026-11-25}]
            """
        let rules = try ServiceLoader(files: files(["examples/zwei.yaml": text])).load("hundesteuer")
        guard case .list(let values, _)? = rules.examples.first?.decisions.first?.expected else {
            Issue.record("No list was read.")
            return
        }
        let kinds = values.map { value in
            switch value {
            case .null: "null"
            case .boolean: "boolean"
            case .number: "number"
            case .string: "string"
            case .list: "list"
            case .map: "map"
            }
        }
        #expect(
            kinds == ["number", "number", "number", "string", "string", "string", "boolean", "null", "null", "string", "map"])
    }
}
