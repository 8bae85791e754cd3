import FEEL
import Testing

@Suite("Expressions")
struct ExpressionTests {
    /// Both sides are expressions; the right one is the literal result.
    @Test(
        "compute",
        arguments: [
            ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("2 ** 3 ** 2", "64"), ("-2 ** 2", "4"), ("7 / 2", "3.5"),
            ("1 / 0", "null"),
            ("\"a\" + \"b\"", "\"ab\""), ("if 1 < 2 then \"ja\" else \"nein\"", "\"ja\""), ("if null then 1 else 2", "2"),
            ("3 between 1 and 3", "true"), ("4 between 1 and 3 or true", "true"), ("5 in [1..5)", "false"), ("5 in (< 3, > 4)", "true"),
            ("5 in (1, 2, 5)", "true"),
            ("null in [1..5]", "null"), ("\"b\" in [\"a\"..\"c\"]", "true"), ("[1, 2, 3][2]", "2"), ("[1, 2, 3][-1]", "3"),
            ("[1, 2, 3][4]", "null"),
            ("[1, 2, 3][item > 1]", "[2, 3]"), ("[{a: 1}, {a: 2}][a = 2].a", "[2]"), ("[{a: 1}, {a: 2}].a", "[1, 2]"),
            ("{a: 1, b: a + 1}.b", "2"),
            ("for x in [1, 2], y in [10, 20] return x * y", "[10, 20, 20, 40]"), ("for i in 3..1 return i", "[3, 2, 1]"),
            ("for i in 1..4 return if i = 1 then 1 else partial[-1] * i", "[1, 2, 6, 24]"), ("for i in [1..3) return i", "[1, 2]"),
            ("some x in [1, 2] satisfies x > 1", "true"), ("every x in [1, 2] satisfies x > 1", "false"),
            ("every x in [] satisfies false", "true"),
            ("some x in [1, null] satisfies x > 1", "null"), ("(function(x, y) x + y)(1, 2)", "3"),
            ("{f: function(x) x * 2, g: f(4)}.g", "8"),
            ("@\"2026-01-31\" + @\"P1M\"", "@\"2026-02-28\""), ("@\"2026-11-21\" - @\"2026-11-01\"", "@\"P20D\""),
            ("@\"2026-11-21\".weekday", "6"),
            ("date(\"2026-11-21\").year", "2026"), ("(@\"2026-11-21\" - @\"P1D\").day", "20"), ("@\"P14M\" * 2", "@\"P2Y4M\""),
            ("@\"P1D\" / @\"PT8H\"", "3"),
            ("@\"10:00:00\" + @\"PT15H\"", "@\"01:00:00\""), ("1 = null", "false"), ("null = null", "true"), ("null < 1", "null"),
            ("not(null)", "null"),
            ("true and null", "null"), ("false and null", "false"), ("true or null", "true"), ("false or null", "null"),
            ("[1, [2]] = [1, [2]]", "true"),
            ("{a: 1, b: 2} = {b: 2, a: 1}", "true"), ("[1..3] = [1..3]", "true"), ("1 instance of number", "true"),
            ("null instance of number", "false"),
            ("[1] instance of list<string>", "false"), ("-1 // one\n + /* two */ 2", "1"), ("\"\\u00e4\\n\" = \"ä\\n\"", "true"),
            ("{\"ein Name\": 1}.ein Name", "1"),
            ("{größe: 2}.größe", "2"), ("[1..10[ = [1..10)", "true"), ("5 in ]5..6]", "false"), ("count([])", "0"),
            ("(> 5) = (> 5)", "true"),
        ])
    func compute(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "look at values of unknown type when they run",
        arguments: [
            ("a + 1", Value.string("x"), Value.null), ("a + 1", .number(2), .number(3)), ("a < 1", .boolean(true), .null),
            ("a and true", .number(1), .null),
            ("a.b", .number(1), .null), ("a.year", .date(.epoch), .number(1970)), ("a[1]", .null, .null),
            ("a[b = 1]", .list([]), .list([])),
            ("a[1]", .string("x"), .string("x")), ("a(1)", .number(1), .null), ("count(a)", .string("x"), .number(1)),
            ("string length(a)", .list([.string("abc")]), .number(3)),
            ("sum(a)", .list([.number(1), .string("x")]), .null), ("if a then 1 else 2", .string("true"), .number(2)),
            ("-a", .string("x"), .null),
        ])
    func untyped(source: String, input: Value, expected: Value) throws {
        #expect(try evaluateUntyped(source, ["a": input]) == expected)
    }

