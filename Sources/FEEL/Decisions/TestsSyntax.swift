/// The unary tests of a cell as they are written.
struct TestsSyntax: Sendable {
    /// `not(…)` around all of them.
    let isNegated: Bool
    /// None where the cell holds for every value (`-`).
    let tests: [Syntax]

    var height: Int { 1 + (tests.map(\.height).max() ?? 0) }
}

extension Parser {
    /// Reads `-`, `not("a", "b")`, or tests with commas between them.
    static func parseTests(_ source: String, names: [KnownNames]) throws(CompileError) -> TestsSyntax {
        var parser = Parser(tokens: try Lexer.tokens(of: source), names: names + [BuiltinTable.spacedNames])
        if parser.current.isSymbol("-"), parser.token(1).kind == .end { return TestsSyntax(isNegated: false, tests: []) }
        if let negated = parser.negatedTests { return TestsSyntax(isNegated: true, tests: negated) }
        let tests = try parser.tests()
        guard parser.current.kind == .end else { throw parser.unexpected("',' or the end of the tests") }
        return TestsSyntax(isNegated: false, tests: tests)
    }

    private mutating func tests() throws(CompileError) -> [Syntax] {
        var tests: [Syntax] = []
        repeat { tests.append(try test(isBare: false)) } while skip(symbol: ",")
        return tests
    }

    /// The tests within `not(…)`, if that is all there is.
    private var negatedTests: [Syntax]? {
        guard current.isWord("not"), token(1).isSymbol("(") else { return nil }
        var attempt = self
        attempt.advance(2)
        guard let tests = try? attempt.tests(), attempt.skip(symbol: ")"), attempt.current.kind == .end else { return nil }
        return tests
    }
}
