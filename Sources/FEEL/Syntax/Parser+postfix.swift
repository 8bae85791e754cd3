extension Parser {
    /// A primary and the paths, filters and calls behind it.
    mutating func postfix(_ first: Syntax?) throws(CompileError) -> Syntax {
        var left: Syntax
        if let first { left = first } else { left = try primary() }
        while true {
            let position = current.position
            if current.isSymbol("."), token(1).kind == .word {
                advance()
                left = try make(.path(left, nameHere()), at: position, over: left)
            } else if current.isSymbol("["), !endsRange || Parser.canBegin(token(1)) {
                advance()
                let condition = try enclosed { parser throws(CompileError) in try parser.expression() }
                try expect(symbol: "]")
                left = try make(.filter(left, condition), at: position, over: left, condition)
            } else if current.isSymbol("(") {
                advance()
                let (arguments, parts) = try arguments()
                left = try make(.call(left, arguments), at: left.position, over: [left] + parts)
            } else {
                return left
            }
        }
    }

    /// Whether an expression can begin with that token.
    static func canBegin(_ token: Token) -> Bool {
        switch token.kind {
        case .number, .string: true
        case .word: !operatorWords.contains(token.text)
        case .symbol: ["(", "[", "{", "-", "@"].contains(token.text)
        case .end: false
        }
    }

    /// Words that no expression begins with.
    static let operatorWords: Set<String> = [
        "and", "or", "between", "in", "then", "else", "return", "satisfies", "instance",
    ]

    /// The longest known name of several words that stands here, as it was declared.
    func knownName() -> (name: String, length: Int)? {
        guard current.kind == .word else { return nil }
        var longest = ownNames.match(tokens, at: index)
        for known in names {
            if let found = known.match(tokens, at: index), found.length > longest?.length ?? 0 { longest = found }
        }
        return longest
    }

    /// A known name of several words, or the word that stands here.
    mutating func nameHere() -> String {
        let (name, length) = knownName() ?? (current.text, 1)
        advance(length)
        return name
    }

    private mutating func arguments() throws(CompileError) -> (Syntax.Arguments, parts: [Syntax]) {
        try enclosed { parser throws(CompileError) in
            if parser.skip(symbol: ")") { return (.positional([]), []) }
            var named: [(name: String, value: Syntax, position: Position)] = []
            var values: [Syntax] = []
            repeat {
                let position = parser.current.position
                if let name = parser.argumentName() {
                    guard named.count == values.count else {
                        throw parser.error(at: position, "Either all arguments are named or none.")
                    }
                    let value = try parser.expression()
                    named.append((name, value, position))
                    values.append(value)
                } else {
                    guard named.isEmpty else { throw parser.error(at: position, "Either all arguments are named or none.") }
                    values.append(try parser.expression())
                }
            } while parser.skip(symbol: ",")
            try parser.expect(symbol: ")")
            return (named.isEmpty ? .positional(values) : .named(named), values)
        }
    }

    /// The name before a `:`, if that is what stands here.
    private mutating func argumentName() -> String? {
        var length = 0
        while token(length).kind == .word { length += 1 }
        guard length > 0, token(length).isSymbol(":") else { return nil }
        let name = KnownNames.spelling(tokens[index..<index + length])
        advance(length + 1)
        return name
    }

    /// What stands behind `in`: one test, or several in parentheses.
    mutating func membershipTests() throws(CompileError) -> [Syntax] {
        let position = current.position
        guard skip(symbol: "(") else { return [try test(isBare: true)] }
        let isComparison = Parser.comparisonOperator(current) != nil
        let first = try enclosed { parser throws(CompileError) in try parser.test(isBare: false) }
        if !isComparison, skip(symbol: "..") {
            return [try arithmetic(first: try rangeEnd(first, includesStart: false, at: position))]
        }
        var tests = [first]
        try enclosed { parser throws(CompileError) in
            while parser.skip(symbol: ",") { tests.append(try parser.test(isBare: false)) }
        }
        try expect(symbol: ")")
        return tests.count == 1 && !isComparison ? [try arithmetic(first: first)] : tests
    }

    /// `< 5`, or an expression.
    mutating func test(isBare: Bool) throws(CompileError) -> Syntax {
        let position = current.position
        if let comparison = Parser.comparisonOperator(current) {
            advance()
            let operand = try arithmetic()
            return try make(.comparison(comparison, operand), at: position, over: operand)
        }
        // "5 in ? < 3": a test that names the value is a comparison of its own.
        let namesValue = current.isWord("?") && Parser.comparisonOperator(token(1)) != nil
        return isBare && !namesValue ? try arithmetic() : try expression()
    }

    /// Reads a range and nothing else; an endpoint may be missing where its side is open: `[1..)`.
    static func parseRange(_ source: String) throws(CompileError) -> Syntax.RangeSyntax {
        var parser = Parser(tokens: try Lexer.tokens(of: source), names: [BuiltinTable.spacedNames])
        let includesStart = parser.current.isSymbol("[")
        guard includesStart || parser.current.isSymbol("(") || parser.current.isSymbol("]") else { throw parser.unexpected("'['") }
        parser.advance()
        let hasStart = includesStart || !parser.current.isSymbol("..")
        let start = hasStart ? try parser.enclosed { parser throws(CompileError) in try parser.expression() } : nil
        try parser.expect(symbol: "..")
        let isOpen = (parser.current.isSymbol(")") || parser.current.isSymbol("[")) && parser.token(1).kind == .end
        parser.endsRange = true
        let end = isOpen ? nil : try parser.expression()
        let includesEnd = parser.current.isSymbol("]")
        guard includesEnd || parser.current.isSymbol(")") || parser.current.isSymbol("[") else { throw parser.unexpected("']'") }
        parser.advance()
        guard parser.current.kind == .end else { throw parser.unexpected("the end of the range") }
        return Syntax.RangeSyntax(start: start, end: end, includesStart: includesStart, includesEnd: includesEnd)
    }

    /// The end of a range whose start and `..` have been read.
    mutating func rangeEnd(_ start: Syntax, includesStart: Bool, at position: Position) throws(CompileError) -> Syntax {
        let outer = endsRange
        endsRange = true
        let end = try expression()
        endsRange = outer
        let includesEnd = current.isSymbol("]")
        guard includesEnd || current.isSymbol(")") || current.isSymbol("[") else { throw unexpected("']' or ')'") }
        advance()
        let range = Syntax.RangeSyntax(start: start, end: end, includesStart: includesStart, includesEnd: includesEnd)
        return try make(.range(range), at: position, over: start, end)
    }
}
