import FEEL

/// Lexer, parser and printer: any text as an expression or, where it is none, as unary tests.
enum SyntaxTarget {
    static func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        let source = String(decoding: input, as: UTF8.self)
        if let tree = try? SyntaxTree.parse(source) {
            try check([tree], by: { text throws(CompileError) in [try SyntaxTree.parse(text)] })
            guard (try? CompiledExpression.names(in: source)) != nil else { throw FuzzFault("An expression has no set of names.") }
        } else if let tests = try? SyntaxTree.parseTests(source) {
            if !tests.isEmpty { try check(tests, by: { text throws(CompileError) in try SyntaxTree.parseTests(text) }) }
        } else {
            return false
        }
        return true
    }

    /// What is printed is the same again, unless its parentheses make it too deep.
    private static func check(
        _ trees: [SyntaxTree], by parse: (String) throws(CompileError) -> [SyntaxTree]
    ) throws(FuzzFault) {
        let text = trees.map(\.canonical).joined(separator: ", ")
        do throws(CompileError) {
            if try parse(text) != trees { throw CompileError(line: 1, column: 1, message: "It is another one.") }
        } catch {
            guard error.message.hasSuffix("nested too deeply.") else { throw FuzzFault("Printing changes the text to \(text). \(error)") }
        }
    }
}
