/// The syntax tree of an expression, for tools: what each part is, where it stands, and its parts.
public struct SyntaxTree: Sendable, Equatable {
    /// What a part is: `binary`, `name`, `call`, …
    public let kind: String
    /// The operator, name or literal, if the part has one.
    public let text: String?
    /// 1-based, in Unicode scalars.
    public let line: Int
    public let column: Int
    public let children: [SyntaxTree]
    private let syntax: Syntax

    /// Reads an expression without looking at what its names mean.
    ///
    /// - Parameter names: names of several words that it may use, beside those of built-in functions.
    /// - Throws: ``CompileError`` when the text is no expression.
    public static func parse(_ source: String, names: [String] = []) throws(CompileError) -> SyntaxTree {
        SyntaxTree(try Parser.parse(source, names: [KnownNames(names)]))
    }

    /// Reads the unary tests of a cell in the same way: `< 5, [7..9]`. None for `-`; those within `not(…)` where that is all.
    ///
    /// - Throws: ``CompileError`` when the text is no unary test.
    public static func parseTests(_ source: String, names: [String] = []) throws(CompileError) -> [SyntaxTree] {
        try Parser.parseTests(source, names: [KnownNames(names)]).tests.map { SyntaxTree($0) }
    }

    /// The expression in its canonical form: it parses to the same tree.
    ///
    /// Where words of two parts would make one name (`(date) and time`), each part stands in parentheses. They count as depth
    /// where a chain of operators does not, so that what comes close to the limit of depth may be refused when it is read again.
    public var canonical: String {
        let text = SyntaxPrinter.text(syntax)
        if isRead(from: text) { return text }
        let strict = SyntaxPrinter.text(syntax, isStrict: true)
        return isRead(from: strict) ? strict : text
    }

    private func isRead(from text: String) -> Bool {
        (try? SyntaxTree.parse(text)) == self || (try? SyntaxTree.parseTests(text)) == [self]
    }

    /// Two trees are equal wherever their parts stand.
    public static func == (left: SyntaxTree, right: SyntaxTree) -> Bool {
        left.kind == right.kind && left.text == right.text && left.children == right.children
    }

    /// One line a part, indented by two blanks under the whole it belongs to.
    public var indented: String { lines(depth: 0) }

    private func lines(depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth)
        let own = "\(indent)\(kind)\(text.map { " " + $0 } ?? "")\n"
        return own + children.map { $0.lines(depth: depth + 1) }.joined()
    }

    /// One JSON object: `kind`, `text`, `line`, `column`, `children`.
    public var json: String { value.json ?? "null" }

    private var value: Value {
        var entries: [(String, Value)] = [("kind", .string(kind))]
        if let text { entries.append(("text", .string(text))) }
        entries += [("line", .number(line)), ("column", .number(column)), ("children", .list(children.map(\.value)))]
        return .context(Context(entries))
    }
}

extension SyntaxTree {
    init(_ syntax: Syntax) {
        let (kind, text, parts) = SyntaxTree.outline(syntax.form)
        self.init(
            kind: kind, text: text, line: syntax.position.line, column: syntax.position.column, children: parts.map { SyntaxTree($0) },
            syntax: syntax)
    }

    private static func outline(_ form: Syntax.Form) -> (kind: String, text: String?, parts: [Syntax]) {
        switch form {
        case .null: ("null", nil, [])
        case .boolean(let truth): ("boolean", truth ? "true" : "false", [])
        case .number(let text): ("number", text, [])
        case .string(let text): ("string", SyntaxPrinter.quoted(text), [])
        case .temporal(let text): ("temporal", SyntaxPrinter.quoted(text), [])
        case .name(let name): ("name", name, [])
        case .list(let items): ("list", nil, items)
        case .context(let entries): ("context", entries.map { SyntaxPrinter.key($0.key) }.joined(separator: ", "), entries.map(\.value))
        case .range(let range): ("range", brackets(range), [range.start, range.end].compactMap { $0 })
        case .negation(let operand): ("negation", nil, [operand])
        case .binary(let operation, let left, let right): ("binary", operation.rawValue, [left, right])
        case .and(let operands): ("and", nil, operands)
        case .or(let operands): ("or", nil, operands)
        case .between(let operand, let low, let high): ("between", nil, [operand, low, high])
        case .membership(let operand, let tests): ("in", nil, [operand] + tests)
        case .comparison(let operation, let operand): ("test", operation.rawValue, [operand])
        case .instance(let operand, let type): ("instance of", SyntaxPrinter.type(type), [operand])
        default: compound(form)
        }
    }

    private static func compound(_ form: Syntax.Form) -> (kind: String, text: String?, parts: [Syntax]) {
        switch form {
        case .conditional(let condition, let positive, let negative): return ("if", nil, [condition, positive, negative])
        case .loop(let iterations, let body): return ("for", names(iterations), parts(iterations) + [body])
        case .quantified(let isEvery, let iterations, let body):
            return (isEvery ? "every" : "some", names(iterations), parts(iterations) + [body])
        case .filter(let operand, let condition): return ("filter", nil, [operand, condition])
        case .path(let operand, let name): return ("path", name, [operand])
        case .call(let callee, .positional(let values)): return ("call", nil, [callee] + values)
        case .call(let callee, .named(let values)):
            return ("call", values.map(\.name).joined(separator: ", "), [callee] + values.map(\.value))
        case .function(let parameters, let body): return ("function", names(parameters), [body])
        case .external(let parameters, let description): return ("external function", names(parameters), [description])
        default: return ("", nil, [])
        }
    }

    /// `[..)`, `(..` where there is no end.
    private static func brackets(_ range: Syntax.RangeSyntax) -> String {
        let start = range.start == nil ? "" : range.includesStart ? "[" : "("
        let end = range.end == nil ? "" : range.includesEnd ? "]" : ")"
        return start + ".." + end
    }

    private static func names(_ parameters: [(name: String, type: TypeSyntax?)]) -> String {
        parameters.map { $0.name + ($0.type.map { ": " + SyntaxPrinter.type($0) } ?? "") }.joined(separator: ", ")
    }

    private static func names(_ iterations: [Syntax.Iteration]) -> String {
        iterations.map { $0.name + ($0.end == nil ? "" : " ..") }.joined(separator: ", ")
    }

    private static func parts(_ iterations: [Syntax.Iteration]) -> [Syntax] {
        iterations.flatMap { [$0.domain, $0.end].compactMap { $0 } }
    }
}
