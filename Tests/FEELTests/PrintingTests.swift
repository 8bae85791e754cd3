import Conformance
import FEEL
import Testing

@Suite("Printed expressions")
struct PrintingTests {
    @Test(
        "have one canonical form",
        arguments: [
            ("((1+2)) *3", "(1 + 2) * 3"), ("1+(2*3)", "1 + 2 * 3"), ("1-(2-3)", "1 - (2 - 3)"), ("- 5", "-5"), ("-(5)", "-(5)"),
            ("- -x", "-(-x)"),
            ("(a or b)and c", "(a or b) and c"), ("a and(b and c)", "a and (b and c)"), ("x in[1..5]", "x in ([1..5])"),
            ("x in <5", "x in (< 5)"),
            ("x in ((<5))", "x in ((< 5))"), ("]1..2[", "(1..2)"), ("[(1)..(-x)]", "[1..(-x)]"), ("(>=3)", "(>= 3)"),
            ("if(a)then(b)else c", "if a then b else c"), ("1+(if a then 1 else 2)", "1 + (if a then 1 else 2)"),
            ("for i in 1 .. 3,j in x return i*j", "for i in 1..3, j in x return i * j"),
            ("(function(a:number,b)a)(1,2)", "(function(a: number, b) a)(1, 2)"),
            (
                "function(a:number)external{java:{method signature:\"f()\"}}",
                "function(a: number) external {java: {\"method signature\": \"f()\"}}"
            ),
            ("function(external)external + 1", "function(external) external + 1"),
            ("{\"a b\":1,c:2}.a b", "{\"a b\": 1, c: 2}.`a b`"), ("list   contains(l,1)", "list contains(l, 1)"), ("f(a:1)", "f(a: 1)"),
            ("@\"P1D\".days", "@\"P1D\".days"), ("\"a\\\"\\n\\u00e4\"", "\"a\\\"\\nä\""),
            ("a instance of list<number>", "a instance of list<number>"),
            ("2**3**2", "2 ** 3 ** 2"), ("2**(3**2)", "2 ** (3 ** 2)"), ("-2**2", "-2 ** 2"), ("a between 1 and 2", "a between 1 and 2"),
            ("some x in y satisfies x>1", "some x in y satisfies x > 1"), ("[.5..1]", "[(.5)..1]"), ("`in x`", "`in x`"),
            ("f(`a,b`: 1)", "f(`a,b`: 1)"), ("f(a `b`: 1)", "f(a b: 1)"), ("x instance of `a b`.c", "x instance of `a b.c`"),
            ("x instance of a.b", "x instance of a.b"), ("(date) and time", "(date) and (time)"),
            ("(date) and time and and([b])", "(date) and (time) and (and(([(b)])))"),
            ("1 between(date)and time", "(1) between (date) and (time)"), ("update and timeout", "update and timeout"),
            ("(x instance of list) < 3", "((x) instance of list) < (3)"),
            ("function(x) (external)", "function(x) external"), ("{\"a+b\": 1, c: (a) + b}.c", "({\"a+b\": (1), c: ((a) + (b))}).c"),
            ("x instance of context<a b: date and time>", "x instance of context<a b: date and time>"),
            ("x instance of context<`a:`: Any>", "x instance of context<`a:`: Any>"),
        ])
    func canonical(source: String, text: String) throws {
        let tree = try SyntaxTree.parse(source)
        #expect(tree.canonical == text)
        #expect(try SyntaxTree.parse(text) == tree)
    }

    @Test(
        "are the same for unary tests",
        arguments: [
            ("<5,[ 7..9 ]", "< 5, [7..9]"), ("not( \"a\",\"b\" )", "\"a\", \"b\""), ("-", ""), ("? >3 and true", "? > 3 and true"),
            ("-1", "-1"), ("< {\"a+b\": 1, c: (a) + b}.c", "< (({\"a+b\": (1), c: ((a) + (b))}).c)"),
        ])
    func tests(source: String, text: String) throws {
        let tests = try SyntaxTree.parseTests(source)
        #expect(tests.map(\.canonical).joined(separator: ", ") == text)
        #expect(throws: CompileError.self) { try SyntaxTree.parseTests(source + ",") }
    }

    @Test("parse to themselves, whatever others test themselves with", arguments: ["tck", "feelin", "feelscala"])
    func conformance(name: String) throws {
        guard let file = try ConformanceTests.load("\(name)_expressions.json") else { return }
        for test in file.cases {
            let names = test.context.map(\.name) + test.bindings.map(\.name)
            guard let tree = try? SyntaxTree.parse(test.expression, names: names) else { continue }
            #expect((try? SyntaxTree.parse(tree.canonical, names: names)) == tree, "\(test.id): \(tree.canonical)")
        }
    }

    @Test("parse to themselves, however they were made", arguments: 0..<20)
    func generated(seed: Int) throws {
        var grower = ExpressionGrower(seed: UInt64(seed))
        for _ in 0..<200 {
            let source = grower.expression(depth: 5)
            let tree = try SyntaxTree.parse(source)
            #expect(try SyntaxTree.parse(tree.canonical) == tree, "\(source)")
        }
    }

    @Test("are shown part by part")
    func outline() throws {
        let tree = try SyntaxTree.parse("sum(a[item > 1].b) + 2")
        #expect(
            tree.indented == """
                binary +
                  call
                    name sum
                    path b
                      filter
                        name a
                        binary >
                          name item
                          number 1
                  number 2

                """)
        #expect(try SyntaxTree.parse("a").json == #"{"kind":"name","text":"a","line":1,"column":1,"children":[]}"#)
    }
}
