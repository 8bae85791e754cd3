import Foundation
import Testing

@testable import FormModel

@Suite("The product's own services")
struct RealServicesTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Forms").path

    @Test("load without an error")
    func load() {
        let report = ServiceLoader(folder: Self.folder).check()
        let errors = report.problems.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.description).joined(separator: "\n"))")
        #expect(report.services.count > 0)
    }
}
