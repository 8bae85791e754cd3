import Conformance
import FEEL
import Foundation
import Testing

/// Runs expressions that the DMN TCK and two other engines test themselves with.
@Suite("Conformance of FEEL")
struct ConformanceTests {
    private static let floors: [(name: String, values: Double, nulls: Double)] = [
        ("tck_expressions.json", 0.98, 1), ("feelin_expressions.json", 0.93, 0.98), ("feelscala_expressions.json", 0.95, 1),
    ]

    /// `ANTRAGSWERK_CONFORMANCE`, or `../shared/conformance` beside the repository; nil when there is none.
    static func load(_ name: String) throws -> CaseFile? {
        let root = ProcessInfo.processInfo.environment["ANTRAGSWERK_CONFORMANCE"] ?? "../shared/conformance"
        let url = URL(fileURLWithPath: root).appendingPathComponent("feel").appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: url.path) else {
            print("skipped: \(name) is not on this machine")
            return nil
        }
        return try CaseFile(contentsOf: url)
    }

    @Test("reaches its floor", arguments: floors)
    func floor(name: String, values: Double, nulls: Double) throws {
        guard let file = try Self.load(name) else { return }
        let runner = CaseRunner(epochSeconds: 1_795_253_400)
        var tally = ConformanceTally()
        for test in file.cases { tally.add(runner.outcome(of: test), feature: test.feature, expectsNull: test.expectsNull) }
        print("\(name): \(tally.values.passed) of \(tally.values.all) values, \(tally.nulls.passed) of \(tally.nulls.all) nulls")
        #expect(Double(tally.values.passed) >= values * Double(tally.values.all))
        #expect(Double(tally.nulls.passed) >= nulls * Double(tally.nulls.all))
    }
}
