/// How a field of a schema is asked in a form: the one place that knows the types of both.
///
/// To map to a new type of field, change its line in ``input(_:_:_:)`` or ``make(_:_:count:)``, and the table in
/// `docs/xdatenfelder.md`.
struct FieldMapping {
    /// The word in `form.yaml`.
    var type: String
    /// Keys of the type with their values as they are written in YAML.
    var settings: [(key: String, value: String)] = []
    var options: [Option] = []
    /// What the form cannot say as the schema does: comments above the field.
    var notes: [String] = []
    /// Those of the notes that somebody has to look at.
    var warnings: [(code: String, message: String)] = []
    /// Why a text field asks for something that has a type of its own elsewhere.
    var hint: String?

    /// A value people choose, and the code that the schema has for it.
    struct Option {
        let value: String
        let entry: CodeEntry
    }

    /// What a form can repeat and list at most.
    static let maxRows = 100
    static let maxOptions = 300
    private static let maxTextLength = 20_000

    init(_ type: String) {
        self.type = type
    }

    static func make(_ field: DataField, _ entries: [CodeEntry]?, count: Multiplicity) -> FieldMapping {
        var mapping: FieldMapping
        switch field.fieldKind {
        case "label": mapping = label(field)
        case "hidden", "locked": mapping = fixed(field)
        case "select" where field.dataType == "bool": mapping = FieldMapping("yesno")
        case "select": mapping = select(field, entries, count)
        default: mapping = input(field, entries, count)
        }
        if let prefill = field.prefill, prefill != "keine" { mapping.notes.append("Prefill: \(prefill).") }
        return mapping
    }

    // MARK: Not asked

    private static func label(_ field: DataField) -> FieldMapping {
        var mapping = FieldMapping("content")
        let text = field.content ?? field.head.help ?? (field.head.label.isEmpty ? field.head.name : field.head.label)
        mapping.settings = [("text", YAMLScalar.text(text.paragraphs.joined(separator: "\n\n")))]
        return mapping
    }

    /// Hidden and locked fields carry a value that people do not change.
    private static func fixed(_ field: DataField) -> FieldMapping {
        var mapping = FieldMapping("computed")
        let value = field.content.map { FEELText.literal($0.collapsed) } ?? "null"
        mapping.settings = [("value", YAMLScalar.text(value)), ("as", "text")]
        if field.fieldKind == "hidden" { mapping.settings.append(("show", "false")) }
        if field.content == nil {
            mapping.warn("no_value", "has no value of its own ('\(field.fieldKind)'): write where its value comes from")
        }
        return mapping
    }

    // MARK: Chosen

    private static func select(_ field: DataField, _ entries: [CodeEntry]?, _ count: Multiplicity) -> FieldMapping {
        guard let entries else {
            var mapping = text(field)
            let address = field.codeList?.address ?? ""
            mapping.warn(
                "missing_code_list",
                address.isEmpty
                    ? "chooses from a list, but names none" : "chooses from the list '\(address)', which is not there: it is asked as text")
            return mapping
        }
        guard entries.count <= maxOptions else {
            var mapping = text(field)
            mapping.warn("long_code_list", "chooses from \(entries.count) values, too many to write out: it is asked as text")
            return mapping
        }
        if let only = entries.first, entries.count == 1, count == .one {
            var mapping = FieldMapping("consent")
            mapping.options = [Option(value: "true", entry: only)]
            mapping.notes.append("The only value of the list is \(only.code): \(only.name).")
            return mapping
        }
        var mapping = FieldMapping(count.isRepeated ? "choices" : "choice")
        if count.isRepeated {
            if count.min > 1 { mapping.settings.append(("min", String(min(count.min, entries.count)))) }
            if let max = count.max { mapping.settings.append(("max", String(max))) }
        }
        mapping.options = options(entries)
        return mapping
    }

