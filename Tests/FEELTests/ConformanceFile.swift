import FEEL
import Foundation

/// The conformance data that others wrote, where it lies on this machine.
struct ConformanceFile: Decodable {
    let cases: [Case]

    struct Case: Decodable {
        let id: String
        let feature: String?
        let expression: String
        let context: [Variable]?
        let bindings: [Binding]?
        let kind: String?
        let expected: TypedValue
        let error_expected: Bool?
        let suite: String?
        let result_coercion: Bool?
        let engines: Engines?
    }

    struct Engines: Decodable {
        let pass: Int
        let run: Int
    }

    struct Variable: Decodable {
        let name: String
        let value: TypedValue?
    }

    struct Binding: Decodable {
        let name: String
        let expression: String
    }

    /// `ANTRAGSWERK_CONFORMANCE`, or `../shared/conformance` beside the repository; nil when there is none.
    static func load(_ name: String) throws -> ConformanceFile? {
        let root = ProcessInfo.processInfo.environment["ANTRAGSWERK_CONFORMANCE"] ?? "../shared/conformance"
        let url = URL(fileURLWithPath: root).appendingPathComponent("feel").appendingPathComponent(name)
        guard let data = try? Data(contentsOf: url) else { return nil }
        return try JSONDecoder().decode(ConformanceFile.self, from: data)
    }
}

/// A value as the conformance data writes it.
final class TypedValue: Decodable {
    let type: String
    let value: Scalar?
    let items: [TypedValue]?
    let entries: [Entry]?

    struct Entry: Decodable {
        let name: String
        let value: TypedValue
    }

    enum Scalar: Decodable {
        case text(String)
        case truth(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var text: String { if case .text(let text) = self { text } else { "" } }
    }

    /// The value in FEEL; nil for what has no form of its own, such as an expected parse error.
    var feel: Value? {
        let text = value?.text ?? ""
        switch type {
        case "null": return .null
        case "boolean": if case .truth(let truth)? = value { return .boolean(truth) } else { return .boolean(text == "true") }
        case "number": return Number(text).map { .number($0) }
        case "string": return .string(text)
        case "date": return CalendarDate(iso: text).map { .date($0) }
        case "time": return TimeOfDay(iso: text).map { .time($0) }
        case "date and time": return LocalDateTime(iso: text).map { .dateTime($0) }
        case "years and months duration": return YearsMonthsDuration(iso: text).map { .yearsMonths($0) }
        case "days and time duration": return DaysTimeDuration(iso: text).map { .daysTime($0) }
        case "duration":
            return YearsMonthsDuration(iso: text).map { .yearsMonths($0) } ?? DaysTimeDuration(iso: text).map { .daysTime($0) }
        case "temporal":
            return CalendarDate(iso: text).map { .date($0) } ?? LocalDateTime(iso: text).map { .dateTime($0) }
                ?? TimeOfDay(iso: text).map { .time($0) }
        case "list":
            let values = (items ?? []).compactMap(\.feel)
            return values.count == (items ?? []).count ? .list(values) : nil
        case "context":
            let values = (entries ?? []).compactMap { entry in entry.value.feel.map { (entry.name, $0) } }
            return values.count == (entries ?? []).count ? .context(Context(values)) : nil
        default: return nil
        }
    }
}

extension ValueType {
    /// What a form would declare for a value like this.
    init(like value: Value) {
        switch value {
        case .boolean: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .yearsMonths: self = .yearsMonths
        case .daysTime: self = .daysTime
        case .list(let items):
            let types = Set(items.map { ValueType(like: $0) })
            self = .list(types.count == 1 ? types.first ?? .any : .any)
        case .context(let context):
            self = .context(context.entries.map { Field(name: $0.name, type: ValueType(like: $0.value)) })
        case .null, .range, .function: self = .any
        }
    }
}
