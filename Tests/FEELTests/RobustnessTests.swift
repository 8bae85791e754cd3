import Testing

@testable import FEEL

@Suite("Limits of FEEL")
struct RobustnessTests {
    /// The evaluation's error; nil when it has a result.
    private func stopped(_ source: String, _ limits: Limits = .default) throws -> EvaluationError.Kind? {
        let expression = try CompiledExpression.compile(source, in: .empty)
        let bounded = Environment(today: environment.today, now: environment.now, limits: limits)
        do throws(EvaluationError) {
            _ = try expression.evaluate(Frame(count: 0), bounded)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test(
        "Nesting without end is refused",
        arguments: [
            ("(", "1", ")"), ("[", "1", "]"), ("{a: ", "1", "}"), ("if true then ", "1", " else 2"), ("not(", "true", ")"),
            ("- -", "1", ""),
            ("for x in [1] return ", "1", ""), ("some x in [1] satisfies ", "true", ""), ("1 + (", "1", ")"), ("function() ", "1", ""),
            ("1 in (", "1", ")"),
            ("[1][", "1", "]"), ("1 instance of list<", "number", ">"), ("]", "1", "..2]"),
        ])
    func deepNesting(opening: String, middle: String, closing: String) {
        for count in [150, 5_000] {
            let source = String(repeating: opening, count: count) + middle + String(repeating: closing, count: count)
            #expect(fault(source) != nil)
        }
    }

    @Test("A comparison is no end of a range", arguments: ["1 in (< 5..8]", "1 in (>= 5 / 2..8)", "1 in (= 5..8)", "[< 5..8]"])
    func comparisonInRange(source: String) {
        #expect(fault(source) != nil)
        #expect(throws: CompileError.self) { try SyntaxTree.parse(source) }
    }

    @Test("Nesting within the limit works")
    func allowedNesting() throws {
        let source = String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)
        #expect(try evaluate(source) == 1)
        #expect(try evaluate(Array(repeating: "1", count: 200).joined(separator: " + ")) == 200)
        #expect(try evaluate(Array(repeating: "true", count: 5_000).joined(separator: " and ")) == .boolean(true))
    }

    @Test("Chains without end are refused")
    func longChains() {
        #expect(fault(Array(repeating: "1", count: 5_000).joined(separator: " + ")) != nil)
        #expect(fault("{a: 1}" + String(repeating: ".a", count: 5_000)) != nil)
        #expect(fault(String(repeating: " ", count: 70_000) + "1") != nil)
    }

    @Test(
        "Work without end is stopped",
        arguments: [
            ("for a in 1..1000, b in 1..1000, c in 1..1000 return 1", EvaluationError.Kind.listSize),
            ("count(for a in 1..2000000 return a)", .listSize),
            ("every a in 1..1000, b in 1..10000 satisfies true", .steps), ("{f: function(g) g(g), r: f(f)}.r", .depth),
            (
                "{s: \"0123456789\", x: for i in 1..100 return s, y: for i in 1..1000 return string join(x), z: for i in 1..1000 return string join([string join(y), \"a\"])}.z",
                .stringSize
            ),
            ("for i in 1..20 return if i = 1 then \"0123456789\" else partial[-1] + partial[-1] + partial[-1] + partial[-1]", .stringSize),
            ("for i in 1..1000 return [partial]", .steps), ("for i in 1..1000 return [partial[-1]]", .depth),
            ("for i in 1..1000 return if i = 1 then [1] else [partial[-1], partial[-1]]", .steps),
            ("for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])", .listSize),
            ("flatten(for i in 1..1000 return for j in 1..1000 return j)", .steps),
            ("matches(string join(for i in 1..3000 return \"a\"), \"(a*)*b\")", .steps),
            ("extract(string join(for i in 1..3000 return \"a\"), \"(a*)*b\")", .steps),
            ("replace(string join(for i in 1..3000 return \"a\"), \"(a*)*b\", \"\")", .steps),
            ("split(string join(for i in 1..3000 return \"a\"), \"(a*)*b\")", .steps),
            ("distinct values(for i in 1..50000 return i)", .steps), ("duplicate values(for i in 1..50000 return i)", .steps),
            ("union(for i in 1..50000 return i)", .steps), ("sort(for i in 1..90000 return -i)", .steps),
            ("to json(for i in 1..300 return for j in 1..300 return \"0123456789012345\")", .stringSize),
            ("string(for i in 1..300 return for j in 1..300 return \"0123456789012345\")", .stringSize),
        ])
    func boundedWork(source: String, kind: EvaluationError.Kind) throws {
        #expect(try stopped(source, Limits(steps: 400_000)) == kind)
    }

    @Test("JSON is read to a bounded depth")
    func deepJSON() throws {
        let nested = { (depth: Int) in
            "from json(string join(for i in 1..\(depth) return \"[\") + string join(for i in 1..\(depth) return \"]\"))"
        }
        #expect(try evaluate(nested(50)) != .null)
        #expect(try evaluate(nested(150)) == .null)
        #expect(try evaluate(nested(50_000)) == .null)
    }

    @Test(
        "Numbers beyond the range and the digits are no results",
        arguments: [
            "10 ** 6200", "1e6144 * 10", "-9e6144 - 9e6144", "exp(20000)", "2 ** 999999", "2 ** 1e300", "(-8) ** 0.5", "0 ** -1", "1 / 0",
            "@\"P1Y\" * 1e30", "@\"P1D\" * 1e30", "@\"999999999-12-31\" + @\"P1D\"", "modulo(1e6000, 0)", "sqrt(-1)", "log(-1)",
            "decimal(1, 7000)", "product(for i in 1..100 return 1e100)", "sum([9e6144, 9e6144])",
        ])
    func digits(source: String) throws {
        #expect(try evaluate(source) == .null)
        let expression = try CompiledExpression.compile(source, in: .empty)
        let raising = Environment(today: environment.today, now: environment.now, noResult: .raise)
        let error = #expect(throws: EvaluationError.self) { try expression.evaluate(Frame(count: 0), raising) }
        #expect(error?.kind == .noResult)
    }

    @Test("Numbers with many digits are rounded to 34", arguments: [1, 34, 35, 100, 5_000])
    func manyDigits(count: Int) throws {
        let number = try evaluate(String(repeating: "9", count: count)).number
        #expect(number == (count <= 34 ? Number(String(repeating: "9", count: count)) : Number("1e\(count)")))
        #expect(try evaluate("0." + String(repeating: "3", count: count)).number?.description.utf8.count ?? 0 <= 36)
    }

    @Test("Limits are those of the environment")
    func ownLimits() throws {
        let source = "for i in 1..50 return i"
        #expect(try stopped(source) == nil)
        #expect(try stopped(source, Limits(steps: 10)) == .steps)
        #expect(try stopped(source, Limits(listSize: 10)) == .listSize)
        #expect(try stopped("for i in [1] return \"abc\" + \"def\"", Limits(stringSize: 5)) == nil, "constants are folded")
        #expect(try stopped("for i in [\"abc\"] return i + i", Limits(stringSize: 5)) == .stringSize)
    }

    @Test("An error names the functions on its way, not the values")
    func trace() throws {
        var scope = Scope()
        scope.declare(
            try CompiledFunction.compile(name: "viel", parameters: [("n", .number)], result: nil, body: "for i in 1..n return i", in: scope)
        )
        scope.declare(try CompiledFunction.compile(name: "mehr", parameters: [("n", .number)], result: nil, body: "viel(n)", in: scope))
        let expression = try CompiledExpression.compile("mehr(424242)", in: scope)
        do throws(EvaluationError) {
            _ = try expression.evaluate(Frame(count: 0), environment)
            Issue.record("The limit did not hold.")
        } catch {
            #expect(error.trace == ["viel", "mehr"])
            #expect(!error.description.contains("424242"))
        }
    }

    /// A small generator whose numbers are the same in every run.
    private static let words = [
        "1", "2.5", "-", "+", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "@",
        "\"2026-01-01\"",
        "\"a\"", "\"", "a", "b", "item", "partial", "?", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and",
        "or", "between",
        "not", "instance", "of", "number", "list", "function", "null", "true", "false", "date", "time", "duration", "count", "sum",
        "list contains", "sort",
        "string join", "get value", "substring", "max", "floor", "decimal", "x1", "-1", "1e300", "9999999999999999999", "\\", "'", "ä", "🙂",
        "//", "/*", "*/",
        "\n", "->", "external", "matches", "replace", "\"(a|b)*\"", "split", "range", "\"[1..2]\"", "string", "number",
        "years and months duration", "@\"P1Y\"",
        "time offset", "context", "context put", "flatten", "insert before", "modulo", "sqrt", "exp", "log", "mode", "is", "today", "now",
        "@\"PT1H\"",
    ]

    @Test("Random rows of tokens never trap", arguments: 0..<40)
    func tokenSoup(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        var scope = Scope(mode: seed % 2 == 0 ? .checked : .standard)
        scope.declare("a", .any)
        scope.declare("b", .list(.number))
        let values = frame([.context(Context([("b", 1)])), .list([1, 2])])
        let raising = Environment(today: environment.today, now: environment.now, noResult: .raise)
        var compiled = 0
        for _ in 0..<400 {
            let count = Int.random(in: 1...14, using: &dice)
            let source = (0..<count).compactMap { _ in Self.words.randomElement(using: &dice) }.joined(separator: " ")
            guard let expression = try? CompiledExpression.compile(source, in: scope) else { continue }
            compiled += 1
            _ = try? expression.evaluate(values, environment)
            _ = try? expression.evaluate(values, raising)
            let tree = try? SyntaxTree.parse(source)
            #expect(tree.flatMap { try? SyntaxTree.parse($0.canonical) } == tree, "\(source)")
        }
        #expect(compiled > 0)
    }

    @Test("Random calls of every function with odd values never trap", arguments: 0..<8)
    func functionSoup(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 7_777)
        let odd = [
            "null", "true", "0", "-1", "1", "2", "3.5", "1e6144", "-1e-6176", "9223372036854775807", "-9223372036854775808", "1e20", "\"\"",
            "\"a\"", "\"ä🙂\"",
            "\"a,b\"", "\"[1..2]\"", "\"2026-01-01\"", "@\"2026-01-31\"", "@\"999999999-12-31\"", "@\"-999999999-01-01\"", "@\"23:59:59\"",
            "@\"10:00:00+14:00\"",
            "@\"2026-01-01T00:00:00\"", "@\"2026-01-01T00:00:00@Europe/Berlin\"", "@\"P1Y\"", "@\"-P999999999999Y\"", "@\"P1D\"",
            "@\"-PT0.5S\"",
            "@\"P999999999999D\"", "[]", "[1, 2, 3]", "[null]", "[\"a\", \"b\"]", "[[1], [2]]", "[true, null]", "{}", "{a: 1}",
            "[{key: \"a\", value: 1}]",
            "[1..5]", "(> 3)", "(function(x, y) x)", "(function(x, y) x < y)",
        ]
        let names = BuiltinTable.functions.keys.sorted()
        var ran = 0
        for name in names {
            for _ in 0..<12 {
                let arguments = try (0..<Int.random(in: 1...4, using: &dice)).map { _ in
                    try #require(odd.randomElement(using: &dice))
                }
                // Through variables nothing is known beforehand, so that every function sees every value.
                var scope = Scope()
                var values: [Value] = []
                for (index, argument) in arguments.enumerated() {
                    scope.declare("v\(index)", .any)
                    values.append(try Value(literal: argument))
                }
                let call = "\(name)(\(arguments.indices.map { "v\($0)" }.joined(separator: ", ")))"
                guard let expression = try? CompiledExpression.compile(call, in: scope) else { continue }
                _ = try? expression.evaluate(frame(values), environment)
                for operation in ["+", "-", "*", "/", "**", "<", "=", "in"] where arguments.count > 1 {
                    _ = try CompiledExpression.compile("v0 \(operation) v1", in: scope).evaluate(frame(values), environment)
                }
                ran += 1
            }
        }
        #expect(ran > names.count)
    }
}
