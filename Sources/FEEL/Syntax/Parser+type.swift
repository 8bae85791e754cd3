extension Parser {
    private static let spacedTypes: [(words: [String], type: ValueType)] = [
        (["days", "and", "time", "duration"], .daysTime),
        (["day", "and", "time", "duration"], .daysTime),
        (["years", "and", "months", "duration"], .yearsMonths),
        (["year", "and", "month", "duration"], .yearsMonths),
        (["date", "and", "time"], .dateTime),
    ]

    private static let types: [String: ValueType] = [
        "Any": .any, "any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string,
        "date": .date, "time": .time, "list": .list(.any), "context": .context([]), "range": .range(.any),
    ]

    /// The name of a type.
    mutating func type() throws(CompileError) -> TypeSyntax {
        let position = current.position
        guard depth < Parser.maximumDepth else { throw error(at: position, "The type is nested too deeply.") }
        depth += 1
        defer { depth -= 1 }
        for (words, type) in Parser.spacedTypes where words.indices.allSatisfy({ token($0).isWord(words[$0]) }) {
            advance(words.count)
            return TypeSyntax(type: type, position: position)
        }
        guard current.kind == .word else { throw unexpected("the name of a type") }
        let name = current.text
        advance()
        switch name {
        case "function" where skip(symbol: "<"): return TypeSyntax(type: try functionType(), position: position)
        case "list" where skip(symbol: "<"): return TypeSyntax(type: .list(try closed()), position: position)
        case "range" where skip(symbol: "<"): return TypeSyntax(type: .range(try closed()), position: position)
        case "context" where skip(symbol: "<"): return TypeSyntax(type: try contextType(), position: position)
        default: break
        }
        guard let type = Parser.types[name] else {
            throw error(at: position, "There is no type '\(name)'.", Suggestion.among(Array(Parser.types.keys), for: name))
        }
        return TypeSyntax(type: type, position: position)
    }

    private mutating func closed() throws(CompileError) -> ValueType {
        let inner = try type().type
        try expect(symbol: ">")
        return inner
    }

    private mutating func contextType() throws(CompileError) -> ValueType {
        var fields: [ValueType.Field] = []
        repeat {
            var length = 0
            while token(length).kind == .word { length += 1 }
            guard length > 0, token(length).isSymbol(":") else { throw unexpected("a name and ':'") }
            let name = KnownNames.spelling(tokens[index..<index + length])
            advance(length + 1)
            fields.append(ValueType.Field(name: name, type: try type().type))
        } while skip(symbol: ",")
        try expect(symbol: ">")
        return .context(fields)
    }

    private mutating func functionType() throws(CompileError) -> ValueType {
        var parameters: [ValueType] = []
        if !skip(symbol: ">") {
            repeat { parameters.append(try type().type) } while skip(symbol: ",")
            try expect(symbol: ">")
        }
        try expect(symbol: "->")
        return .function(parameters: parameters, result: try type().type)
    }
}
