extension Parser {
    /// Literals, names, brackets and the forms that begin with a keyword.
    mutating func primary() throws(CompileError) -> Syntax {
        let token = current
        switch token.kind {
        case .number:
            advance()
            return try make(.number(token.text), at: token.position)
        case .string:
            advance()
            return try make(.string(token.text), at: token.position)
        case .symbol:
            return try bracketed()
        case .word:
            return try keyworded()
        case .end:
            throw unexpected("an expression")
        }
    }

    private mutating func bracketed() throws(CompileError) -> Syntax {
        let position = current.position
        switch current.text {
        case "(":
            advance()
            return try enclosed { parser throws(CompileError) in try parser.parenthesis(at: position) }
        case "[":
            advance()
            return try enclosed { parser throws(CompileError) in try parser.list(at: position) }
        case "]":
            advance()
            let start = try enclosed { parser throws(CompileError) in try parser.expression() }
            try expect(symbol: "..")
            return try rangeEnd(start, includesStart: false, at: position)
        case "{":
            advance()
            return try enclosed { parser throws(CompileError) in try parser.context(at: position) }
        case "@":
            advance()
            guard current.kind == .string else { throw unexpected("a string") }
            let text = current.text
            advance()
            return try make(.temporal(text), at: position)
        default:
            throw unexpected("an expression")
        }
    }

    private mutating func parenthesis(at position: Position) throws(CompileError) -> Syntax {
        if let comparison = Parser.comparisonOperator(current) {
            advance()
            let operand = try arithmetic()
            try expect(symbol: ")")
            return try unaryRange(comparison, operand, at: position)
        }
        let first = try expression()
        if skip(symbol: "..") { return try rangeEnd(first, includesStart: false, at: position) }
        try expect(symbol: ")")
        return first
    }

    /// `(< 5)`: a range with one endpoint.
    private func unaryRange(
        _ comparison: BinaryOperator, _ operand: Syntax, at position: Position
    ) throws(CompileError) -> Syntax {
        let range: Syntax.RangeSyntax
        switch comparison {
        case .less, .lessOrEqual:
            range = .init(start: nil, end: operand, includesStart: false, includesEnd: comparison == .lessOrEqual)
        case .greater, .greaterOrEqual:
            range = .init(start: operand, end: nil, includesStart: comparison == .greaterOrEqual, includesEnd: false)
        case .equal:
            range = .init(start: operand, end: operand, includesStart: true, includesEnd: true)
        default:
            throw error(at: position, "'\(comparison.rawValue)' makes no range.")
        }
        return try make(.range(range), at: position, over: operand)
    }

    private mutating func list(at position: Position) throws(CompileError) -> Syntax {
        if skip(symbol: "]") { return try make(.list([]), at: position) }
        let first = try expression()
        if skip(symbol: "..") { return try rangeEnd(first, includesStart: true, at: position) }
        var items = [first]
        while skip(symbol: ",") { items.append(try expression()) }
        try expect(symbol: "]")
        return try make(.list(items), at: position, over: items)
    }

    private mutating func context(at position: Position) throws(CompileError) -> Syntax {
        var entries: [(key: String, value: Syntax)] = []
        var keys: Set<String> = []
        if skip(symbol: "}") { return try make(.context([]), at: position) }
        repeat {
            let place = current.position
            let key = try contextKey()
            guard keys.insert(key).inserted else { throw error(at: place, "The entry '\(key)' is there twice.") }
            ownNames.insert(key)
            entries.append((key, try expression()))
        } while skip(symbol: ",")
        try expect(symbol: "}")
        return try make(.context(entries), at: position, over: entries.map(\.value))
    }

    private mutating func contextKey() throws(CompileError) -> String {
        if current.kind == .string {
            let key = current.text
            advance()
            try expect(symbol: ":")
            return key
        }
        var length = 0
        while ![":", "}", "{", ","].contains(token(length).text), token(length).kind != .end { length += 1 }
        guard current.kind == .word, length > 0, token(length).isSymbol(":") else { throw unexpected("a name and ':'") }
        let key = KnownNames.spelling(tokens[index..<index + length])
        advance(length + 1)
        return key
    }

