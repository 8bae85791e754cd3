import XMLReading

/// Reads the children of one element leniently: what breaks the schema is a warning, and reading goes on.
struct ElementReader {
    let node: XMLTree
    let log: WarningLog

    /// Warns of children that are missing, twice or not known.
    func check(_ shape: ElementShape) {
        var seen: Set<String> = []
        for child in node.children {
            if !isOwn(child) {
                log.add(
                    "unexpected_element", "'\(child.name)' of '\(child.namespace)' does not belong into '\(node.name)'; it was left out.",
                    at: child)
            } else if !shape.allows(child.name) {
                log.add("unexpected_element", "'\(child.name)' is not known in '\(node.name)'; it was left out.", at: child)
            } else if !seen.insert(child.name).inserted, !shape.repeated.contains(child.name) {
                log.add("duplicate_element", "'\(child.name)' stands more than once in '\(node.name)'; the first one counts.", at: child)
            }
        }
        for name in shape.required.subtracting(seen).sorted() {
            log.add("missing_element", "'\(node.name)' has no '\(name)'.", at: node)
        }
    }

    private func isOwn(_ child: XMLTree) -> Bool { child.namespace == node.namespace }

    // MARK: Texts

    /// The text of a child; nil where there is none or it is empty.
    func text(_ name: String) -> String? {
        guard let child = node.child(name) else { return nil }
        log.checkCharacters(of: child)
        let text = child.text.trimmed
        return text.isEmpty ? nil : text
    }

    /// The text of a child that has to have one; the warning names what was taken instead.
    func requiredText(_ name: String, else fallback: String = "") -> String {
        if let text = text(name) { return text.collapsed }
        if let child = node.child(name) { log.add("empty_element", "'\(name)' is empty.", at: child) }
        return fallback
    }

    func texts(_ name: String) -> [String] {
        node.all(name).compactMap { child in
            log.checkCharacters(of: child)
            let text = child.text.trimmed
            return text.isEmpty ? nil : text
        }
    }

    /// Provisions of law; those of format 3 may have an address.
    func references(_ name: String = "bezug") -> [LegalReference] {
        node.all(name).compactMap { child in
            log.checkCharacters(of: child)
            let text = child.text.trimmed
            return text.isEmpty ? nil : LegalReference(text: text, link: child["link"]?.trimmed)
        }
    }

    /// The code that lies in a child; `known` are the values of the standard.
    func code(_ name: String, known: Set<String>) -> String {
        guard let child = node.child(name) else { return "" }
        // The element 'code' belongs to no namespace; files that give it one are read all the same.
        guard let code = child.child(local: "code")?.text.trimmed, !code.isEmpty else {
            log.add("empty_element", "'\(name)' has no code.", at: child)
            return ""
        }
        if !known.isEmpty, !known.contains(code) {
            log.add("unknown_code", "'\(code)' is not a value of '\(name)'; it was kept.", at: child)
        }
        return code
    }

    // MARK: Identification

    func identification(_ format: DataSchema.Format) -> ElementID {
        guard let child = node.child("identifikation") else { return ElementID("", "") }
        let reader = ElementReader(node: child, log: log)
        reader.check(.identification)
        let id = reader.requiredText("id")
        let version = reader.text("version")?.collapsed ?? ""
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        let isNumbers = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        if !version.isEmpty, !isNumbers || parts.count != (format == .version2 ? 2 : 3) {
            log.add(
                "bad_version", "'\(version)' is not a version of format \(format.rawValue); it was kept.",
                at: child.child("version") ?? child)
        }
        return ElementID(id, version)
    }
}
