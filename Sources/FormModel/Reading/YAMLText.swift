import Yams

/// The text of one definition file, and its way to a ``YAMLNode``.
///
/// Only the part of YAML that people need for definitions is accepted: mappings with text keys, lists and texts; no
/// anchors, aliases, tags or several documents. Size, depth and number of nodes are bounded.
struct YAMLText {
    static let maxBytes = 512 * 1024
    static let maxDepth = 32
    static let maxNodes = 50_000

    /// The path shown in problems.
    let file: String
    let text: String
    let lines: [[Unicode.Scalar]]

    init(file: String, text: String) {
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        self.file = file
        self.text = text
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.last == "\r" ? Array(line.dropLast()) : Array(line)
        }
    }

    /// The root node; nil when the file is empty or its problems (added to `log`) leave nothing to read.
    func parse(_ log: ProblemLog) -> YAMLNode? {
        guard isAcceptable(log) else { return nil }
        do {
            // Every scalar is a text here; rules that find numbers and truth values would only let `1` and "1" be two keys.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                log.error("empty_file", at: at(1, 1), "The file is empty.", remedy: "Write the definition or delete the file.")
                return nil
            }
            var budget = Self.maxNodes
            return convert(root, depth: 0, budget: &budget, log)
        } catch let error as YamlError {
            log.add(problem(for: error))
        } catch {
            log.error("yaml", at: at(1, 1), "The file cannot be read as YAML.", remedy: "Check its indentation and quotes.")
        }
        return nil
    }

    func at(_ line: Int, _ column: Int) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column)
    }

    func at(_ mark: Mark?) -> SourceLocation { at(mark?.line ?? 1, mark?.column ?? 1) }

    // MARK: Before parsing

    /// Refuses what must not even reach the parser: too large a file, and anchors, whose aliases multiply work.
    private func isAcceptable(_ log: ProblemLog) -> Bool {
        guard text.utf8.count <= Self.maxBytes else {
            log.error(
                "file_too_large", at: at(1, 1), "The file has more than \(Self.maxBytes / 1024) KiB.",
                remedy: "Split the service, or move long texts out of the definition.")
            return false
        }
        for (index, line) in lines.enumerated() {
            if let column = anchorColumn(in: line) {
                log.error(
                    "anchor", at: at(index + 1, column), "YAML anchors ('&name') and aliases are not supported.",
                    remedy: "Write the value out; in a text put a blank behind '&'.")
                return false
            }
        }
        return true
    }

    private func anchorColumn(in line: [Unicode.Scalar]) -> Int? {
        for (index, scalar) in line.enumerated() where scalar == "&" {
            let next = index + 1 < line.count ? line[index + 1] : " "
            let previous = index > 0 ? line[index - 1] : " "
            if next != " ", next != "&", " \t[{,:".unicodeScalars.contains(previous) { return index + 1 }
        }
        return nil
    }

    // MARK: After parsing

    private func convert(_ node: Node, depth: Int, budget: inout Int, _ log: ProblemLog) -> YAMLNode? {
        budget -= 1
        guard depth < Self.maxDepth, budget > 0 else {
            log.error(
                "too_deep", at: at(node.mark), "The definition is nested too deeply or has too many parts.",
                remedy: "At most \(Self.maxDepth) levels and \(Self.maxNodes) values are read; split it.")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return .scalar(convert(scalar))
        case .sequence(let sequence):
            var nodes: [YAMLNode] = []
            for entry in sequence {
                guard let node = convert(entry, depth: depth + 1, budget: &budget, log) else { return nil }
                nodes.append(node)
            }
            return .list(nodes, at(sequence.mark))
        case .mapping(let mapping):
            var entries: [YAMLEntry] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key else {
                    log.error(
                        "key_not_text", at: at(key.mark), "A key must be a single word.",
                        remedy: "Write 'key: value'; put texts with '{' or '[' in quotes.")
                    return nil
                }
                guard let value = convert(value, depth: depth + 1, budget: &budget, log) else { return nil }
                entries.append(YAMLEntry(key: convert(name).text, value: value))
            }
            return .map(entries, at(mapping.mark))
        case .alias(let alias):
            log.error(
                "anchor", at: at(alias.mark), "YAML aliases ('*name') are not supported.",
                remedy: "Write the value out; put a text that begins with '*' in quotes.")
            return nil
        }
    }

    private func convert(_ scalar: Node.Scalar) -> YAMLScalar {
        let start = at(scalar.mark)
        let text = Located(scalar.string, at: start, segments: segments(of: scalar, at: start))
        return YAMLScalar(text: text, isPlain: scalar.style == .plain)
    }
}
