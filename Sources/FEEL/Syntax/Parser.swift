/// Reads an expression by recursive descent, to a bounded depth.
struct Parser {
    /// Brackets, operands and branches within one another.
    static let maximumDepth = 100

    let tokens: [Token]
    var index = 0
    var depth = 0
    /// Whether a `[` may close an open range instead of beginning a filter.
    var endsRange = false
    /// Names of several words, in the order in which they are looked up.
    var names: [KnownNames]
    /// Those that the expression itself brings along.
    var ownNames = KnownNames()

    /// - Parameter names: the names of several words that the expression may use, beside those of built-in functions.
    static func parse(_ source: String, names: [KnownNames]) throws(CompileError) -> Syntax {
        var parser = Parser(tokens: try Lexer.tokens(of: source), names: names + [BuiltinTable.spacedNames])
        let syntax = try parser.expression()
        guard parser.current.kind == .end else { throw parser.unexpected("the end of the expression") }
        return syntax
    }

    init(tokens: [Token], names: [KnownNames]) {
        self.tokens = tokens
        self.names = names
    }

    var current: Token { token(0) }

    func token(_ distance: Int) -> Token {
        let place = index + distance
        return place < tokens.count ? tokens[place] : tokens[tokens.count - 1]
    }

    mutating func advance(_ count: Int = 1) {
        index = min(index + count, tokens.count - 1)
    }

    mutating func skip(symbol: String) -> Bool {
        guard current.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func skip(word: String) -> Bool {
        guard current.isWord(word) else { return false }
        advance()
        return true
    }

    mutating func expect(symbol: String) throws(CompileError) {
        guard skip(symbol: symbol) else { throw unexpected("'\(symbol)'") }
    }

    mutating func expect(word: String) throws(CompileError) {
        guard skip(word: word) else { throw unexpected("'\(word)'") }
    }

    func unexpected(_ expected: String) -> CompileError {
        error(at: current.position, "Expected \(expected), but found \(current.shown).")
    }

    func error(at position: Position, _ message: String, _ suggestion: String? = nil) -> CompileError {
        CompileError(line: position.line, column: position.column, message: message, suggestion: suggestion)
    }

    func make(_ form: Syntax.Form, at position: Position, over parts: Syntax?...) throws(CompileError) -> Syntax {
        try make(form, at: position, over: parts.compactMap { $0 })
    }

    func make(_ form: Syntax.Form, at position: Position, over parts: [Syntax]) throws(CompileError) -> Syntax {
        let height = 1 + (parts.map(\.height).max() ?? 0)
        guard height <= Syntax.maximumHeight else {
            throw error(at: position, "The expression is nested too deeply.")
        }
        return Syntax(form, at: position, height: height)
    }

    /// Reads what stands inside brackets: there a `[` begins a filter again.
    mutating func enclosed<Result>(
        _ read: (inout Parser) throws(CompileError) -> Result
    ) throws(CompileError) -> Result {
        let outer = endsRange
        endsRange = false
        let result = try read(&self)
        endsRange = outer
        return result
    }

    // MARK: Precedence, from loosest to tightest

    mutating func expression() throws(CompileError) -> Syntax {
        guard depth < Parser.maximumDepth else {
            throw error(at: current.position, "The expression is nested too deeply.")
        }
        depth += 1
        let result = try disjunction()
        depth -= 1
        return result
    }

    private mutating func disjunction() throws(CompileError) -> Syntax {
        let start = current.position
        var operands = [try conjunction()]
        while skip(word: "or") { operands.append(try conjunction()) }
        return operands.count == 1 ? operands[0] : try make(.or(operands), at: start, over: operands)
    }

    private mutating func conjunction() throws(CompileError) -> Syntax {
        let start = current.position
        var operands = [try comparison()]
        while skip(word: "and") { operands.append(try comparison()) }
        return operands.count == 1 ? operands[0] : try make(.and(operands), at: start, over: operands)
    }

    static func comparisonOperator(_ token: Token) -> BinaryOperator? {
        guard token.kind == .symbol, let found = BinaryOperator(rawValue: token.text) else { return nil }
        return switch found {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: found
        case .add, .subtract, .multiply, .divide, .power: nil
        }
    }

    private mutating func comparison() throws(CompileError) -> Syntax {
        var left = try arithmetic()
        while true {
            let position = current.position
            if let comparison = Parser.comparisonOperator(current) {
                advance()
                let right = try arithmetic()
                left = try make(.binary(comparison, left, right), at: position, over: left, right)
            } else if skip(word: "between") {
                let low = try arithmetic()
                try expect(word: "and")
                let high = try arithmetic()
                left = try make(.between(left, low, high), at: position, over: left, low, high)
            } else if skip(word: "in") {
                let tests = try membershipTests()
                left = try make(.membership(left, tests), at: position, over: [left] + tests)
            } else {
                return left
            }
        }
    }

    private static func arithmeticOperator(_ token: Token) -> (BinaryOperator, precedence: Int)? {
        guard token.kind == .symbol, let found = BinaryOperator(rawValue: token.text) else { return nil }
        return switch found {
        case .add, .subtract: (found, 1)
        case .multiply, .divide: (found, 2)
        case .power: (found, 3)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: nil
        }
    }

    /// Operators of at least that precedence, all of them left-associative.
    ///
    /// - Parameter first: the first primary, if it has been read already.
    mutating func arithmetic(_ minimum: Int = 1, first: Syntax? = nil) throws(CompileError) -> Syntax {
        var left = try unary(first)
        while let (found, precedence) = Parser.arithmeticOperator(current), precedence >= minimum {
            let position = current.position
            advance()
            let right = try arithmetic(precedence + 1)
            left = try make(.binary(found, left, right), at: position, over: left, right)
        }
        return left
    }

    private mutating func unary(_ first: Syntax?) throws(CompileError) -> Syntax {
        let position = current.position
        guard first == nil, current.isSymbol("-") else { return try instance(of: try postfix(first)) }
        var count = 0
        while skip(symbol: "-") {
            count += 1
            guard count <= Parser.maximumDepth else { throw error(at: position, "The expression is nested too deeply.") }
        }
        var operand: Syntax
        if current.kind == .number, !token(1).isSymbol("["), !token(1).isSymbol(".") {
            // "-1 instance of number" asks about -1.
            operand = try make(.number("-" + current.text), at: position)
            advance()
            count -= 1
            for _ in 0..<count { operand = try make(.negation(operand), at: position, over: operand) }
            return try instance(of: operand)
        }
        operand = try instance(of: try postfix(nil))
        for _ in 0..<count { operand = try make(.negation(operand), at: position, over: operand) }
        return operand
    }

    private mutating func instance(of operand: Syntax) throws(CompileError) -> Syntax {
        guard current.isWord("instance"), token(1).isWord("of") else { return operand }
        let position = current.position
        advance(2)
        return try make(.instance(operand, try type()), at: position, over: operand)
    }
}
