import Foundation
import Testing

@testable import FormModel

@Suite("The reference of definitions")
struct DocumentationTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs")

    private func page(_ name: String) throws -> String {
        try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Path → text of the YAML blocks that begin with `# Forms/…`.
    private func examples(_ page: String) -> [String: String] {
        page.components(separatedBy: "```yaml\n# Forms/").dropFirst().reduce(into: [:]) { files, block in
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            guard let path = lines.first, let end = lines.firstIndex(of: "```") else { return }
            files[String(path)] = lines[1..<end].joined(separator: "\n")
        }
    }

    @Test("shows a whole service that loads without an error or a warning")
    func service() throws {
        var files = examples(try page("form-definition.md"))
        #expect(files.count == 4)
        files["_workflows/standard.yaml"] = Fixture.files["_workflows/standard.yaml"]
        files["_portal.yaml"] = Fixture.files["_portal.yaml"]?.replacingOccurrences(of: "id: verkehr", with: "id: tiere")
        let catalogue = try ServiceLoader(files: files).loadAll()
        #expect(catalogue.services.map(\.id) == ["hundesteuer"])
        #expect(catalogue.services.first?.examples.count == 1)
        #expect(catalogue.warnings == [])
    }

    @Test("shows a workflow that loads without an error")
    func workflow() throws {
        let report = ServiceLoader(files: examples(try page("workflow.md"))).check()
        #expect(report.workflows.map(\.id) == ["kurz"])
        #expect(report.problems.filter { $0.location.file.contains("_workflows") } == [])
    }

    @Test("names every field type and every key", arguments: FieldType.allCases.map(\.rawValue) + FieldKeys.foreign.keys.sorted())
    func complete(word: String) throws {
        #expect(try page("form-definition.md").contains("`\(word)"))
    }

    @Test("names every level of trust, role, input and kind of state")
    func words() throws {
        let form = try page("form-definition.md")
        let workflow = try page("workflow.md")
        for word in TrustLevel.allCases.map(\.rawValue) { #expect(form.contains("`\(word)`")) }
        for word in WorkflowRole.allCases.map(\.rawValue) + TransitionInput.allCases.map(\.rawValue)
            + StateDefinition.Kind.allCases.map(\.rawValue)
        {
            #expect(workflow.contains("`\(word)`"))
        }
    }
}
