import FoundationEssentials

/// The text files under the folder of all definitions, by path relative to it (`kita/form.yaml`).
struct DefinitionFiles {
    static let maxFiles = 20_000

    /// How the folder is called in problems (`Forms`).
    let root: String
    let texts: [String: String]

    init(root: String, texts: [String: String]) {
        self.root = root
        self.texts = texts
    }

    /// Reads every file that can belong to a definition, YAML or a decision model; what cannot be read is a problem.
    init(folder: String, _ log: ProblemLog) {
        let url = URL(fileURLWithPath: folder)
        root = url.lastPathComponent
        var texts: [String: String] = [:]
        for name in Self.names(in: folder, log, at: root) {
            Self.read("\(folder)/\(name)", as: name, in: root, into: &texts, log)
            for inner in Self.names(in: "\(folder)/\(name)", nil, at: root) {
                if inner.hasSuffix(".dmn") { Self.load("\(folder)/\(name)/\(inner)", as: "\(name)/\(inner)", in: root, into: &texts, log) }
                Self.read("\(folder)/\(name)/\(inner)", as: "\(name)/\(inner)", in: root, into: &texts, log)
                guard inner == "examples" else { continue }
                for example in Self.names(in: "\(folder)/\(name)/\(inner)", nil, at: root) {
                    Self.read("\(folder)/\(name)/\(inner)/\(example)", as: "\(name)/\(inner)/\(example)", in: root, into: &texts, log)
                }
            }
        }
        self.texts = texts
    }

    /// Folders that hold a service: those with a file, whose names do not begin with `_` or `.`.
    var serviceIDs: [String] {
        let folders = texts.keys.compactMap { path -> String? in
            let parts = path.split(separator: "/")
            return parts.count > 1 ? parts.first.map(String.init) : nil
        }
        return Set(folders).filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }.sorted()
    }

    /// Paths below a folder, sorted.
    func paths(in folder: String) -> [String] {
        texts.keys.filter { $0.hasPrefix(folder + "/") }.sorted()
    }

    func location(_ path: String) -> SourceLocation {
        SourceLocation(file: "\(root)/\(path)", line: 1, column: 1)
    }

    /// The root node of a file; nil when the file is absent or unreadable.
    func parse(_ path: String, _ log: ProblemLog) -> YAMLNode? {
        texts[path].flatMap { YAMLText(file: "\(root)/\(path)", text: $0).parse(log) }
    }

    // MARK: Disk

    private static func names(in folder: String, _ log: ProblemLog?, at root: String) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            log?.error(
                "no_folder", at: SourceLocation(file: root, line: 1, column: 1), "The folder of definitions cannot be read.",
                remedy: "Check its path and permissions.")
            return []
        }
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func read(
        _ file: String, as path: String, in root: String, into texts: inout [String: String], _ log: ProblemLog
    ) {
        if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { load(file, as: path, in: root, into: &texts, log) }
    }

    private static func load(
        _ file: String, as path: String, in root: String, into texts: inout [String: String], _ log: ProblemLog
    ) {
        guard texts.count < maxFiles else { return }
        let place = SourceLocation(file: "\(root)/\(path)", line: 1, column: 1)
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        let maxBytes = path.hasSuffix(".dmn") ? ServiceModels.maxBytes : YAMLText.maxBytes
        if let size = attributes?[.size] as? Int, size > maxBytes {
            log.error(
                "file_too_large", at: place, "The file has more than \(maxBytes / 1024) KiB.",
                remedy: "Split the service, or move long texts out of the definition.")
        } else if let data = try? Data(contentsOf: URL(fileURLWithPath: file)) {
            if let text = String(validating: data, as: UTF8.self) {
                texts[path] = text
            } else {
                log.error("not_utf8", at: place, "The file is not UTF-8 text.", remedy: "Save it with the encoding UTF-8.")
            }
        } else {
            log.error("unreadable", at: place, "The file cannot be read.", remedy: "Check its permissions.")
        }
    }
}
