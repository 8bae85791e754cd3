import FormEngine
import FormModel
import Foundation
import Testing

/// The service that the browser walks through to see every type of field.
@Suite("The service with every field")
struct EveryFieldTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    private func service() throws -> CompiledService {
        func text(_ path: String) throws -> String {
            try String(contentsOf: Self.fixtures.appendingPathComponent(path), encoding: .utf8)
        }
        var files = ["_workflows/standard.yaml": try text("Forms/_workflows/standard.yaml")]
        for name in ["service.yaml", "form.yaml", "examples/01_alles.yaml"] {
            files["alle_felder/" + name] = try text("Kitchen/alle_felder/" + name)
        }
        return try CompiledService.compile(try ServiceLoader(files: files).load("alle_felder"))
    }

    @Test("has a field of each type")
    func complete() throws {
        let fields = try service().definition.pages.flatMap(\.fields)
        #expect(Set((fields + fields.flatMap(\.rowFields)).map(\.type)) == Set(FieldType.allCases))
    }

    @Test("does what its example says, and its answers keep its schema's rules")
    func example() throws {
        let service = try service()
        #expect(ExampleRunner.runAll(service).flatMap(\.differences).map(\.message) == [])
        let example = try #require(service.definition.examples.first)
        let evaluation = try #require(ExampleRunner.evaluation(of: example, service))
        #expect(evaluation.isComplete)
        let answers = evaluation.prunedAnswers
        #expect(service.problems(inPayload: answers.json(), environment: evaluation.environment) == [])
        #expect(try Answers(json: answers.json(), for: service) == answers)
    }
}
