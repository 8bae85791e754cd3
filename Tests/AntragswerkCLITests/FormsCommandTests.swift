import FormModel
import FormEngine
import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk forms")
struct FormsCommandTests {
    private let forms = ["--forms", TestForms.folder]

    @Test("check of sound definitions counts them")
    func sound() async {
        let run = await CommandRun.run(["forms", "check"] + forms)
        #expect(run.output == "1 services, 0 errors, 0 warnings\n")
        #expect(run.code == 0)
    }

    @Test("check names file, line, column and remedy of every mistake and ends with 1")
    func broken() async throws {
        try await TestForms.broken([("bewohnerparken/form.yaml", "label: Geburtsdatum", "lable: Geburtsdatum")]) { folder in
            let run = await CommandRun.run("forms", "check", "--forms", folder)
            #expect(run.code == 1)
            #expect(run.output.split(separator: "\n").map(String.init) == Self.findings)
        }
    }

    private static let findings = [
        "Forms/bewohnerparken/form.yaml:15:9: A field of type date has no 'label'. Add 'label: …', the words people read above the control.",
        "Forms/bewohnerparken/form.yaml:17:9: 'lable' is not a key of a field of type date. Did you mean 'label'?",
        "0 services, 2 errors, 0 warnings",
    ]

    @Test("check prints the same findings as JSON")
    func json() async throws {
        try await TestForms.broken([("bewohnerparken/form.yaml", "label: Geburtsdatum", "lable: Geburtsdatum")]) { folder in
            let run = await CommandRun.run("forms", "check", "--json", "--forms", folder)
            let findings = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
            let finding = try #require(findings.first { $0["code"] as? String == "unknown_key" })
            #expect(finding["line"] as? Int == 17)
            #expect(finding["severity"] as? String == "error")
            #expect((finding["file"] as? String)?.hasSuffix("bewohnerparken/form.yaml") == true)
            #expect(run.code == 1)
        }
    }

    @Test("check lists the decision models and names the line of a fault in one")
    func models() async throws {
        let model = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Stufen" namespace="urn:stufen">
            <decision id="s" name="Stufe"><variable name="Stufe" typeRef="number"/>
            <literalExpression><text>1 + 1</text></literalExpression></decision></definitions>
            """
        try await TestForms.broken([]) { folder in
            let decisions = URL(fileURLWithPath: folder + "/bewohnerparken/decisions.yaml")
            let text = try String(contentsOf: decisions, encoding: .utf8)
            let further = "  - id: stufe_des_modells\n    model: stufen.dmn\n    decision: Stufe\n"
            try Data((text.hasSuffix("\n") ? text : text + "\n").appending(further).utf8).write(to: decisions)
            let file = URL(fileURLWithPath: folder + "/bewohnerparken/stufen.dmn")
            try Data(model.utf8).write(to: file)
            let sound = await CommandRun.run("forms", "check", "--forms", folder)
            #expect(
                sound.output == """
                    bewohnerparken/stufen.dmn: model 'Stufen', asked for 1 of 1 decisions
                    1 services, 0 errors, 0 warnings

                    """)
            try Data(model.replacing("1 + 1", with: "1 + x").utf8).write(to: file)
            let broken = await CommandRun.run("forms", "check", "--forms", folder)
            #expect(broken.output.contains("Forms/bewohnerparken/stufen.dmn:3:1: 'Stufe': The name 'x' is not known here."))
            #expect(broken.code == 1)
        }
    }

    @Test("a folder that is not there is a finding, not a crash")
    func noFolder() async {
        let run = await CommandRun.run("forms", "check", "--forms", "/nowhere/at/all")
        #expect(run.code == 1)
        #expect(run.output.contains("The folder of definitions cannot be read. Check its path and permissions."))
    }

    @Test("list prints one row for each service")
    func list() async throws {
        let run = await CommandRun.run(["forms", "list"] + forms)
        let service = try LoadedDefinitions.load(folder: TestForms.folder).service("bewohnerparken")
        #expect(
            run.output == """
                SERVICE         TITLE                KIND      PAGES  FIELDS  EXAMPLES  WORKFLOW  VERSION
                bewohnerparken  Bewohnerparkausweis  Formular  3      15      2         standard  \(service.version.prefix(12))

                """)
    }

    @Test("list --json is one document")
    func listJSON() async throws {
        let run = await CommandRun.run(["forms", "list", "--json"] + forms)
        let service = try LoadedDefinitions.load(folder: TestForms.folder).service("bewohnerparken")
        #expect(
            run.output == """
                [
                  {
                    "examples" : 2,
                    "fields" : 15,
                    "id" : "bewohnerparken",
                    "kind" : "form",
                    "pages" : 3,
                    "title" : "Bewohnerparkausweis",
                    "version" : "\(service.version)",
                    "workflow" : "standard"
                  }
                ]

                """)
    }

    @Test("test counts, and lists what passed when asked")
    func test() async throws {
        try await TestForms.withOneExample { folder in
            let quiet = await CommandRun.run("forms", "test", "--forms", folder)
            #expect(quiet.output == "1 passed, 0 failed\n" && quiet.code == 0)
            let verbose = await CommandRun.run("forms", "test", "bewohnerparken", "-v", "--forms", folder)
            #expect(
                verbose.output == """
                    passed  bewohnerparken/ein_wagen: Ein Fahrzeug kostet 30 Euro
                    1 passed, 0 failed

                    """)
        }
    }

    @Test("test says what an example expected and what came, and ends with 1")
    func failing() async throws {
        try await TestForms.withOneExample([("bewohnerparken/examples/ein_wagen.yaml", "fee: 30.00", "fee: 31.00")]) { folder in
            let run = await CommandRun.run("forms", "test", "--forms", folder)
            #expect(run.code == 1)
            let lines = run.output.split(separator: "\n").map(String.init)
            #expect(lines.first == "FAILED  bewohnerparken/ein_wagen: Ein Fahrzeug kostet 30 Euro")
            #expect(lines.contains { $0.hasPrefix("    ") && $0.contains("31") && $0.contains("30") })
            #expect(lines.last == "0 passed, 1 failed")
        }
    }

    @Test("explain names the example, the field and the expression that decides")
    func explain() async {
        let run = await CommandRun.run(["forms", "explain", "bewohnerparken", "wagen.0.grund", "--example", "ein"] + forms)
        #expect(
            run.output == """
                Example ein_wagen: Ein Fahrzeug kostet 30 Euro
                wagen.0.grund: not relevant
                  field wagen.0.grund, when (Forms/bewohnerparken/form.yaml:45:99)
                    halter = "andere"
                    where halter = selbst
                    → Nein

                """)
        #expect(run.code == 0)
    }

    @Test(
        "explain says what there is when something is not there",
        arguments: [
            (["parken", "betrag"], "There is no service 'parken'. There are: bewohnerparken."),
            (["bewohnerparken", "betrug"], "There is no field or decision 'betrug' in 'bewohnerparken'."),
            (["bewohnerparken", "betrag", "--example", "zwei"], "There is no such example. There are: ein_wagen, zu_jung."),
        ])
    func unknown(arguments: [String], message: String) async {
        let run = await CommandRun.run(["forms", "explain"] + arguments + forms)
        #expect(run.errors == "Error: \(message)\n")
        #expect(run.code == 1)
    }
}
