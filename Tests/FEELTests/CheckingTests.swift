import FEEL
import Testing

@Suite("Checking expressions")
struct CheckingTests {
    private var scope: Scope {
        var scope = Scope()
        scope.declare("geburtsdatum", .date)
        scope.declare("einkommen", .number)
        scope.declare("name", .string)
        scope.declare("verheiratet", .boolean)
        scope.declare("kinder", .list(.context([.init(name: "alter", type: .number), .init(name: "vorname", type: .string)])))
        return scope
    }

    @Test(
        "refuses names that are not known, and offers the nearest",
        arguments: [
            ("geburtsdatun <= today()", 1, "Did you mean 'geburtsdatum'?"), ("1 +\n einkomen", 2, "Did you mean 'einkommen'?"),
            ("kinder[alther > 3]", 1, nil), ("kinder.vornahme", 1, "Did you mean 'vorname'?"),
            ("geburtsdatum.yaer", 1, "Did you mean 'year'?"),
            ("floot(einkommen)", 1, "Did you mean 'floor'?"), ("voellig_unbekannt", 1, nil), ("for x in kinder return y", 1, nil),
            ("substring(string: name, start positon: 1)", 1, "Did you mean 'start position'?"),
        ])
    func unknownNames(source: String, line: Int, suggestion: String?) throws {
        let error = try #require(fault(source, in: scope))
        #expect(error.line == line)
        if let suggestion { #expect(error.suggestion == suggestion) }
    }

    @Test(
        "refuses what types do not allow",
        arguments: [
            "einkommen + name", "geburtsdatum + 1", "geburtsdatum * 2", "name < 5", "verheiratet < true", "geburtsdatum = \"2026-01-01\"",
            "name = 1",
            "verheiratet and einkommen", "not(einkommen)", "if einkommen then 1 else 2", "floor(name)", "string length(einkommen)",
            "einkommen.year",
            "geburtsdatum.hour", "kinder[vorname]", "some k in kinder satisfies k.alter", "einkommen between \"a\" and \"b\"",
            "name in [1..5]",
            "-name", "einkommen(1)", "[1..\"a\"]", "geburtsdatum - einkommen", "for x in 1..\"b\" return x", "date(name, 1, 1)",
            "matches(name, \"[\")",
            "matches(name, \"a\", \"?\")", "kinder < kinder",
        ])
    func wrongTypes(source: String) {
        #expect(fault(source, in: scope) != nil)
    }

    @Test(
        "refuses calls with the wrong number of arguments",
        arguments: [
            "floor()", "substring(name)", "substring(name, 1, 2, 3)", "today(1)", "contains(name)", "not()", "(function(x) x)(1, 2)",
            "substring(string: name)", "floor(n: 1, n: 2)", "substring(name, start position: 1)", "sum()",
        ])
    func wrongArity(source: String) {
        #expect(fault(source, in: scope) != nil)
    }

    @Test(
        "refuses days and times that do not exist",
        arguments: [
            "@\"2026-02-30\"", "date(\"2026-02-30\")", "date(2026, 2, 30)", "duration(\"3 Tage\")", "@\"heute\"", "time(\"25:00:00\")",
            "date and time(\"2026-01-01T99:00:00\")",
        ])
    func impossibleConstants(source: String) {
        #expect(fault(source) != nil)
    }

    @Test(
        "passes what is not known to be wrong",
        arguments: [
            "einkommen = null", "null + 1", "kinder[1].alter + 1", "kinder[alter > 3].vorname", "get value({a: 1}, name) + 1",
            "count(kinder) > 0",
            "count(name)", "geburtsdatum in [@\"2020-01-01\"..@\"2021-01-01\"]", "name in (\"a\", \"b\")", "einkommen in [1, 2]",
            "not(verheiratet)",
            "if verheiratet then 1 else \"x\"", "sum(kinder.alter)", "sort(kinder, function(a, b) a.alter < b.alter)", "kinder = null",
            "every k in kinder satisfies string length(k.vorname) > 0", "geburtsdatum + duration(\"P14M\") > today()",
        ])
    func rightTypes(source: String) {
        #expect(fault(source, in: scope) == nil)
    }

    @Test("refuses a result of another type than is expected")
    func expectedType() throws {
        #expect(fault("einkommen", in: scope, expecting: .boolean)?.message == "The result must be boolean, but this is number.")
        #expect(fault("einkommen > 1", in: scope, expecting: .boolean) == nil)
        #expect(fault("null", in: scope, expecting: .boolean) == nil)
        #expect(fault("get value({}, \"a\")", in: scope, expecting: .boolean) == nil)
        let unknown = try CompiledExpression.compile("get value({a: 1}, \"a\")", in: scope, expecting: .boolean)
        #expect(try unknown.evaluate(Frame(count: 5), environment) == .null)
        let raising = Environment(epochSeconds: 0, noResult: .raise)
        #expect(throws: EvaluationError(kind: .noResult, message: "The result must be boolean, but this is number.")) {
            try unknown.evaluate(Frame(count: 5), raising)
        }
        #expect(fault("kinder", in: scope, expecting: .list(.context([.init(name: "alter", type: .number)]))) == nil)
    }

    @Test(
        "tells line and column",
        arguments: [
            ("1 +", 1, 4), ("(1", 1, 3), ("1 + \"offen", 1, 5), ("if true then 1", 1, 15), ("1\n+\n)", 3, 1), ("[1, 2", 1, 6),
            ("{a 1}", 1, 2), ("a..b", 1, 2),
            ("ä§", 1, 2), ("/* offen", 1, 1), ("\"\\uD800\"", 1, 8), ("1 2", 1, 3), ("", 1, 1), ("x in", 1, 5),
            ("function(x) external {}", 1, 22), ("function(external) external y", 1, 29),
        ])
    func positions(source: String, line: Int, column: Int) throws {
        var scope = Scope()
        for name in ["a", "b", "x", "ä"] where !source.hasPrefix("a..") { scope.declare(name, .any) }
        let error = try #require(fault(source, in: scope))
        #expect(error.line == line)
        #expect(error.column == column)
    }

