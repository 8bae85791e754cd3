import FEEL
import Foundation
import FormEngine
import FormModel
import Testing

/// Every service of the product, with every example in its folder.
@Suite("The services in Forms/")
struct FormsTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Forms").path
    static let definitions = {
        let report = ServiceLoader(folder: folder).check(); return report.services + report.rules
    }()

    @Test("compile", arguments: definitions.map(\.id))
    func compiles(id: String) throws {
        let definition = try #require(Self.definitions.first { $0.id == id })
        do throws(DefinitionProblems) {
            _ = try CompiledService.compile(definition)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("do what their examples say", arguments: definitions.flatMap { service in service.examples.map { "\(service.id)/\($0.name)" } })
    func examples(name: String) throws {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        let definition = try #require(Self.definitions.first { $0.id == parts.first })
        let example = try #require(definition.examples.first { $0.name == parts.last })
        let result = ExampleRunner.run(example, try CompiledService.compile(definition))
        #expect(result.isPassed, "\(result.differences.map(\.description).joined(separator: "\n"))")
    }

    @Test("are at least two, and each has examples")
    func count() {
        #expect(Self.definitions.count >= 2)
        #expect(Self.definitions.allSatisfy { !$0.examples.isEmpty })
    }
}