    /// Values of options are lower-case letters, digits and underscores; codes that differ only in the rest get a number.
    private static func options(_ entries: [CodeEntry]) -> [Option] {
        var used: Set<String> = []
        return entries.map { entry in
            let slug = Slug.make(entry.code, limit: 60)
            let wanted = slug.isEmpty ? "wert" : slug
            var value = wanted
            var number = 2
            while !used.insert(value).inserted {
                value = "\(wanted)_\(number)"
                number += 1
            }
            return Option(value: value, entry: entry)
        }
    }

    // MARK: Typed

    private static func input(_ field: DataField, _ entries: [CodeEntry]?, _ count: Multiplicity) -> FieldMapping {
        switch field.dataType {
        case "date": date(field)
        case "bool": FieldMapping("yesno")
        case "num_int": number(field, "integer")
        case "num_currency": number(field, "money")
        case "num": stated(field, pattern: "-?[0-9]+(,[0-9]+)?", hint: "Zum Beispiel 12,5", "a number with decimals")
        case "time": stated(field, pattern: "([01][0-9]|2[0-3]):[0-5][0-9]", hint: "Zum Beispiel 14:30", "a time")
        case "datetime":
            stated(
                field, pattern: "[0-3][0-9]\\.[01][0-9]\\.[0-9]{4} ([01][0-9]|2[0-3]):[0-5][0-9]", hint: "Zum Beispiel 31.12.2026 14:30",
                "a date with time")
        case "file": attachment(field)
        case "obj": attachment(field)
        case "text", "text_latin", "": known(field) ?? text(field)
        default: unknown(field)
        }
    }

    /// A name, a phone number and the like; with a pattern of its own the field stays a text where the type has no pattern.
    private static func known(_ field: DataField) -> FieldMapping? {
        guard let type = KnownFields.type(of: field.head) else { return nil }
        guard type == "name" else {
            var mapping = FieldMapping(type)
            if !field.constraints.isEmpty { mapping.notes.append("Constraints: \(describe(field.constraints)); the type has its own.") }
            return mapping
        }
        guard field.constraints.pattern == nil else { return nil }
        var mapping = FieldMapping(type)
        if let max = field.constraints.maxLength, (1...1_000).contains(max) { mapping.settings.append(("max_length", String(max))) }
        return mapping
    }

    private static func text(_ field: DataField) -> FieldMapping {
        var mapping = FieldMapping("text")
        let constraints = field.constraints
        let max = constraints.maxLength.map { Swift.min(Swift.max($0, 1), maxTextLength) }
        if let min = constraints.minLength, min > 1, min <= max ?? 200 { mapping.settings.append(("min_length", String(min))) }
        if let max { mapping.settings.append(("max_length", String(max))) }
        if let max, max > 255 { mapping.settings.append(("lines", "4")) }
        if let given = constraints.maxLength, given > maxTextLength {
            mapping.warn("too_long", "may be \(given) characters long; a form takes \(maxTextLength)")
        }
        if let pattern = constraints.pattern { mapping.add(pattern: pattern) }
        mapping.note(unused: constraints, ["minLength", "maxLength", "pattern"])
        return mapping
    }

    private static func date(_ field: DataField) -> FieldMapping {
        var mapping = FieldMapping("date")
        for (key, value) in [("min", field.constraints.minValue), ("max", field.constraints.maxValue)] {
            guard let value else { continue }
            if let date = germanOrISODate(value) {
                mapping.settings.append((key, YAMLScalar.text("date(\"\(date)\")")))
            } else {
                mapping.warn("bad_limit", "has the limit '\(value)', which is no date")
            }
        }
        mapping.note(unused: field.constraints, ["minValue", "maxValue"])
        return mapping
    }

