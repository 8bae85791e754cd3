import Testing

@testable import FEEL

/// One row a function: a call with its result, a call that is null, and one that is refused.
private struct FunctionRow: Sendable, CustomTestStringConvertible {
    let name: String
    let accepted: String
    let result: String
    /// Nil where no argument makes the function null.
    let null: String?
    let refused: String

    var testDescription: String { name }

    init(_ name: String, _ accepted: String, _ result: String, null: String?, refused: String) {
        self.name = name
        self.accepted = accepted
        self.result = result
        self.null = null
        self.refused = refused
    }
}

@Suite("Every built-in function")
struct FunctionTableTests {
    @Test("has a row")
    func completeness() {
        let names = Set(Self.rows.map(\.name))
        #expect(names == Set(BuiltinTable.functions.keys))
    }

    @Test("accepts, gives null and refuses", arguments: rows)
    fileprivate func call(row: FunctionRow) throws {
        #expect(try evaluate(row.accepted) == evaluate(row.result))
        if let null = row.null { #expect(try evaluate(null) == .null) }
        #expect(fault(row.refused) != nil)
        // In standard mode the same call is null.
        let standard = try CompiledExpression.compile(row.refused, in: Scope(mode: .standard))
        #expect(!standard.warnings.isEmpty)
        #expect(try standard.evaluate(Frame(count: 0), environment) == .null)
    }

    private static let rows = texts + numbers + lists + aggregates + conversions + days + ranges + contexts + logic

    private static let texts = [
        FunctionRow("string length", "string length(\"Öl🙂\")", "3", null: "string length(null)", refused: "string length(1)"),
        FunctionRow("substring", "substring(\"foobar\", -2)", "\"ar\"", null: "substring(\"a\", 0)", refused: "substring(\"a\", \"b\")"),
        FunctionRow("upper case", "upper case(\"aä\")", "\"AÄ\"", null: "upper case(null)", refused: "upper case(1)"),
        FunctionRow("lower case", "lower case(\"AÄ\")", "\"aä\"", null: "lower case(null)", refused: "lower case(true)"),
        FunctionRow(
            "substring before", "substring before(\"a-b\", \"-\")", "\"a\"", null: "substring before(null, \"-\")",
            refused: "substring before(\"a\")"),
        FunctionRow(
            "substring after", "substring after(\"a-b\", \"-\")", "\"b\"", null: "substring after(\"a\", null)",
            refused: "substring after(1, \"a\")"),
        FunctionRow("contains", "contains(\"abc\", \"b\")", "true", null: "contains(null, \"a\")", refused: "contains(\"a\", 1)"),
        FunctionRow("starts with", "starts with(\"ab\", \"a\")", "true", null: "starts with(null, \"a\")", refused: "starts with(\"a\")"),
        FunctionRow("ends with", "ends with(\"ab\", \"b\")", "true", null: "ends with(\"a\", null)", refused: "ends with(1, \"a\")"),
        FunctionRow(
            "string join", "string join([\"a\", null, \"b\"], \"-\")", "\"a-b\"", null: "string join(null)", refused: "string join([1])"),
        FunctionRow("matches", "matches(\"abc\", \"^A\", \"i\")", "true", null: "matches(null, \"a\")", refused: "matches(\"a\", \"[\")"),
        FunctionRow(
            "replace", "replace(\"abab\", \"(a)b\", \"$1-\")", "\"a-a-\"", null: "replace(null, \"a\", \"b\")",
            refused: "replace(\"a\", \"(\", \"b\")"),
        FunctionRow("split", "split(\"a;b\", \";\")", "[\"a\", \"b\"]", null: "split(null, \";\")", refused: "split(\"a\", 1)"),
        FunctionRow(
            "extract", "extract(\"a1b22\", \"[0-9]+\")", "[\"1\", \"22\"]", null: "extract(null, \"a\")", refused: "extract(\"a\", \"[\")"),
        FunctionRow("trim", "trim(\" a \")", "\"a\"", null: "trim(null)", refused: "trim(1)"),
        FunctionRow("is blank", "is blank(\" \t\")", "true", null: "is blank(null)", refused: "is blank(1)"),
        FunctionRow("to base64", "to base64(\"FEEL\")", "\"RkVFTA==\"", null: "to base64(null)", refused: "to base64(1)"),
    ]

    private static let numbers = [
        FunctionRow("floor", "floor(-1.5)", "-2", null: "floor(null)", refused: "floor(\"1\")"),
        FunctionRow("ceiling", "ceiling(1.25, 1)", "1.3", null: "ceiling(1, null)", refused: "ceiling(\"1\")"),
        FunctionRow("decimal", "decimal(2.5, 0)", "2", null: "decimal(1, 999999)", refused: "decimal(1)"),
        FunctionRow("round up", "round up(-1.121, 2)", "-1.13", null: "round up(null, 2)", refused: "round up(1.5)"),
        FunctionRow("round down", "round down(-1.129, 2)", "-1.12", null: "round down(1, null)", refused: "round down(1.5)"),
        FunctionRow("round half up", "round half up(2.5, 0)", "3", null: "round half up(null, 0)", refused: "round half up(\"a\", 0)"),
        FunctionRow("round half down", "round half down(2.5, 0)", "2", null: "round half down(null, 0)", refused: "round half down()"),
        FunctionRow("abs", "abs(@\"-P1Y\")", "@\"P1Y\"", null: "abs(null)", refused: "abs(\"a\")"),
        FunctionRow("modulo", "modulo(-12, 5)", "3", null: "modulo(1, 0)", refused: "modulo(1, \"a\")"),
        FunctionRow("sqrt", "sqrt(16)", "4", null: "sqrt(-1)", refused: "sqrt(\"a\")"),
        FunctionRow("exp", "exp(0)", "1", null: "exp(99999)", refused: "exp(true)"),
        FunctionRow("log", "log(1)", "0", null: "log(0)", refused: "log(\"a\")"),
        FunctionRow("odd", "odd(-3)", "true", null: "odd(1.5)", refused: "odd(\"a\")"),
        FunctionRow("even", "even(0)", "true", null: "even(null)", refused: "even(\"a\")"),
    ]

    private static let lists = [
        FunctionRow(
            "list contains", "list contains([1, null], null)", "true", null: "list contains(null, 1)", refused: "list contains([1])"),
        FunctionRow("count", "count([1, [2, 3]])", "2", null: "count(null)", refused: "count()"),
        FunctionRow("sublist", "sublist([1, 2, 3], -2, 1)", "[2]", null: "sublist([1], 3)", refused: "sublist([1], \"a\")"),
        FunctionRow("index of", "index of([1, 2, 1], 1)", "[1, 3]", null: "index of(null, 1)", refused: "index of([1])"),
        FunctionRow(
            "distinct values", "distinct values([1, 1.0, 2])", "[1, 2]", null: "distinct values(null)", refused: "distinct values()"),
        FunctionRow(
            "duplicate values", "duplicate values([2, 1, 1, 2, 3])", "[2, 1]", null: "duplicate values(null)",
            refused: "duplicate values()"),
        FunctionRow("reverse", "reverse([1, 2])", "[2, 1]", null: "reverse(null)", refused: "reverse()"),
        FunctionRow("sort", "sort([2, 1], function(a, b) a < b)", "[1, 2]", null: "sort([1, \"a\"])", refused: "sort([1], 2)"),
        FunctionRow("append", "append([1], 2, 3)", "[1, 2, 3]", null: "append(null, 1)", refused: "append([1])"),
        FunctionRow("concatenate", "concatenate([1], [2])", "[1, 2]", null: "concatenate([1], null)", refused: "concatenate()"),
        FunctionRow("union", "union([1, 2], [2])", "[1, 2]", null: "union(null)", refused: "union()"),
        FunctionRow("flatten", "flatten([[1, [2]], 3])", "[1, 2, 3]", null: "flatten(null)", refused: "flatten()"),
        FunctionRow(
            "insert before", "insert before([1, 3], 2, 2)", "[1, 2, 3]", null: "insert before([1], 5, 2)",
            refused: "insert before([1], \"a\", 2)"),
        FunctionRow("remove", "remove([1, 2], -1)", "[1]", null: "remove([1], 2)", refused: "remove([1], \"a\")"),
        FunctionRow(
            "list replace", "list replace([1, 2], 2, 9)", "[1, 9]", null: "list replace([1], 2, 9)",
            refused: "list replace([1], \"a\", 2)"),
        FunctionRow("partition", "partition([1, 2, 3], 2)", "[[1, 2], [3]]", null: "partition([1], 0)", refused: "partition([1], \"a\")"),
        FunctionRow("is empty", "is empty([])", "true", null: "is empty(null)", refused: "is empty()"),
    ]

    private static let aggregates = [
        FunctionRow("sum", "sum(1, 2.5)", "3.5", null: "sum([])", refused: "sum()"),
        FunctionRow("product", "product([2, 3])", "6", null: "product([])", refused: "product()"),
        FunctionRow("mean", "mean(1, 2)", "1.5", null: "mean([1, \"a\"])", refused: "mean()"),
        FunctionRow("median", "median([3, 1, 2, 10])", "2.5", null: "median([])", refused: "median()"),
        FunctionRow("stddev", "stddev([2, 4, 4, 6])", "sqrt(8 / 3)", null: "stddev([1])", refused: "stddev()"),
        FunctionRow("mode", "mode([1, 2, 2, 1, 3])", "[1, 2]", null: "mode([\"a\"])", refused: "mode()"),
        FunctionRow("min", "min([@\"2026-01-02\", @\"2026-01-01\"])", "@\"2026-01-01\"", null: "min([])", refused: "min()"),
        FunctionRow("max", "max(\"a\", \"b\")", "\"b\"", null: "max([1, \"a\"])", refused: "max()"),
        FunctionRow("all", "all([true, false, null])", "false", null: "all([true, null])", refused: "all()"),
        FunctionRow("any", "any([false, true, null])", "true", null: "any([false, null])", refused: "any()"),
        FunctionRow("and", "and([true, true])", "true", null: "and([true, null])", refused: "and()"),
        FunctionRow("or", "or([false, false])", "false", null: "or([null])", refused: "or()"),
    ]

    private static let conversions = [
        FunctionRow("string", "string([1, \"a\"])", "\"[1, \\\"a\\\"]\"", null: "string(null)", refused: "string(1, 2)"),
        FunctionRow("number", "number(\"1.000,5\", \".\", \",\")", "1000.5", null: "number(\"a\")", refused: "number(1, 2, 3)"),
        FunctionRow("date", "date(2026, 1, 2)", "@\"2026-01-02\"", null: "date(null)", refused: "date(\"2026-02-30\")"),
        FunctionRow("time", "time(8, 30, 0)", "@\"08:30:00\"", null: "time(null)", refused: "time(25, 0, 0)"),
        FunctionRow(
            "date and time", "date and time(@\"2026-01-02\", @\"08:30:00\")", "@\"2026-01-02T08:30:00\"", null: "date and time(null)",
            refused: "date and time(\"gestern\")"),
        FunctionRow("duration", "duration(\"P14M\")", "@\"P1Y2M\"", null: "duration(null)", refused: "duration(\"P\")"),
        FunctionRow(
            "years and months duration", "years and months duration(@\"2025-01-31\", @\"2026-03-30\")", "@\"P1Y1M\"",
            null: "years and months duration(null, @\"2026-01-01\")", refused: "years and months duration(1, 2)"),
        FunctionRow("range", "range(\"[1..3)\")", "[1..3)", null: "range(\"[3..1]\")", refused: "range(1)"),
        FunctionRow(
            "from json", "from json(\"{\\\"a\\\": [1, null]}\")", "{a: [1, null]}", null: "from json(\"{\")", refused: "from json(1)"),
        FunctionRow("to json", "to json({a: [1, \"b\"]})", "\"{\\\"a\\\":[1,\\\"b\\\"]}\"", null: "to json(count)", refused: "to json()"),
    ]

    private static let days = [
        FunctionRow("today", "today()", "@\"2026-11-21\"", null: nil, refused: "today(1)"),
        FunctionRow("now", "string(now())", "\"2026-11-21T10:30:00+01:00\"", null: nil, refused: "now(1)"),
        FunctionRow("day of year", "day of year(@\"2026-02-01\")", "32", null: "day of year(null)", refused: "day of year(1)"),
        FunctionRow("week of year", "week of year(@\"2027-01-01\")", "53", null: "week of year(null)", refused: "week of year(\"a\")"),
        FunctionRow("day of week", "day of week(@\"2026-11-21\")", "\"Saturday\"", null: "day of week(null)", refused: "day of week(1)"),
        FunctionRow(
            "month of year", "month of year(@\"2026-11-21\")", "\"November\"", null: "month of year(null)", refused: "month of year(1)"),
        FunctionRow(
            "last day of month", "last day of month(@\"2028-02-03\")", "@\"2028-02-29\"", null: "last day of month(null)",
            refused: "last day of month(2)"),
    ]

    private static let ranges = [
        ("before", "1, 10", "true"), ("after", "10, 1", "true"), ("meets", "[1..5], [5..10]", "true"),
        ("met by", "[5..10], [1..5]", "true"), ("overlaps", "[1..5], [3..8]", "true"), ("overlaps before", "[1..5], [3..8]", "true"),
        ("overlaps after", "[3..8], [1..5]", "true"), ("finishes", "10, [1..10]", "true"), ("finished by", "[1..10], 10", "true"),
        ("includes", "[1..10], 5", "true"), ("during", "5, [1..10]", "true"), ("starts", "1, [1..10]", "true"),
        ("started by", "[1..10], 1", "true"), ("coincides", "[1..5], [1..5]", "true"),
    ].map { name, arguments, result in
        FunctionRow(name, "\(name)(\(arguments))", result, null: "\(name)(null, 1)", refused: "\(name)(1)")
    }

    private static let contexts = [
        FunctionRow(
            "get value", "get value({a: {b: 1}}, [\"a\", \"b\"])", "1", null: "get value({a: 1}, \"b\")", refused: "get value(1, 2)"),
        FunctionRow("get entries", "get entries({a: 1})", "[{key: \"a\", value: 1}]", null: "get entries(null)", refused: "get entries(1)"),
        FunctionRow(
            "context", "context([{key: \"a\", value: 1}])", "{a: 1}", null: "context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])",
            refused: "context(1)"),
        FunctionRow(
            "context put", "context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}", null: "context put(null, \"a\", 1)",
            refused: "context put({}, 1, 2)"),
        FunctionRow("put", "put({}, \"a\", 1)", "{a: 1}", null: "put(null, \"a\", 1)", refused: "put({}, 1, 2)"),
        FunctionRow("context merge", "context merge([{a: 1}, {a: 2}])", "{a: 2}", null: "context merge(null)", refused: "context merge(1)"),
        FunctionRow("put all", "put all({a: 1}, {b: 2})", "{a: 1, b: 2}", null: "put all({a: 1}, null)", refused: "put all(1)"),
    ]

    private static let logic = [
        FunctionRow("not", "not(false)", "true", null: "not(null)", refused: "not(1)"),
        FunctionRow("is", "is(@\"10:00:00Z\", @\"10:00:00+00:00\")", "true", null: nil, refused: "is(1, 2, 3)"),
        FunctionRow("is defined", "is defined(0)", "true", null: nil, refused: "is defined()"),
        FunctionRow("get or else", "get or else(null, 5)", "5", null: "get or else(null, null)", refused: "get or else(1)"),
        FunctionRow("assert", "assert(4, 4 > 3)", "4", null: "assert(4, false)", refused: "assert(4, 3)"),
    ]
}