    @Test("read the entries of filtered items before outer names")
    func filterNames() throws {
        let children: Value = .list([
            .context(Context([("alter", 2), ("name", "Anna")])), .context(Context([("alter", 7), ("name", "Ben")])),
        ])
        #expect(try evaluate("kinder[alter > 3].name", ["kinder": children, "alter": 9]) == .list(["Ben"]))
        #expect(try evaluateUntyped("kinder[alter > grenze].name", ["kinder": children, "alter": 9, "grenze": 3]) == .list(["Ben"]))
        #expect(try evaluate("count(kinder[item.alter < grenze])", ["kinder": children, "grenze": 3]) == 1)
    }

    @Test("know names of several words that are in scope")
    func spacedNames() throws {
        #expect(try evaluate("Full Name + \"!\"", ["Full Name": "Ada"]) == "Ada!")
        #expect(try evaluate("a-b + 1", ["a-b": 1]) == 2)
        #expect(try evaluate("a - b+1", ["a-b": 1]) == 2)
        #expect(try evaluate("x+y*2", ["x + y": 3]) == 6)
        #expect(try evaluate("(a-b).Full   Name", ["a - b": .context(Context([("Full Name", "Ada")]))]) == "Ada")
        #expect(try evaluate("{f: function(a + b, c) a+b * c, r: f(2, 3)}.r") == 6)
        #expect(try evaluate("for Kind 1 in [1, 2] return Kind 1 + 1") == .list([2, 3]))
        #expect(try evaluate("some my - item in [1, 2] satisfies my-item > 1") == .boolean(true))
        #expect(try evaluate("{foo+bar: 1, r: foo + bar + 1}.r") == 2)
        #expect(try evaluate("`x.y`+ 1", ["x.y": 2]) == 3)
    }

    @Test("take today and now from the environment")
    func clock() throws {
        #expect(try evaluate("today()") == .date(try #require(CalendarDate(iso: "2026-11-21"))))
        #expect(try evaluate("string(now())") == "2026-11-21T10:30:00+01:00")
        #expect(try evaluate("today() - @\"P18Y\" >= @\"2008-11-21\"") == .boolean(true))
    }

    @Test(
        "say what their result is",
        arguments: [
            ("1 + 1", ValueType.number), ("[1, 2]", .list(.number)), ("{a: \"x\"}.a", .string), ("[{a: 1}].a", .list(.number)),
            ("[1, 2][1]", .number),
            ("[1, 2][item > 1]", .list(.number)), ("for x in [1] return string(x)", .list(.string)), ("if true then 1 else null", .number),
            ("if true then 1 else \"a\"", .any), ("today() + @\"P1M\"", .date), ("today() - today()", .daysTime),
            ("duration(\"P1M\")", .yearsMonths),
            ("max(1, 2)", .number), ("max([@\"2026-01-01\"])", .date), ("[1..3]", .range(.number)), ("get or else(1, 2)", .number),
            ("@\"P1M\" / @\"P1M\"", .number), ("some x in [1] satisfies x = 1", .boolean), ("sort([\"b\"])", .list(.string)),
        ])
    func types(source: String, type: ValueType) throws {
        #expect(try CompiledExpression.compile(source, in: .empty).type == type)
    }
}
