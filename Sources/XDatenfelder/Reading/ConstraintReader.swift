import Foundation
import XMLReading

/// Reads the Präzisierung of a field: JSON in format 2, attributes in format 3.
struct ConstraintReader {
    let log: WarningLog
    let format: DataSchema.Format

    func read(_ node: XMLTree?) -> Constraints {
        guard let node else { return Constraints() }
        var entries = format == .version3 ? node.attributes.filter { !$0.key.contains(":") } : [:]
        let text = node.text.trimmed
        if !text.isEmpty { entries.merge(object(text, node)) { first, _ in first } }
        entries = entries.mapValues(\.trimmed).filter { !$0.value.isEmpty }
        for key in entries.keys.sorted() where !Constraints.known.contains(key) {
            log.add("unknown_constraint", "'\(key)' is no constraint of the standard; it was kept as a note.", at: node)
        }
        if let pattern = entries["pattern"] { entries["pattern"] = repaired(pattern, node) }
        checkNumbers(Constraints(entries), node)
        return Constraints(entries)
    }

    // MARK: JSON

    private func object(_ text: String, _ node: XMLTree) -> [String: String] {
        if let entries = Self.parse(text) { return entries }
        // Patterns are often written with single backslashes, which JSON does not know.
        if let entries = Self.parse(Self.doublingBackslashes(text)) {
            log.add("bad_json", "The constraints have single backslashes, which JSON does not allow; they were taken as meant.", at: node)
            return entries
        }
        log.add("bad_json", "The constraints '\(text.collapsed.prefix(60))' are no JSON object; they were left out.", at: node)
        return [:]
    }

    private static func parse(_ text: String) -> [String: String]? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { return nil }
        return object.compactMapValues { value in
            switch value {
            case let text as String: text
            case let number as NSNumber: number.stringValue
            default: nil
            }
        }
    }

    /// Doubles each backslash that does not begin an escape of JSON.
    private static func doublingBackslashes(_ text: String) -> String {
        var result = ""
        var characters = Array(text)[...]
        while let character = characters.popFirst() {
            result.append(character)
            guard character == "\\" else { continue }
            if let next = characters.first, "\"\\/nrtu".contains(next) {
                result.append(next)
                characters.removeFirst()
            } else {
                result.append("\\")
            }
        }
        return result
    }

    // MARK: Checks

    /// Converters from format 2 leave the backslashes doubled that JSON needs: `\\p{L}` would ask for a backslash and a p.
    private func repaired(_ pattern: String, _ node: XMLTree) -> String {
        guard format == .version3, pattern.contains("\\\\") else { return pattern }
        let single = pattern.replacing("\\\\", with: "")
        guard !single.contains("\\") else { return pattern }
        log.add("doubled_backslash", "The pattern '\(pattern)' has doubled backslashes; they were taken as single ones.", at: node)
        return pattern.replacing("\\\\", with: "\\")
    }

    private func checkNumbers(_ constraints: Constraints, _ node: XMLTree) {
        for key in ["minLength", "maxLength"] {
            guard let text = constraints.entries[key], Int(text).map({ $0 < 0 }) ?? true else { continue }
            log.add("bad_constraint", "'\(text)' is no length for '\(key)'; it has no effect.", at: node)
        }
        if let min = constraints.minLength, let max = constraints.maxLength, min > max {
            log.add("bad_constraint", "'minLength' is \(min), but 'maxLength' only \(max).", at: node)
        }
    }
}
