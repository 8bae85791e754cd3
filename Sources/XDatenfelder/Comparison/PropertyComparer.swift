/// Compares what two versions of an element say about themselves.
struct PropertyComparer {
    struct Change {
        let code: String
        let old: String?
        let new: String?
        let text: String
    }

    let oldLists: CodeLists
    let newLists: CodeLists
    /// Formats 2 and 3 have different values of the status.
    let isSameFormat: Bool

    func changes(_ old: SchemaElement, _ new: SchemaElement) -> [Change] {
        let heads = changes(old.head, new.head)
        switch (old, new) {
        case (.field(let old), .field(let new)): return heads + changes(old, new)
        case (.group(let old), .group(let new)):
            return heads + value("choice", "kind of group", old.isChoice ? "choice" : "all", new.isChoice ? "choice" : "all")
        default: return heads
        }
    }

    func changes(_ old: ElementHead, _ new: ElementHead) -> [Change] {
        value("version", "version", old.id.canonicalVersion, new.id.canonicalVersion, shown: (old.id.version, new.id.version))
            + value("name", "name", old.name, new.name) + value("label", "label", old.label, new.label)
            + value("output_label", "output label", old.outputLabel, new.outputLabel) + value("help", "help", old.help, new.help)
            + value("output_help", "output help", old.outputHelp, new.outputHelp)
            + value("description", "description", old.description, new.description)
            + value("definition", "definition", old.definition, new.definition)
            + value("element_kind", "Schemaelementart", old.elementKind, new.elementKind)
            + value("law", "legal basis", law(old), law(new))
            + (isSameFormat ? value("status", "status", old.status, new.status) : [])
    }

    private func law(_ head: ElementHead) -> String { head.references.map(\.text.collapsed).joined(separator: "; ") }

    private func changes(_ old: DataField, _ new: DataField) -> [Change] {
        var changes =
            value("field_kind", "Feldart", old.fieldKind, new.fieldKind) + value("type", "data type", old.dataType, new.dataType)
        for key in Constraints(old.constraints.entries.merging(new.constraints.entries) { one, _ in one }).keys {
            changes += value("constraint", key, old.constraints.entries[key], new.constraints.entries[key])
        }
        changes += value("content", "content", old.content, new.content)
        changes += value("prefill", "prefill", old.prefill ?? "keine", new.prefill ?? "keine")
        changes += value("max_size", "largest size", old.maxSize.map(String.init), new.maxSize.map(String.init))
        changes += value(
            "media_types", "media types", old.mediaTypes.sorted().joined(separator: ", "), new.mediaTypes.sorted().joined(separator: ", "))
        return changes + listChanges(old, new)
    }

    // MARK: Code lists

    private func listChanges(_ old: DataField, _ new: DataField) -> [Change] {
        let (before, after) = (oldLists.entries(of: old), newLists.entries(of: new))
        let entries = before.flatMap { before in after.map { entryChanges(before, $0) } }
        // A list that moved into the field is the same list as long as its values are.
        if let entries, entries.isEmpty, new.codeList == nil || old.codeList == nil { return [] }
        return value("code_list", "code list", address(old), address(new)) + (entries ?? [])
    }

    private func address(_ field: DataField) -> String? { field.codeList?.address ?? (field.values.isEmpty ? nil : "values in the field") }

    private func entryChanges(_ old: [CodeEntry], _ new: [CodeEntry]) -> [Change] {
        let before = Dictionary(old.map { ($0.code, $0) }) { first, _ in first }
        let after = Set(new.map(\.code))
        var changes: [Change] = []
        for entry in new {
            guard let earlier = before[entry.code] else {
                changes.append(Change(code: "code_added", old: nil, new: entry.name, text: "code \(entry.code) '\(entry.name)' is new"))
                continue
            }
            changes += value("code_name", "code \(entry.code)", earlier.name, entry.name)
            changes += value("code_help", "help of code \(entry.code)", earlier.help, entry.help)
        }
        for entry in old where !after.contains(entry.code) {
            changes.append(Change(code: "code_removed", old: entry.name, new: nil, text: "code \(entry.code) '\(entry.name)' is gone"))
        }
        return changes
    }

    // MARK: Words

    private func value(_ code: String, _ what: String, _ old: String?, _ new: String?, shown: (String, String)? = nil) -> [Change] {
        let (before, after) = (Self.filled(old), Self.filled(new))
        guard before != after else { return [] }
        let (from, to) = (shown?.0 ?? before, shown?.1 ?? after)
        let words = [from, to].map { $0.flatMap { $0.isEmpty ? nil : Self.short($0) } ?? "none" }
        return [Change(code: code, old: Self.filled(from), new: Self.filled(to), text: "\(what) \(words[0]) → \(words[1])")]
    }

    /// Nothing and an empty text are the same, and so are all ways to break lines.
    private static func filled(_ text: String?) -> String? {
        guard let text = text?.collapsed, !text.isEmpty else { return nil }
        return text
    }

    static func short(_ text: String) -> String {
        text.count > 100 ? "'\(text.prefix(99))…'" : "'\(text)'"
    }

    /// A text with all identifications as format 3 writes them.
    static func canonical(_ text: String) -> String {
        var result = ""
        var word = ""
        for character in text.collapsed {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                result += ElementID.canonical(word) + String(character)
                word = ""
            }
        }
        return result + ElementID.canonical(word)
    }
}