    @Test(
        "finds the names that an expression takes from outside",
        arguments: [
            ("a + b.c", ["a", "b"]), ("for x in liste return x + y", ["liste", "y"]),
            ("some k in kinder satisfies k.alter < grenze", ["kinder", "grenze"]),
            ("f(1) + floor(z)", ["f", "z"]), ("{a: 1, b: a}", []), ("function(x) x + y", ["y"]), ("list contains(l, 1)", ["l"]),
            ("today()", []),
            ("[1, 2][item > n]", ["n"]), ("x in [a..b]", ["x", "a", "b"]),
        ] as [(String, Set<String>)])
    func freeNames(source: String, names: Set<String>) throws {
        #expect(try CompiledExpression.names(in: source) == names)
    }
}

@Suite("Scopes and functions of one's own")
struct ScopeTests {
    @Test("A row sees its own names before those outside")
    func rows() throws {
        var form = Scope()
        let income = form.declare("einkommen", .number)
        form.declare("name", .string)
        var row = form.nested()
        row.declare("name", .string)
        let age = row.declare("alter", .number)
        #expect(income == Slot(depth: 0, index: 0) && age == Slot(depth: 0, index: 1))
        let expression = try CompiledExpression.compile("name + string(alter + einkommen)", in: row)
        #expect(expression.reads == [Slot(depth: 0, index: 0), Slot(depth: 0, index: 1), Slot(depth: 1, index: 0)])
        let outer = frame([10, "Eltern"])
        let inner = Frame(count: 2, parent: outer)
        inner[0] = "Kind"
        inner[1] = 3
        #expect(try expression.evaluate(inner, environment) == "Kind13")
    }

    @Test("Names in loops do not count as read")
    func loopReads() throws {
        var scope = Scope()
        scope.declare("kinder", .list(.any))
        scope.declare("grenze", .number)
        let expression = try CompiledExpression.compile("some k in kinder satisfies k.alter < grenze", in: scope)
        #expect(expression.reads == [Slot(depth: 0, index: 0), Slot(depth: 0, index: 1)])
        #expect(try CompiledExpression.compile("for grenze in [1] return grenze", in: scope).reads == [])
    }

    @Test("A function reads its parameters and the names around it, from whatever depth it is called")
    func functions() throws {
        var form = Scope()
        form.declare("satz", .number)
        let function = try CompiledFunction.compile(
            name: "anteil", parameters: [("betrag", .number)], result: .number, body: "round half up(betrag * satz / 100, 2)", in: form)
        #expect(function.reads == [Slot(depth: 0, index: 0)])
        form.declare(function)
        var row = form.nested()
        row.declare("lohn", .number)
        let expression = try CompiledExpression.compile("sum(for x in [lohn, 10] return anteil(x))", in: row)
        #expect(expression.reads == [Slot(depth: 1, index: 0), Slot(depth: 0, index: 0)])
        let inner = Frame(count: 1, parent: frame([65]))
        inner[0] = .number(try #require(Number("100.01")))
        #expect(try expression.evaluate(inner, environment) == .number(try #require(Number("71.51"))))
        #expect(try CompiledExpression.compile("anteil(betrag: 50)", in: form).evaluate(frame([10]), environment) == 5)
        #expect(fault("anteil()", in: form) != nil)
        #expect(fault("anteil(\"x\")", in: form) != nil)
        #expect(fault("antail(1)", in: form)?.suggestion == "Did you mean 'anteil'?")
    }

    @Test("A function can call others and be given away")
    func higherOrder() throws {
        var scope = Scope()
        scope.declare(try CompiledFunction.compile(name: "doppelt", parameters: [("x", .number)], result: nil, body: "x * 2", in: scope))
        scope.declare(
            try CompiledFunction.compile(
                name: "vorher", parameters: [("a", .any), ("b", .any)], result: .boolean, body: "doppelt(a) > doppelt(b)", in: scope))
        #expect(try CompiledExpression.compile("sort([1, 3, 2], vorher)", in: scope).evaluate(frame([]), environment) == .list([3, 2, 1]))
        #expect(try CompiledExpression.compile("for x in [1, 2] return doppelt(x)", in: scope).type == .list(.number))
    }

    @Test("A declared result that the body cannot have is refused, one that it has not at run time is null")
    func results() throws {
        var scope = Scope()
        #expect(throws: CompileError.self) {
            try CompiledFunction.compile(name: "f", parameters: [], result: .number, body: "\"a\"", in: scope)
        }
        scope.declare(try CompiledFunction.compile(name: "g", parameters: [("x", .any)], result: .number, body: "x", in: scope))
        #expect(try CompiledExpression.compile("g(\"a\")", in: scope).evaluate(frame([]), environment) == .null)
        #expect(try CompiledExpression.compile("g([4])", in: scope).evaluate(frame([]), environment) == 4)
    }

    @Test("Reads outside of a frame give null")
    func frames() {
        let frame = Frame(count: 1)
        frame[5] = 1
        frame[-1] = 1
        #expect(frame[5] == .null && frame[-1] == .null && frame[0] == .null)
        #expect(frame[Slot(depth: 7, index: 0)] == .null)
        #expect(Frame(count: -3)[0] == .null)
    }
}
