import Foundation
import Testing

@Suite("House rules that a machine can check")
struct HouseRulesTests {
    @Test("no source file is longer than 400 lines")
    func filesAreShort() throws {
        for file in try SourceTree.current.sources() {
            #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
        }
    }

    /// Words that end the process when they go wrong. A reason beside them ("Never fails: …") allows one.
    @Test("nothing can end the process by input")
    func nothingTraps() throws {
        let traps = ["try!", "as!", "fatalError(", "preconditionFailure(", ".first!", ".last!", "]!"]
        for file in try SourceTree.current.sources() {
            for (index, line) in file.lines.enumerated() {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
                let isAllowed = line.contains("// Never fails:")
                #expect(
                    isAllowed || !traps.contains { code.contains($0) },
                    "\(file.path):\(index + 1) can end the process: \(line.trimmingCharacters(in: .whitespaces))")
            }
        }
    }

    @Test("migrations are numbered without gaps and named in snake case")
    func migrationsAreNumbered() throws {
        let folder = SourceTree.current.root.appendingPathComponent("Migrations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }.sorted()
        try #require(!names.isEmpty)
        for (index, name) in names.enumerated() {
            #expect(name.hasPrefix(String(format: "%04d_", index + 1)), "\(name)")
            #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || "_.".contains($0) }, "\(name)")
        }
    }

    @Test("the repository holds no secret and no open end")
    func nothingIsLeftOpen() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "BEGIN PRIVATE" + " KEY", "BEGIN EC PRIVATE" + " KEY"]
        for file in try SourceTree.current.sources() {
            for mark in marks {
                #expect(
                    !file.text.contains("\"-----" + mark) && (mark.hasPrefix("BEGIN") || !file.text.contains(mark)),
                    "\(file.path) contains \(mark)")
            }
        }
    }
}
