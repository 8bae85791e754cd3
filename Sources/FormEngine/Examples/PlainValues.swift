import FEEL
import FormModel

/// Compares what a decision gives with what an example expects: numbers exactly, dates and durations by their ISO text.
enum PlainValues {
    /// The first difference, as a sentence; nil when there is none. `path` names the entry that is looked at.
    static func difference(_ value: Value, _ expected: PlainValue, at path: String) -> ExampleResult.Difference? {
        switch (value, expected) {
        case (.context(let context), .map(let entries, _)):
            for entry in entries {
                let name = entry.name.value
                guard let part = context[name] else {
                    return ExampleResult.Difference(
                        location: entry.name.location, message: "The result of \(path) has no entry '\(name)'.")
                }
                if let difference = difference(part, entry.value, at: "\(path).\(name)") { return difference }
            }
            return nil
        case (.list(let items), .list(let expectedItems, _)) where items.count == expectedItems.count:
            for (index, pair) in zip(items, expectedItems).enumerated() {
                if let difference = difference(pair.0, pair.1, at: "\(path).\(index)") { return difference }
            }
            return nil
        default:
            if isEqual(value, expected) { return nil }
            return ExampleResult.Difference(
                location: expected.location,
                message: "Expected \(path) to be \(description(expected)), but it is \(ExampleValues.description(value)).")
        }
    }

    private static func isEqual(_ value: Value, _ expected: PlainValue) -> Bool {
        switch (value, expected) {
        case (.null, .null): true
        case (.boolean(let flag), .boolean(let expected, _)): flag == expected
        case (.number(let number), .number(let text)): Number(text.value) == number
        case (.string(let string), .string(let text)): string == text.value
        case (.date, .string(let text)), (.time, .string(let text)), (.dateTime, .string(let text)), (.daysTime, .string(let text)),
            (.yearsMonths, .string(let text)):
            DecisionValues.json(value) == .string(text.value)
        default: false
        }
    }

    static func json(_ value: PlainValue) -> JSONValue {
        switch value {
        case .null: .null
        case .boolean(let flag, _): .bool(flag)
        case .number(let text): .number(text.value)
        case .string(let text): .string(text.value)
        case .list(let items, _): .array(items.map(json))
        case .map(let entries, _): .object(entries.map { (name: $0.name.value, value: json($0.value)) })
        }
    }

    static func description(_ value: PlainValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag, _): flag ? "true" : "false"
        case .number(let text): text.value
        case .string(let text): "\"\(text.value)\""
        case .list(let items, _): "[" + items.map(description).joined(separator: ", ") + "]"
        case .map(let entries, _): "{" + entries.map { "\($0.name.value): \(description($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
