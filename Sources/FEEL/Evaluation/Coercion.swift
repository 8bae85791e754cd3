/// Whether values are of a type, and how they are brought to one. Source: DMN 1.5, section 10.3.2.9.
enum Coercion {
    /// The value, a single item taken out of its list or put into one where the type asks for it, or null.
    static func coerce(_ value: Value, to type: ValueType) -> Value {
        if value.isNull || conforms(value, to: type) { return value }
        if case .list(let item) = type, conforms(value, to: item) { return .list([value]) }
        if case .list(let items) = value, items.count == 1, conforms(items[0], to: type) { return items[0] }
        if case .date(let date) = value, type == .dateTime {
            return .dateTime(LocalDateTime(date: date, time: .midnightUTC))
        }
        return .null
    }

    /// The same; a value that cannot be brought to the type has no result.
    ///
    /// - Parameter place: what the value is, such as `The result`.
    static func coerce(
        _ value: Value, to type: ValueType, _ place: String, _ run: inout Run
    ) throws(EvaluationError) -> Value {
        let result = coerce(value, to: type)
        if result.isNull, !value.isNull, run.raisesNoResult {
            throw EvaluationError(kind: .noResult, message: "\(place) must be \(type), but this is \(value.kind).")
        }
        return result
    }

    /// Whether a value is of a type; null is of every type.
    static func conforms(_ value: Value, to type: ValueType) -> Bool {
        switch (value, type) {
        case (_, .any), (.null, _): true
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
            (.dateTime, .dateTime), (.yearsMonths, .yearsMonths), (.daysTime, .daysTime):
            true
        case (.list(let items), .list(let item)): item == .any || items.allSatisfy { conforms($0, to: item) }
        case (.context(let context), .context(let fields)):
            fields.allSatisfy { field in context[field.name].map { conforms($0, to: field.type) } ?? false }
        case (.range(let range), .range(let item)):
            conforms(range.start, to: item) && conforms(range.end, to: item)
        case (.function(let function), .function(let parameters, let result)):
            function.type.fits(.function(parameters: parameters, result: result))
        default: false
        }
    }
}
