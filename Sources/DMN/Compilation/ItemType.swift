import FEEL

/// A type of a model: what FEEL knows of it, and what it demands beyond that.
final class ItemType: Sendable {
    enum Shape: Sendable {
        case plain(ValueType)
        case components([(name: String, type: ItemType)])
        case list(ItemType)
        /// Functions, with their signature where it is declared.
        case function(ValueType)
    }

    let shape: Shape
    /// Unary tests that a value must pass, such as allowed values.
    let tests: [CompiledTests]

    init(_ shape: Shape, tests: [CompiledTests] = []) {
        self.shape = shape
        self.tests = tests
    }

    /// What is known when expressions are compiled.
    var known: ValueType {
        switch shape {
        case .plain(.context([])): .any
        case .plain(let type), .function(let type): type
        case .components(let fields): .context(fields.map { ValueType.Field(name: $0.name, type: $0.type.known) })
        case .list(let item): .list(item.known)
        }
    }

    /// Whether a value is one of the type; null always is, and an entry that is missing counts as null.
    private func accepts(_ value: Value, _ run: inout Run) throws(EvaluationError) -> Bool {
        guard !value.isNull else { return true }
        switch (shape, value) {
        case (.plain(let type), _):
            guard value.isInstance(of: type) else { return false }
        case (.function(let type), .function):
            guard value.isInstance(of: type) else { return false }
        case (.list(let item), .list(let values)):
            for value in values where try !item.accepts(value, &run) { return false }
        case (.components(let fields), .context(let context)):
            for (name, type) in fields where try !type.accepts(context[name] ?? .null, &run) { return false }
        default: return false
        }
        for test in tests where try !test.accept(value, Frame(count: 0), in: &run) { return false }
        return true
    }
}

extension ItemType: ValueConversion {
    /// Implicit conversions: an item to a list of it and back, a date to its midnight. Source: DMN 1.5, section 10.3.2.9.4.
    func convert(_ value: Value, _ run: inout Run) throws(EvaluationError) -> Value {
        if try accepts(value, &run) { return value }
        var candidates: [Value] = []
        switch shape {
        case .list, .plain(.list): candidates.append(.list([value]))
        case .plain, .components, .function: break
        }
        if case .list(let items) = value, items.count == 1 { candidates.append(items[0]) }
        if case .date = value { candidates.append(value.coerced(to: .dateTime)) }
        for candidate in candidates where !candidate.isNull {
            if try accepts(candidate, &run) { return candidate }
        }
        return .null
    }
}

extension ItemType? {
    /// The value brought to the type, if there is one; where it does not fit, the environment decides what becomes of it.
    func converted(_ value: Value, _ place: String, _ run: inout Run) throws(EvaluationError) -> Value {
        guard let self else { return value }
        let result = try self.convert(value, &run)
        try run.check(result, convertedFrom: value, place)
        return result
    }
}
