/// Finds what changed between two versions of a schema.
///
/// Elements of the same group are matched by their identification. What is left over on both sides and has the same
/// identification was moved; the rest was added or removed.
struct SchemaComparer {
    private let old: DataSchema
    private let new: DataSchema
    private let properties: PropertyComparer
    private var changes: [SchemaChange] = []
    private var removed: [PlacedElement] = []
    private var added: [PlacedElement] = []
    private var reported: Set<SchemaChange> = []

    init(_ old: DataSchema, _ oldLists: CodeLists, _ new: DataSchema, _ newLists: CodeLists) {
        self.old = old
        self.new = new
        properties = PropertyComparer(oldLists: oldLists, newLists: newLists, isSameFormat: old.format == new.format)
    }

    mutating func compare() -> [SchemaChange] {
        compareSchemas()
        compare(PlacedElement.placed(old.parts, in: []), PlacedElement.placed(new.parts, in: []), around: "the schema")
        pairMoved()
        let gone = removed.map { report("removed", $0, "was removed from \($0.parentTitle)") }
        let come = added.map { report("added", $0, "was added to \($0.parentTitle) (\($0.part.count))") }
        return changes + gone + come
    }

    private mutating func compareSchemas() {
        for property in properties.changes(old.head, new.head) { add(property, new.head, "Schema", path: []) }
        compareRules(old.rules, new.rules, "the schema", path: [])
    }

    // MARK: Structure

    private mutating func compare(_ old: [PlacedElement], _ new: [PlacedElement], around: String) {
        let oldKeys = Self.keys(old)
        let newKeys = Self.keys(new)
        let known = Dictionary(zip(oldKeys, old)) { first, _ in first }
        compareOrder(oldKeys.filter(Set(newKeys).contains), newKeys.filter(Set(oldKeys).contains), new, newKeys, around)
        for (key, element) in zip(newKeys, new) {
            if let before = known[key] { compare(before, element) } else { added.append(element) }
        }
        removed += zip(oldKeys, old).filter { !Set(newKeys).contains($0.0) }.map(\.1)
    }

    /// Identification, and which of several with the same one.
    private static func keys(_ elements: [PlacedElement]) -> [String] {
        var counts: [String: Int] = [:]
        return elements.map { element in
            counts[element.id, default: 0] += 1
            return "\(element.id)#\(counts[element.id, default: 1])"
        }
    }

    private mutating func compareOrder(_ old: [String], _ new: [String], _ elements: [PlacedElement], _ keys: [String], _ around: String) {
        guard old != new, let parent = elements.first else { return }
        let names = Dictionary(zip(keys, elements.map(\.head.id.id))) { first, _ in first }
        func list(_ keys: [String]) -> String { keys.compactMap { names[$0] }.joined(separator: ", ") }
        let (before, after) = (list(old), list(new))
        guard before != after else { return }
        changes.append(
            SchemaChange(
                code: "order", element: parent.above.last?.head.id.id ?? self.new.head.id.id,
                name: parent.above.last?.head.name ?? self.new.head.name, path: parent.path.dropLast(), old: before, new: after,
                text: "The order in \(around) changed: \(PropertyComparer.short(before)) → \(PropertyComparer.short(after))."))
    }

    private mutating func compare(_ old: PlacedElement, _ new: PlacedElement) {
        if old.part.count != new.part.count {
            let meaning = Self.meaning(old.part.count, new.part.count)
            let text = "\(new.title) in \(new.parentTitle): count \(old.part.count) → \(new.part.count)\(meaning)."
            changes.append(
                SchemaChange(
                    code: "count", element: new.head.id.id, name: new.head.name, path: new.path, old: old.part.count.description,
                    new: new.part.count.description, text: text))
        }
        for property in properties.changes(old.part.element, new.part.element) {
            add(property, new.head, new.title.split(separator: " ").first.map(String.init) ?? "", path: new.path)
        }
        compareRules(old.part.element.rules, new.part.element.rules, "\(new.head.id.id) '\(new.head.name)'", path: new.path)
        compare(old.parts, new.parts, around: "\(new.head.id.id) '\(new.head.name)'")
    }

    private static func meaning(_ old: Multiplicity, _ new: Multiplicity) -> String {
        var words: [String] = []
        if old.isOptional != new.isOptional { words.append(new.isOptional ? "now optional" : "now required") }
        if old.isRepeated != new.isRepeated { words.append(new.isRepeated ? "now repeated" : "no longer repeated") }
        return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }

