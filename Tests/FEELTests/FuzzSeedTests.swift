import FEEL
import Foundation
import Testing

/// The inputs that fuzzing began with, and those that it found faults with, stay here.
@Suite("Seeds of fuzzing")
struct FuzzSeedTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzz/Seeds/FuzzExpressions")

    static func seeds() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .map { String(decoding: try Data(contentsOf: folder.appendingPathComponent($0)), as: UTF8.self) }
    }

    @Test("print to themselves and end within their limits, in both modes")
    func expressions() throws {
        let seeds = try Self.seeds()
        #expect(seeds.count >= 13)
        var parsed = 0
        for seed in seeds {
            if let tree = try? SyntaxTree.parse(seed) {
                parsed += 1
                #expect(try SyntaxTree.parse(tree.canonical) == tree, "\(seed)")
            }
            for mode in [CompilationMode.checked, .standard] {
                var scope = Scope(mode: mode)
                for name in ["a", "b", "c", "d", "e", "netto"] { scope.declare(name, .any) }
                guard let compiled = try? CompiledExpression.compile(seed, in: scope) else { continue }
                let limits = Limits(depth: 300, steps: 5_000, listSize: 1_000, stringSize: 10_000)
                _ = try? compiled.evaluate(Frame(count: 6), Environment(epochSeconds: 0, limits: limits, noResult: .raise))
            }
        }
        #expect(parsed >= 10)
    }
}
