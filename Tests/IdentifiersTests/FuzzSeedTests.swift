import Foundation
import Identifiers
import Testing

@Suite("Seeds of fuzzing")
struct FuzzSeedTests {
    @Test("stay the same when they are normalised again")
    func identifiers() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fuzz/Seeds/FuzzIdentifiers")
        var accepted = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
            for kind in IdentifierKind.allCases {
                guard let normalised = kind.check(text).normalised else { continue }
                accepted += 1
                #expect(kind.check(normalised).normalised == normalised, "\(kind) \(name)")
            }
        }
        #expect(accepted >= 5)
    }
}
