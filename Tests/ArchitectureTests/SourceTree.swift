import Foundation

/// The Swift files of the repository this test was built from.
struct SourceTree {
    let root: URL

    static let current = SourceTree(
        root: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent())

    struct File {
        let module: String
        /// Path below the repository.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

        /// The modules that the file's import lines name.
        var imports: Set<String> {
            let modifiers: Set<Substring> = ["public", "package", "internal", "private", "fileprivate", "@preconcurrency", "@testable"]
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            var names: Set<String> = []
            for line in lines {
                var words = line.split(separator: " ")
                while let first = words.first, modifiers.contains(first) { words.removeFirst() }
                guard words.first == "import", words.count >= 2 else { continue }
                let named = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
                names.insert(String(named.split(separator: ".").first ?? named))
            }
            return names
        }
    }

    func text(of path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The Swift files below `Sources`, by module.
    func sources() throws -> [File] {
        let sources = root.appendingPathComponent("Sources")
        let modules = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        return try modules.sorted().flatMap { module in
            let folder = sources.appendingPathComponent(module)
            let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? []
            return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
                File(
                    module: module,
                    path: "Sources/\(module)/\(path)",
                    text: try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
            }
        }
    }
}
