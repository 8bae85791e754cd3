import Foundation
import FuzzTargets
import Testing

/// The inputs that fuzzing begins with, and those that it found faults with, stay here.
@Suite("Seeds of fuzzing")
struct FuzzSeedTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzz/Seeds")

    private static func seeds(of target: FuzzTarget) throws -> [(name: String, input: [UInt8])] {
        let folder = folder.appendingPathComponent(target.rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))))
        }
    }

    @Test(
        "keep every promise, and are mostly understood to the end",
        arguments: [
            (FuzzTarget.syntax, 23), (.evaluation, 24), (.decisions, 14), (.definitions, 9), (.identifiers, 24),
        ])
    func promises(target: FuzzTarget, understood: Int) throws {
        var count = 0
        for (name, input) in try Self.seeds(of: target) {
            do throws(FuzzFault) {
                if try target.run(input) { count += 1 }
            } catch {
                Issue.record("\(target.rawValue)/\(name): \(error)")
            }
        }
        #expect(count >= understood)
    }

    @Test("keep every promise when a part is missing or a byte is another one", arguments: FuzzTarget.allCases)
    func neighbours(target: FuzzTarget) throws {
        for (name, input) in try Self.seeds(of: target) {
            for part in 0..<16 {
                let cut = input.count * part / 16
                var changed = input
                if changed.indices.contains(cut) { changed[cut] = changed[cut] &* 31 &+ UInt8(part) }
                for neighbour in [Array(input.prefix(cut)), Array(input.dropFirst(cut)), changed] {
                    do throws(FuzzFault) {
                        _ = try target.run(neighbour)
                    } catch {
                        Issue.record("\(target.rawValue)/\(name), part \(part): \(error)")
                    }
                }
            }
        }
    }

    @Test("stand in a folder for each target, with at least ten in it")
    func folders() throws {
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) == Set(FuzzTarget.allCases.map(\.rawValue)))
        for target in FuzzTarget.allCases { #expect(try Self.seeds(of: target).count >= 10, "\(target.rawValue)") }
    }
}
