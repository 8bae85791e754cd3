import Foundation
import Testing

@testable import DMN

@Suite("Models of the TCK, where they lie beside the repository")
struct ConformanceTests {
    /// The folder that `ANTRAGSWERK_TCK_MODELS` names.
    private static let folder = ProcessInfo.processInfo.environment["ANTRAGSWERK_TCK_MODELS"]

    @Test("all suites pass")
    func suites() throws {
        guard let folder = Self.folder else {
            print("skipped: ANTRAGSWERK_TCK_MODELS is not set")
            return
        }
        let walk = try #require(FileManager.default.enumerator(at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil))
        for case let file as URL in walk where file.pathExtension == "dmn" {
            let model = try CompiledModel.compile(try DMNModelReader.read(Array(Data(contentsOf: file))))
            let path = file.path.replacing(".dmn", with: "-test-01.xml")
            let tests = try ModelTestsReader.read(Array(Data(contentsOf: URL(fileURLWithPath: path))))
            let failed = tests.run(model, Fixture.environment).filter { !$0.isPassed }.map { "\($0.id) \($0.result)" }
            #expect(failed.isEmpty, "\(file.lastPathComponent)")
        }
    }
}
