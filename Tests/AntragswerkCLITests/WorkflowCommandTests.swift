import FormModel
import Workflow
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk workflow")
struct WorkflowCommandTests {
    private let forms = ["--forms", TestForms.folder]
    private static let brokenService = [(file: "bewohnerparken/form.yaml", old: "label: Geburtsdatum", new: "lable: Geburtsdatum")]

    @Test("list says how large each workflow is and who uses it")
    func list() async throws {
        let workflow = try #require(try LoadedDefinitions.workflows(folder: TestForms.folder).workflows.first)
        let run = await CommandRun.run(["workflow", "list"] + forms)
        #expect(
            run.output == """
                WORKFLOW  STATES  TRANSITIONS  USED BY         VERSION
                standard  \(workflow.states.count)       \(workflow.transitions.count)            bewohnerparken  \(workflow.version.prefix(12))

                """)
        #expect(run.errors.isEmpty)
    }

    @Test("graph draws Mermaid unless told otherwise")
    func mermaid() async throws {
        let workflow = try #require(try LoadedDefinitions.workflows(folder: TestForms.folder).workflows.first)
        let run = await CommandRun.run(["workflow", "graph", "standard"] + forms)
        #expect(run.output == workflow.mermaid())
        #expect(run.output.hasPrefix("stateDiagram-v2\n"))
    }

    @Test("graph draws for Graphviz on demand")
    func dot() async throws {
        let workflow = try #require(try LoadedDefinitions.workflows(folder: TestForms.folder).workflows.first)
        let run = await CommandRun.run(["workflow", "graph", "standard", "--format", "dot"] + forms)
        #expect(run.output == workflow.dot())
        #expect(run.output.hasPrefix("digraph \"standard\" {\n"))
    }

    @Test("a workflow that does not exist is answered with those that do")
    func unknown() async {
        let run = await CommandRun.run(["workflow", "graph", "standart"] + forms)
        #expect(run.errors == "Error: There is no workflow 'standart'. There are: standard.\n")
        #expect(run.code == 1)
    }

    @Test("a broken service is left out, not in the way")
    func brokenService() async throws {
        try await TestForms.broken(Self.brokenService) { folder in
            let sound = await CommandRun.run(["workflow", "graph", "standard"] + forms)
            let graph = await CommandRun.run("workflow", "graph", "standard", "--forms", folder)
            #expect(graph.code == 0)
            #expect(graph.output == sound.output)
            let list = await CommandRun.run("workflow", "list", "--forms", folder)
            #expect(list.code == 0)
            #expect(list.output.contains("standard") && !list.output.contains("bewohnerparken"))
            #expect(list.errors.contains("'antragswerk forms check' lists them."))
        }
    }

    @Test("without any workflow the errors are told")
    func nothing() async {
        let run = await CommandRun.run("workflow", "list", "--forms", "/nowhere/at/all")
        #expect(run.code == 1)
        #expect(run.errors.contains("The folder of definitions cannot be read."))
    }
}
