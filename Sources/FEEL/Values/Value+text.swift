extension Value {
    /// What kind of value this is, as errors name it: they never tell the value itself.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .yearsMonths: "years and months duration"
        case .daysTime: "days and time duration"
        case .list: "list"
        case .context: "context"
        case .range: "range"
        case .function: "function"
        }
    }

    /// The value as FEEL writes it, texts in quotes; what is too large or too deep to be written shows as `…`.
    public var feelText: String {
        var run = Run(Environment(epochSeconds: 0))
        var writer = ValueWriter()
        do throws(EvaluationError) {
            try writer.write(self, &run)
            return writer.text
        } catch {
            return "…"
        }
    }
}

extension ValueType {
    /// The type of a value, without looking at its parts.
    init(kind value: Value) {
        switch value {
        case .null: self = .null
        case .boolean: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .yearsMonths: self = .yearsMonths
        case .daysTime: self = .daysTime
        case .list: self = .list(.any)
        case .context: self = .context([])
        case .range: self = .range(.any)
        case .function: self = .any
        }
    }

    /// What a form would declare for a value like this.
    public init(like value: Value) {
        switch value {
        case .list(let items):
            let types = Set(items.map { ValueType(like: $0) })
            self = .list(types.count == 1 ? types.first ?? .any : .any)
        case .context(let context):
            self = .context(context.entries.map { Field(name: $0.name, type: ValueType(like: $0.value)) })
        case .null, .range, .function: self = .any
        case .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime: self.init(kind: value)
        }
    }
}
