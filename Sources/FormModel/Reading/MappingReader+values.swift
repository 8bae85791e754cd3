/// Reading single nodes, with or without a mapping around them.
extension MappingReader {
    static func text(_ node: YAMLNode, of name: String, _ log: ProblemLog) -> Located<String>? {
        guard case .scalar(let scalar) = node else {
            log.error(
                "not_a_text", at: node.location, "\(name.capitalizedFirst) must be a text, not \(node.shape).",
                remedy: "Write the text behind the colon; put it in quotes if it begins with '[' or '{'.")
            return nil
        }
        guard !scalar.text.value.trimmed.isEmpty, !scalar.isEmpty else {
            log.error(
                "empty_text", at: node.location, "\(name.capitalizedFirst) is empty.", remedy: "Write the text, or remove the line.")
            return nil
        }
        return scalar.text
    }

    static func list(_ node: YAMLNode, key: String, of what: String, _ log: ProblemLog) -> [YAMLNode] {
        guard case .list(let nodes, _) = node else {
            log.error(
                "not_a_list", at: node.location, "'\(key)' must be a list of \(what), not \(node.shape).",
                remedy: "Begin each entry with '- ' in a line of its own.")
            return []
        }
        return nodes
    }

    static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: Located<String>, as _: Word.Type, of key: String, _ log: ProblemLog
    ) -> Word? {
        if let word = Word(rawValue: text.value) { return word }
        let allowed = Word.allCases.map(\.rawValue)
        log.error(
            "unknown_word", at: text.location, "'\(text.value.shortened)' is not a value of '\(key)'.",
            remedy: Suggestion.remedy(
                for: text.value, among: allowed, otherwise: "Allowed are: \(allowed.joined(separator: ", ")).")
        )
        return nil
    }

    static func checkIdentifier(_ id: Located<String>, _ log: ProblemLog) {
        if !Names.isIdentifier(id.value) {
            log.error(
                "bad_id", at: id.location,
                "'\(id.value.shortened)' cannot be an id: only lower-case letters, digits and '_', beginning with a letter (not 'xml').",
                remedy: "Write '\(Names.proposal(for: id.value))', for example.")
        } else if Names.reserved.contains(id.value) {
            log.error(
                "reserved_id", at: id.location, "'\(id.value)' has a meaning of its own in expressions and cannot be an id.",
                remedy: "Choose a more telling name.")
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.dropLast(start.reversed().prefix { $0.isWhitespace }.count))
    }

    /// Short enough for a message.
    var shortened: String { count > 60 ? String(prefix(60)) + "…" : self }

    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
