import Foundation
import Testing

@testable import XDatenfelder

@Suite("Schemas of the conformance material, where it lies beside the repository")
struct ConformanceTests {
    /// `ANTRAGSWERK_CONFORMANCE`, or `../shared/conformance` beside the repository; nil when there is none.
    static let schemas: [URL]? = {
        let root = ProcessInfo.processInfo.environment["ANTRAGSWERK_CONFORMANCE"] ?? "../shared/conformance"
        let folder = URL(fileURLWithPath: root).appendingPathComponent("xdf/schemas")
        let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        if found == nil { print("skipped: no conformance material at \(folder.path)") }
        return found?.sorted { $0.path < $1.path }
    }()

    @Test("format 2 gives the expected tree")
    func format2() throws {
        for folder in Self.schemas ?? [] {
            let (tree, expected) = try Self.trees(folder, "xdf2")
            #expect(Self.difference(tree, expected, canonical: false) == [], "\(folder.lastPathComponent)")
        }
    }

    @Test("format 3 gives the same tree, but for the longer numbers and the values that were moved into the fields")
    func format3() throws {
        for folder in Self.schemas ?? [] {
            let (tree, expected) = try Self.trees(folder, "xdf3")
            #expect(Self.difference(tree, expected, canonical: true) == [], "\(folder.lastPathComponent)")
        }
    }

    private static func trees(_ folder: URL, _ format: String) throws -> (tree: [String: Any], expected: [String: Any]) {
        let file = folder.appendingPathComponent("\(folder.lastPathComponent)_\(format).xml")
        let schema = try SchemaReader.read(Array(try Data(contentsOf: file)))
        let tree = try JSONSerialization.jsonObject(with: JSONEncoder().encode(SchemaTree(schema)))
        let expected = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent("expected_tree.json")))
        return (try #require(tree as? [String: Any]), try #require(expected as? [String: Any]))
    }

    /// Where the two differ; keys of `meta` that only tell where a file comes from are left out.
    private static func difference(_ tree: [String: Any], _ expected: [String: Any], canonical: Bool) -> [String] {
        var found: [String] = []
        for key in ["elements", "rules"] {
            let ours = tree[key] as? [[String: Any]] ?? []
            let theirs = expected[key] as? [[String: Any]] ?? []
            if ours.count != theirs.count { found.append("\(key): \(ours.count) in place of \(theirs.count)") }
            for (one, other) in zip(ours, theirs) {
                let (one, other) = (plain(one, canonical), plain(other, canonical))
                if one != other { found.append("\(one)\n\(other)") }
            }
        }
        let meta = (tree["meta"] as? [String: Any] ?? [:], expected["meta"] as? [String: Any] ?? [:])
        for key in ["title", "elements", "groups", "fields", "rules"] where "\(meta.0[key] ?? "")" != "\(meta.1[key] ?? "")" {
            found.append("meta.\(key)")
        }
        return found
    }

    private static func plain(_ element: [String: Any], _ canonical: Bool) -> NSDictionary {
        guard canonical else { return element as NSDictionary }
        var result = element
        for key in ["id", "on", "version"] { result[key] = (element[key] as? String).map(longer) }
        for key in ["path", "rules"] { result[key] = (element[key] as? [String])?.map(longer) }
        // Identifications inside the text of a rule are longer as well, and small lists stand in the field itself.
        result["text"] = (element["text"] as? String)?.split(separator: " ").map { longer(String($0)) }.joined(separator: " ")
        // The converter writes straight quotes for typographic ones.
        result["help_in"] = (element["help_in"] as? String).map { String($0.map { "„“”".contains($0) ? "'" : $0 }) }
        result["values"] = nil
        result["codelist"] = nil
        return result as NSDictionary
    }

    private static func longer(_ text: String) -> String {
        if text.split(separator: ".").count == 2, text.allSatisfy({ $0.isNumber || $0 == "." }) { return text + ".0" }
        let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        return ElementID.canonical(String(word)) + text.dropFirst(word.count)
    }
}
