import Delivery
import Foundation
import FormEngine
import FormModel
import Testing

@Suite("The payloads of the town's own services")
struct RealServiceTests {
    static let forms = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Forms").path

    static func services() throws -> [CompiledService] {
        try ServiceLoader(folder: forms).loadAll().services.map { try CompiledService.compile($0) }
    }

    @Test("every complete example can be written, holds known fields only, and hides nothing in the receiver's eyes")
    func examples() throws {
        var checked = 0
        for service in try Self.services() {
            let known = ServiceBWFields.paths(of: service)
            let inspector = RelevanceInspector(service)
            for example in service.definition.examples {
                guard let evaluation = ExampleRunner.evaluation(of: example, service), evaluation.isComplete else { continue }
                let document = service.document(evaluation)
                let fields = try ServiceBWFields(document)
                #expect(fields.paths.subtracting(known).isEmpty, "\(service.id), \(example.name)")
                let received = Self.received(fields)
                #expect(inspector.hiddenPaths(in: received, environment: evaluation.environment) == [], "\(service.id), \(example.name)")
                for path in known.subtracting(fields.paths).filter({ !$0.contains(".") }) {
                    let smuggled = received + [.init(path: path, instance: 0, values: [])]
                    #expect(
                        inspector.hiddenPaths(in: smuggled, environment: evaluation.environment) == [path],
                        "\(service.id), \(example.name), \(path)")
                }
                checked += 1
            }
        }
        #expect(checked >= 20)
    }

    /// The fields as a receiver finds them.
    private static func received(_ fields: ServiceBWFields) -> [RelevanceInspector.ReceivedField] {
        fields.groups.flatMap { group in
            group.instances.enumerated().flatMap { index, instance in
                instance.map { field in
                    let values: [String]
                    switch field.content {
                    case .single(let text): values = text.map { $0.isEmpty ? [] : [$0] } ?? []
                    case .multiple(let texts): values = texts
                    }
                    return .init(path: group.name + "/" + field.name, instance: index, values: values)
                }
            }
        }
    }
}
