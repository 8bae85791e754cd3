import FEEL

/// Lexer, parser and printer: any text as an expression or, where it is none, as unary tests.
enum SyntaxTarget {
    static func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        let source = String(decoding: input, as: UTF8.self)
        guard let tree = try? SyntaxTree.parse(source) else {
            return (try? CompiledTests.compile(source, in: scope)) != nil
        }
        try check(tree)
        guard (try? CompiledExpression.names(in: source)) != nil else { throw FuzzFault("An expression has no set of names.") }
        return true
    }

    /// A printed expression is the same again, unless its parentheses make it too deep.
    private static func check(_ tree: SyntaxTree) throws(FuzzFault) {
        do throws(CompileError) {
            if try SyntaxTree.parse(tree.canonical) != tree { throw CompileError(line: 1, column: 1, message: "It is another one.") }
        } catch {
            guard error.message.hasSuffix("nested too deeply.") else {
                throw FuzzFault("Printing changes the expression to \(tree.canonical). \(error)")
            }
        }
    }

    private static let scope = Scope(mode: .standard)
}
