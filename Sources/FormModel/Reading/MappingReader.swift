/// Reads the keys of one mapping, notes what is wrong with them, and at the end refuses keys nobody asked for.
///
/// Every method gives something usable back, so that reading goes on and finds the next problem as well.
final class MappingReader {
    /// What is being read, in the words of a message: "a field", "the service".
    let what: String
    let location: SourceLocation
    let log: ProblemLog
    let entries: [YAMLEntry]
    private var asked: [String] = []

    init(_ entries: [YAMLEntry], of what: String, at location: SourceLocation, _ log: ProblemLog) {
        self.what = what
        self.location = location
        self.log = log
        self.entries = entries
    }

    /// Nil, with a problem, when the node is no mapping.
    convenience init?(_ node: YAMLNode, of what: String, _ log: ProblemLog) {
        guard case .map(let entries, let location) = node else {
            log.error(
                "not_a_mapping", at: node.location, "Here should be \(what) with its keys, not \(node.shape).",
                remedy: "Write 'key: value' pairs, each in a line of its own with the same indentation.")
            return nil
        }
        self.init(entries, of: what, at: location, log)
    }

    func has(_ key: String) -> Bool { entries.contains { $0.key.value == key } }

    /// Where a key is written; the mapping's beginning when it is absent.
    func location(of key: String) -> SourceLocation {
        entries.first { $0.key.value == key }?.key.location ?? location
    }

    /// The node of a key; nil when it is absent. Written without a value it is a problem.
    func node(_ key: String) -> YAMLNode? {
        asked.append(key)
        guard let entry = entries.first(where: { $0.key.value == key }) else { return nil }
        guard !entry.value.isEmpty else {
            log.error(
                "empty_value", at: entry.key.location, "'\(key)' has no value.",
                remedy: "Write the value behind the colon, or remove the line.")
            return nil
        }
        return entry.value
    }

    func requiredNode(_ key: String, remedy: String) -> YAMLNode? {
        if !has(key) {
            log.error("missing_key", at: location, "\(what.capitalizedFirst) has no '\(key)'.", remedy: remedy)
        }
        return node(key)
    }

    // MARK: Texts

    /// A text with its place; nil when the key is absent or no text stands there.
    func located(_ key: String) -> Located<String>? {
        node(key).flatMap { Self.text($0, of: "'\(key)'", log) }
    }

    func text(_ key: String) -> String? { located(key)?.value.trimmed }

    /// A text that must be there; the empty text when it is not.
    func requiredText(_ key: String, remedy: String) -> String {
        requiredLocated(key, remedy: remedy).value.trimmed
    }

    func requiredLocated(_ key: String, remedy: String) -> Located<String> {
        requiredNode(key, remedy: remedy).flatMap { Self.text($0, of: "'\(key)'", log) } ?? Located("", at: location(of: key))
    }

    /// A required name that matches `^[a-z][a-z0-9_]*$`.
    func identifier(_ key: String = "id") -> Located<String> {
        let id = requiredLocated(key, remedy: "Add '\(key): …', a short name in lower-case letters, digits and underscores.")
        if !id.value.isEmpty { Self.checkIdentifier(id, log) }
        return id
    }

    func texts(_ key: String) -> [String] { locatedTexts(key).map(\.value.trimmed) }

    /// A list of texts; a single text counts as a list of one.
    func locatedTexts(_ key: String) -> [Located<String>] {
        guard let node = node(key) else { return [] }
        if case .scalar = node { return [Self.text(node, of: "'\(key)'", log)].compactMap { $0 } }
        return Self.list(node, key: key, of: "texts", log).compactMap { Self.text($0, of: "an entry of '\(key)'", log) }
    }

    // MARK: Values

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = located(key) else { return nil }
        guard let number = Int(text.value), range.contains(number) else {
            log.error(
                "not_an_integer", at: text.location, "'\(key)' must be a whole number, not '\(text.value.shortened)'.",
                remedy: "Write a number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return number
    }

    func flag(_ key: String) -> Bool? {
        guard let text = located(key) else { return nil }
        switch text.value {
        case "true": return true
        case "false": return false
        default:
            log.error(
                "not_a_flag", at: text.location, "'\(key)' must be true or false, not '\(text.value.shortened)'.",
                remedy: "Write 'true' or 'false'.")
            return nil
        }
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, as _: Word.Type) -> Word? {
        located(key).flatMap { Self.word($0, as: Word.self, of: key, log) }
    }

    // MARK: Parts

    /// The entries of a list; none, with a problem, when no list stands there.
    func list(_ key: String, of what: String) -> [YAMLNode] {
        node(key).map { Self.list($0, key: key, of: what, log) } ?? []
    }

    func requiredList(_ key: String, of what: String, remedy: String) -> [YAMLNode] {
        requiredNode(key, remedy: remedy).map { Self.list($0, key: key, of: what, log) } ?? []
    }

    func mapping(_ key: String, of what: String) -> MappingReader? {
        node(key).flatMap { MappingReader($0, of: what, log) }
    }

    /// Marks keys as known that are read elsewhere.
    func know(_ keys: String...) { asked += keys }

    /// Refuses keys that nobody asked for. `foreign` maps keys that exist elsewhere to the words that say where.
    func finish(foreign: [String: String] = [:]) {
        for entry in entries where !asked.contains(entry.key.value) {
            let key = entry.key.value
            if let place = foreign[key] {
                log.error("foreign_key", at: entry.key.location, "'\(key.shortened)' does not belong to \(what).", remedy: place)
            } else if entry.value.isEmpty, key.contains(" ") {
                log.error(
                    "comma_in_text", at: entry.key.location, "Inside {…} a comma ends the text, so '\(key.shortened)' counts as a key.",
                    remedy: "Put the whole text in quotes.")
            } else {
                let allowed = "Allowed are: \(Set(asked).sorted().joined(separator: ", "))."
                log.error(
                    "unknown_key", at: entry.key.location, "'\(key.shortened)' is not a key of \(what).",
                    remedy: Suggestion.remedy(for: key, among: asked, otherwise: allowed))
            }
        }
    }
}
