extension Compiler {
    /// The type that a name means; nil, with a warning, where it means none and the mode allows that.
    func resolve(_ syntax: TypeSyntax) throws(CompileError) -> ValueType? {
        switch syntax.form {
        case .named(let name):
            if let type = scope.types[name] ?? ValueType.named[name] { return type }
            let candidates = Array(ValueType.named.keys) + scope.types.keys
            try refuse(error(at: syntax.position, "There is no type '\(name)'.", Suggestion.among(candidates, for: name)))
            return nil
        case .list(let item): return try resolve(item).map { .list($0) }
        case .range(let item): return try resolve(item).map { .range($0) }
        case .context(let fields):
            var resolved: [ValueType.Field] = []
            for field in fields {
                guard let type = try resolve(field.type) else { return nil }
                resolved.append(ValueType.Field(name: field.name, type: type))
            }
            return .context(resolved)
        case .function(let parameters, let result):
            var types: [ValueType] = []
            for parameter in parameters {
                guard let type = try resolve(parameter) else { return nil }
                types.append(type)
            }
            return try resolve(result).map { .function(parameters: types, result: $0) }
        }
    }

    /// A type that nobody knows has no values.
    func instance(_ operand: Syntax, _ type: TypeSyntax) throws(CompileError) -> Checked {
        let checked = try check(operand)
        guard let type = try resolve(type) else { return constant(.boolean(false), .boolean) }
        return Checked(node: InstanceNode(checked.node, type), type: .boolean)
    }
}

extension ValueType {
    /// The types of FEEL by name, those of XML that DMN models use included.
    static let named: [String: ValueType] = [
        "Any": .any, "any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string,
        "date": .date, "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
        "days and time duration": .daysTime, "day and time duration": .daysTime, "dayTimeDuration": .daysTime,
        "years and months duration": .yearsMonths, "year and month duration": .yearsMonths, "yearMonthDuration": .yearsMonths,
        "list": .list(.any), "context": .context([]), "range": .range(.any),
    ]

    /// The type with that name in FEEL, such as `list<number>`; nil where there is none.
    public init?(feel text: String) {
        guard let syntax = try? Parser.parseType(text), let type = try? Compiler(.empty).resolve(syntax) else { return nil }
        self = type
    }
}
