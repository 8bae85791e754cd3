extension Parser {
    static let spacedTypes: [[String]] = [
        ["days", "and", "time", "duration"], ["day", "and", "time", "duration"], ["years", "and", "months", "duration"],
        ["year", "and", "month", "duration"], ["date", "and", "time"],
    ]

    /// A text that names a type and nothing else.
    static func parseType(_ source: String) throws(CompileError) -> TypeSyntax {
        var parser = Parser(tokens: try Lexer.tokens(of: source), names: [])
        let type = try parser.type()
        guard parser.current.kind == .end else { throw parser.unexpected("the end of the type") }
        return type
    }

    /// The name of a type.
    mutating func type() throws(CompileError) -> TypeSyntax {
        let position = current.position
        guard depth < Parser.maximumDepth else { throw error(at: position, "The type is nested too deeply.") }
        depth += 1
        defer { depth -= 1 }
        return TypeSyntax(form: try typeForm(), position: position)
    }

    private mutating func typeForm() throws(CompileError) -> TypeSyntax.Form {
        for words in Parser.spacedTypes where words.indices.allSatisfy({ token($0).isWord(words[$0]) }) {
            advance(words.count)
            return .named(words.joined(separator: " "))
        }
        guard current.kind == .word else { throw unexpected("the name of a type") }
        if token(1).isSymbol("<") {
            switch current.text {
            case "function": return try functionType()
            case "list":
                advance(2)
                return .list(try closed())
            case "range":
                advance(2)
                return .range(try closed())
            case "context": return try contextType()
            default: break
            }
        }
        return .named(typeName())
    }

    /// A word, a known name of several words, or words with points between them (`model.tPerson`).
    private mutating func typeName() -> String {
        var name = ""
        while true {
            name += nameHere()
            guard current.isSymbol("."), token(1).kind == .word else { return name }
            advance()
            name += "."
        }
    }

    private mutating func closed() throws(CompileError) -> TypeSyntax {
        let inner = try type()
        try expect(symbol: ">")
        return inner
    }

    private mutating func contextType() throws(CompileError) -> TypeSyntax.Form {
        advance(2)
        var fields: [(name: String, type: TypeSyntax)] = []
        if skip(symbol: ">") { return .context(fields) }
        repeat {
            var length = 0
            while token(length).kind == .word { length += 1 }
            guard length > 0, token(length).isSymbol(":") else { throw unexpected("a name and ':'") }
            let name = KnownNames.spelling(tokens[index..<index + length])
            advance(length + 1)
            fields.append((name, try type()))
        } while skip(symbol: ",")
        try expect(symbol: ">")
        return .context(fields)
    }

    private mutating func functionType() throws(CompileError) -> TypeSyntax.Form {
        advance(2)
        var parameters: [TypeSyntax] = []
        if !skip(symbol: ">") {
            repeat { parameters.append(try type()) } while skip(symbol: ",")
            try expect(symbol: ">")
        }
        try expect(symbol: "->")
        return .function(parameters, result: try type())
    }
}