    private static func germanOrISODate(_ text: String) -> String? {
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "." })
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        let ordered = text.contains("-") ? parts : parts.reversed()
        guard ordered[0].count == 4, ordered[1].count <= 2, ordered[2].count <= 2, let month = Int(ordered[1]), (1...12).contains(month),
            let day = Int(ordered[2]), (1...28).contains(day) || (day <= 31 && month != 2 && (day < 31 || ![4, 6, 9, 11].contains(month)))
        else { return nil }
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(ordered[0])-\(padded(month))-\(padded(day))"
    }

    private static func number(_ field: DataField, _ type: String) -> FieldMapping {
        var mapping = FieldMapping(type)
        for (key, value) in [("min", field.constraints.minValue), ("max", field.constraints.maxValue)] {
            guard let value else { continue }
            let point = value.replacing(",", with: ".")
            if isNumber(point) {
                mapping.settings.append((key, point))
            } else {
                mapping.warn("bad_limit", "has the limit '\(value)', which is no number")
            }
        }
        // Editors write the number of digits as a length.
        if type == "integer", field.constraints.maxValue == nil, let digits = field.constraints.maxLength, (1...15).contains(digits) {
            mapping.settings.append(("max", String(repeating: "9", count: digits)))
        }
        mapping.note(unused: field.constraints, type == "integer" ? ["minValue", "maxValue", "maxLength"] : ["minValue", "maxValue"])
        return mapping
    }

    static func isNumber(_ text: String) -> Bool {
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && text.count - text.drop { $0 == "-" }.count <= 1
            && parts.allSatisfy { !$0.isEmpty && $0.count <= 20 && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }

    /// What has no type yet is a text with a pattern.
    private static func stated(_ field: DataField, pattern: String, hint: String, _ what: String) -> FieldMapping {
        var mapping = FieldMapping("text")
        mapping.settings = [("max_length", "30"), ("pattern", YAMLScalar.text(pattern))]
        mapping.hint = hint
        mapping.notes.append("The schema asks for \(what) (\(field.dataType)).")
        mapping.note(unused: field.constraints, [])
        return mapping
    }

    /// Uploads are not asked yet: the form says what has to be handed in.
    private static func attachment(_ field: DataField) -> FieldMapping {
        var mapping = FieldMapping("content")
        let label = field.head.label.isEmpty ? field.head.name : field.head.label
        mapping.settings = [
            (
                "text",
                YAMLScalar.text(
                    "Diese Unterlage gehört zum Antrag: \(label)"
                        + (field.head.help.map { "\n\n\($0.paragraphs.joined(separator: "\n\n"))" } ?? ""))
            ),
            ("style", "info"),
        ]
        let size = field.maxSize.map { ", at most \($0) bytes" } ?? ""
        let media = field.mediaTypes.isEmpty ? "" : ", \(field.mediaTypes.joined(separator: ", "))"
        mapping.warn("no_upload", "is \(field.dataType == "file" ? "a file" : "an object")\(size)\(media): the form only names it")
        return mapping
    }

    private static func unknown(_ field: DataField) -> FieldMapping {
        var mapping = text(field)
        mapping.warn("unknown_type", "has the type '\(field.dataType)', which is not known: it is asked as text")
        return mapping
    }

    // MARK: Notes

    private mutating func warn(_ code: String, _ message: String) {
        warnings.append((code, message))
        notes.append("It \(message).")
    }

    private mutating func add(pattern: String) {
        let translation = PatternTranslation(pattern)
        if let usable = translation.pattern {
            settings.append(("pattern", YAMLScalar.text(usable)))
            if let change = translation.change { warn("pattern", "has the pattern '\(pattern)'; \(change)") }
        } else {
            warn("pattern", "has the pattern '\(pattern)', which cannot be used")
        }
    }

    private mutating func note(unused constraints: Constraints, _ used: [String]) {
        let rest = Constraints(constraints.entries.filter { !used.contains($0.key) })
        if !rest.isEmpty { notes.append("Constraints: \(Self.describe(rest)).") }
    }

    static func describe(_ constraints: Constraints) -> String {
        constraints.keys.map { "\($0) \(constraints.entries[$0] ?? "")" }.joined(separator: ", ")
    }
}