    private mutating func keyworded() throws(CompileError) -> Syntax {
        let token = current
        if let (name, length) = knownName() {
            advance(length)
            return try make(.name(name), at: token.position)
        }
        // "and([…])" is the function, which DMN 1.1 had under that name.
        let isFunction = ["and", "or"].contains(token.text) && self.token(1).isSymbol("(")
        guard isFunction || !Parser.operatorWords.contains(token.text) else { throw unexpected("an expression") }
        switch token.text {
        case "if": return try conditional()
        case "for": return try loop()
        case "some", "every": return try quantified()
        case "function": return try function()
        default: break
        }
        advance()
        switch token.text {
        case "null": return try make(.null, at: token.position)
        case "true": return try make(.boolean(true), at: token.position)
        case "false": return try make(.boolean(false), at: token.position)
        default: return try make(.name(token.text), at: token.position)
        }
    }

    private mutating func conditional() throws(CompileError) -> Syntax {
        let position = current.position
        advance()
        let condition = try expression()
        try expect(word: "then")
        let positive = try expression()
        try expect(word: "else")
        let negative = try expression()
        return try make(.conditional(condition, positive, negative), at: position, over: condition, positive, negative)
    }

    private mutating func loop() throws(CompileError) -> Syntax {
        let position = current.position
        advance()
        let iterations = try iterations()
        try expect(word: "return")
        let body = try expression()
        return try make(.loop(iterations, body), at: position, over: Parser.parts(iterations) + [body])
    }

    private mutating func quantified() throws(CompileError) -> Syntax {
        let position = current.position
        let isEvery = current.text == "every"
        advance()
        let iterations = try iterations()
        try expect(word: "satisfies")
        let body = try expression()
        let form = Syntax.Form.quantified(isEvery: isEvery, iterations, body)
        return try make(form, at: position, over: Parser.parts(iterations) + [body])
    }

    private static func parts(_ iterations: [Syntax.Iteration]) -> [Syntax] {
        iterations.flatMap { [$0.domain] + ($0.end.map { [$0] } ?? []) }
    }

    private mutating func iterations() throws(CompileError) -> [Syntax.Iteration] {
        var result: [Syntax.Iteration] = []
        repeat {
            let position = current.position
            let name = try declaredName { $0.isWord("in") }
            try expect(word: "in")
            let domain = try expression()
            let end = skip(symbol: "..") ? try expression() : nil
            result.append(Syntax.Iteration(name: name, domain: domain, end: end, position: position))
        } while skip(symbol: ",")
        return result
    }

    /// A new name: the words up to a token that ends it.
    private mutating func declaredName(until isEnd: (Token) -> Bool) throws(CompileError) -> String {
        guard current.kind == .word else { throw unexpected("a name") }
        var length = 0
        while Parser.canBeInName(token(length)), !isEnd(token(length)) { length += 1 }
        guard length > 0, isEnd(token(length)) else { throw unexpected("a name") }
        let name = KnownNames.spelling(tokens[index..<index + length])
        ownNames.insert(name)
        advance(length)
        return name
    }

    /// Words, digits, and the symbols that the standard allows in names.
    private static func canBeInName(_ token: Token) -> Bool {
        switch token.kind {
        case .word, .number: true
        case .symbol: [".", "/", "-", "'", "+", "*"].contains(token.text)
        case .string, .end: false
        }
    }

    /// Whether this is the keyword `external`: a name is followed by an operator, never by another expression.
    private var standsBeforeDescription: Bool {
        guard current.isWord("external"), knownName() == nil else { return false }
        let next = token(1)
        return next.isSymbol("{") || (next.kind == .word && !Parser.operatorWords.contains(next.text))
    }

    private mutating func function() throws(CompileError) -> Syntax {
        let position = current.position
        advance()
        try expect(symbol: "(")
        var parameters: [(name: String, type: TypeSyntax?)] = []
        if !skip(symbol: ")") {
            repeat {
                let name = try declaredName { $0.isSymbol(":") || $0.isSymbol(",") || $0.isSymbol(")") }
                parameters.append((name, skip(symbol: ":") ? try type() : nil))
            } while skip(symbol: ",")
            try expect(symbol: ")")
        }
        if standsBeforeDescription {
            advance()
            let description = try enclosed { parser throws(CompileError) in try parser.expression() }
            return try make(.external(parameters, description), at: position, over: description)
        }
        let body = try enclosed { parser throws(CompileError) in try parser.expression() }
        return try make(.function(parameters, body), at: position, over: body)
    }
}
