import FEEL
import FormModel

/// Compares values of an example with values of the form: decimals exactly, dates as ISO.
enum ExampleValues {
    static func isEqual(_ value: Value, _ expected: ExampleValue) -> Bool {
        switch (value, expected) {
        case (.null, .nothing): true
        case (.list(let values), .list(let expected, _)):
            values.count == expected.count && zip(values, expected).allSatisfy { isEqual($0, $1) }
        case (.context(let context), .map(let expected, _)):
            expected.allSatisfy { isEqual(context[$0.name.value] ?? .null, $0.value) }
        case (_, .text(let text)): isEqual(value, text.value)
        default: false
        }
    }

    private static func isEqual(_ value: Value, _ text: String) -> Bool {
        switch value {
        case .null: text == "null"
        case .boolean(let flag): text == (flag ? "true" : "false") || text == (flag ? "ja" : "nein")
        case .number(let number): Number(text) == number
        case .string(let string): string == text
        case .date(let date): date.description == text
        case .time(let time): time.description == text
        default: false
        }
    }

    static func description(_ expected: ExampleValue) -> String {
        switch expected {
        case .nothing: "null"
        case .text(let text): text.value
        case .list(let items, _): "[" + items.map(description).joined(separator: ", ") + "]"
        case .map(let entries, _): "{" + entries.map { "\($0.name.value): \(description($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    static func description(_ value: Value) -> String {
        switch value {
        case .list(let items): "[" + items.map(description).joined(separator: ", ") + "]"
        case .context(let context):
            "{" + context.entries.map { "\($0.name): \(description($0.value))" }.joined(separator: ", ") + "}"
        default: DocumentBuilder.canonical(value) ?? "null"
        }
    }
}
