/// Which keys belong to which types of field: for the message about a key on the wrong type.
enum FieldKeys {
    private static let limited: [FieldType] = [
        .integer, .decimal, .money, .percent, .date, .month, .year, .time, .dateRange,
    ]

    private static let byKey: [String: [FieldType]] = [
        "min_length": [.text, .textarea], "max_length": [.text, .textarea, .name], "lines": [.text, .textarea],
        "pattern": [.text, .textarea],
        "autocomplete": [.text, .textarea, .name, .date, .email, .phone, .url, .iban, .taxId, .country],
        "min": limited + [.choices], "max": limited + [.choices], "unit": [.integer, .decimal], "places": [.decimal, .percent],
        "districts": [.licensePlate], "document": [.securityCode], "first": [.country, .nationality, .language],
        "options": [.choice, .choices], "exclusive": [.choices], "post_box": [.address],
        "repeat": [.group], "row_label": [.group], "fields": [.group],
        "value": [.computed], "as": [.computed], "show": [.computed], "text": [.content], "style": [.content],
        "optional": FieldType.allCases.filter(\.isAsked), "required": FieldType.allCases.filter(\.isAsked),
        "default": FieldType.allCases.filter { $0.isAsked && $0 != .consent }, "index": [], "check": [], "hint": [], "help": [],
        "label": [],
    ]

    /// Key → where it belongs, for keys that exist but not on this type.
    static let foreign: [String: String] = byKey.mapValues { types in
        let words = types.map(\.rawValue).joined(separator: ", ")
        return types.isEmpty ? "Remove it." : "It belongs to \(words): remove it, or change the type."
    }
}