    /// An element used in several places is described once.
    private mutating func add(_ property: PropertyComparer.Change, _ head: ElementHead, _ kind: String, path: [String]) {
        let text = "\(kind) \(head.id.id) '\(head.name)': \(property.text)."
        let key = SchemaChange(
            code: property.code, element: head.id.id, name: head.name, path: [], old: property.old, new: property.new, text: text)
        guard reported.insert(key).inserted else { return }
        changes.append(
            SchemaChange(
                code: property.code, element: head.id.id, name: head.name, path: path, old: property.old, new: property.new, text: text))
    }

    // MARK: Moved, added, removed

    /// Pairs what was removed at one place and added at another; what lies in a pair is compared, which may leave more over.
    private mutating func pairMoved() {
        var isDone = false
        while !isDone {
            isDone = true
            let arrived = Set(added.flatMap(\.all).map(\.id))
            search: for (index, gone) in removed.enumerated() {
                for inner in gone.all where arrived.contains(inner.id) {
                    guard let (place, come) = arrival(of: inner.id) else { continue }
                    take(inner.path, at: index, from: &removed)
                    take(come.path, at: place, from: &added)
                    changes.append(report("moved", come, "moved from \(inner.parentTitle) to \(come.parentTitle)"))
                    compare(inner, come)
                    isDone = false
                    break search
                }
            }
        }
    }

    private func arrival(of id: String) -> (Int, PlacedElement)? {
        for (index, come) in added.enumerated() {
            if let found = come.all.first(where: { $0.id == id }) { return (index, found) }
        }
        return nil
    }

    /// Takes the element with that path out of a tree: what lies beside it on the way stays.
    private func take(_ path: [String], at index: Int, from list: inout [PlacedElement]) {
        let tree = list[index]
        if tree.path != path, let rest = Self.without(path.dropFirst(tree.path.count), in: tree.part) {
            list[index] = PlacedElement(rest, in: tree.above)
        } else {
            list.remove(at: index)
        }
    }

    /// Nil when there is nothing at the path.
    private static func without(_ path: ArraySlice<String>, in part: SchemaPart) -> SchemaPart? {
        guard let next = path.first, case .group(let group) = part.element else { return nil }
        for (place, inner) in group.parts.enumerated() where inner.element.head.id.id == next {
            var parts = group.parts
            if path.count == 1 {
                parts.remove(at: place)
            } else if let rest = without(path.dropFirst(), in: inner) {
                parts[place] = rest
            } else {
                continue
            }
            let rest = DataGroup(head: group.head, isChoice: group.isChoice, rules: group.rules, parts: parts)
            return SchemaPart(count: part.count, references: part.references, element: .group(rest), line: part.line)
        }
        return nil
    }

    private func report(_ code: String, _ element: PlacedElement, _ what: String) -> SchemaChange {
        let inside = element.all.count - 1
        let more = code == "moved" || inside == 0 ? "" : ", with \(inside) \(inside == 1 ? "element" : "elements") in it"
        return SchemaChange(
            code: code, element: element.head.id.id, name: element.head.name, path: element.path, old: nil, new: nil,
            text: "\(element.title) \(what)\(more).")
    }

    // MARK: Rules

    private mutating func compareRules(_ old: [DataRule], _ new: [DataRule], _ owner: String, path: [String]) {
        let before = Dictionary(old.map { ($0.id.canonicalID, $0) }) { first, _ in first }
        let after = Set(new.map(\.id.canonicalID))
        for rule in new {
            guard let earlier = before[rule.id.canonicalID] else {
                addRule("rule_added", rule, nil, rule.text, "was added to \(owner): \(PropertyComparer.short(rule.text))", path)
                continue
            }
            if PropertyComparer.canonical(earlier.text) != PropertyComparer.canonical(rule.text) {
                let words = "\(PropertyComparer.short(earlier.text)) → \(PropertyComparer.short(rule.text))"
                addRule("rule_text", rule, earlier.text, rule.text, "of \(owner): \(words)", path)
            }
            if earlier.id.canonicalVersion != rule.id.canonicalVersion {
                let words = "of \(owner): version \(earlier.id.version) → \(rule.id.version)"
                addRule("rule_version", rule, earlier.id.version, rule.id.version, words, path)
            }
        }
        for rule in old where !after.contains(rule.id.canonicalID) {
            addRule("rule_removed", rule, rule.text, nil, "was removed from \(owner): \(PropertyComparer.short(rule.text))", path)
        }
    }

    private mutating func addRule(_ code: String, _ rule: DataRule, _ old: String?, _ new: String?, _ what: String, _ path: [String]) {
        let text = "Rule \(rule.id.id) '\(rule.name)' \(what)" + (what.hasSuffix(".") ? "" : ".")
        let key = SchemaChange(code: code, element: rule.id.id, name: rule.name, path: [], old: old, new: new, text: text)
        guard reported.insert(key).inserted else { return }
        changes.append(SchemaChange(code: code, element: rule.id.id, name: rule.name, path: path, old: old, new: new, text: text))
    }
}
