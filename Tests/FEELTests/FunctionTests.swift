import FEEL
import Testing

/// Both sides are expressions; the right one is the literal result.
@Suite("Built-in functions")
struct FunctionTests {
    @Test(
        "on texts",
        arguments: [
            ("string length(\"Öl🙂\")", "3"), ("substring(\"foobar\", 3)", "\"obar\""), ("substring(\"foobar\", 3, 3)", "\"oba\""),
            ("substring(\"foobar\", -2, 1)", "\"a\""),
            ("substring(\"foobar\", 9)", "\"\""), ("substring(\"foobar\", 0)", "null"), ("upper case(\"straße\")", "\"STRASSE\""),
            ("lower case(\"ÄB\")", "\"äb\""),
            ("substring before(\"a-b-c\", \"-\")", "\"a\""), ("substring after(\"a-b-c\", \"-\")", "\"b-c\""),
            ("substring after(\"abc\", \"x\")", "\"\""),
            ("contains(\"foobar\", \"oba\")", "true"), ("contains(\"aaab\", \"aab\")", "true"), ("contains(\"foobar\", \"\")", "true"),
            ("starts with(\"foo\", \"fo\")", "true"),
            ("ends with(\"foo\", \"oo\")", "true"), ("ends with(\"o\", \"oo\")", "false"),
            ("string join([\"a\", null, \"b\"], \", \")", "\"a, b\""),
            ("string join([\"a\", \"b\"])", "\"ab\""),
            ("string join([\"a\", \"b\"], \"-\", \"<\", \">\")", "\"<a-b>\""), ("string join([])", "\"\""),
            ("trim(\"  a b\t\")", "\"a b\""),
            ("is blank(\" \n\")", "true"), ("is blank(\"a\")", "false"),
            ("contains(null, \"a\")", "null"),
        ])
    func texts(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "on numbers",
        arguments: [
            ("floor(-1.5)", "-2"), ("ceiling(1.2)", "2"), ("floor(1.56, 1)", "1.5"), ("decimal(2.345, 2)", "2.34"),
            ("decimal(2.5, 0)", "2"), ("decimal(2.5, 0, \"half_up\")", "3"), ("decimal(1.5, 0, \"UNNECESSARY\")", "null"),
            ("decimal(2.0, 0, \"UNNECESSARY\")", "2"), ("decimal(2.5, 0, \"SIDEWAYS\")", "null"), ("round up(1.121, 2)", "1.13"),
            ("round down(-1.129, 2)", "-1.12"), ("round half up(-2.5, 0)", "-3"), ("round half down(2.5, 0)", "2"), ("abs(-3)", "3"),
            ("abs(@\"-P1D\")", "@\"P1D\""),
            ("modulo(-12, 5)", "3"), ("modulo(1, 0)", "null"), ("sqrt(16)", "4"), ("sqrt(-1)", "null"), ("sqrt(0.0001)", "0.01"),
            ("exp(0)", "1"), ("log(1)", "0"), ("log(0)", "null"),
            ("round half up(exp(1), 25)", "2.7182818284590452353602875"), ("round half up(log(10), 28)", "2.3025850929940456840179914547"),
            ("100 ** 0.5", "10"), ("4 ** 1.5", "8"), ("4 ** -0.5", "0.5"), ("8 ** (1/3)", "2"),
            ("round half up(2 ** 0.5, 25)", "1.4142135623730950488016887"),
            ("round half up(sqrt(2), 30)", "1.414213562373095048801688724210"), ("odd(3)", "true"), ("even(0)", "true"),
            ("even(1.5)", "null"), ("min(3, 1, 2)", "1"), ("max([])", "null"), ("max(\"a\", \"c\", \"b\")", "\"c\""),
            ("sum([1, 2.5])", "3.5"), ("sum([])", "null"), ("mean(1, 2)", "1.5"),
            ("median([3, 1, 2, 10])", "2.5"), ("mode([1, 2, 2, 1, 3])", "[1, 2]"), ("product(2, 3)", "6"),
            ("stddev([2, 4, 4, 6])", "sqrt(8 / 3)"), ("number(\"1 000,5\", \" \", \",\")", "1000.5"),
            ("number(\"1.000,5\", \".\", \",\")", "1000.5"), ("number(\"abc\")", "null"), ("number(\"1,5\", \",\", \",\")", "null"),
            ("decimal(1, 999999)", "null"),
        ])
    func numbers(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "on lists",
        arguments: [
            ("list contains([1, null], null)", "true"), ("list contains([1, 2], 3)", "false"), ("count([1, [2, 3]])", "2"),
            ("sublist([1, 2, 3], 2)", "[2, 3]"),
            ("sublist([1, 2, 3], -2, 1)", "[2]"), ("sublist([1], 3)", "null"), ("append([1], 2, 3)", "[1, 2, 3]"),
            ("concatenate([1], [2, 3])", "[1, 2, 3]"),
            ("insert before([1, 3], 2, 2)", "[1, 2, 3]"), ("remove([1, 2, 3], -1)", "[1, 2]"), ("reverse([1, 2])", "[2, 1]"),
            ("index of([1, 2, 1], 1)", "[1, 3]"),
            ("union([1, 2], [2, 3])", "[1, 2, 3]"), ("distinct values([1, 1.0, \"1\"])", "[1, \"1\"]"),
            ("flatten([[1, [2]], 3])", "[1, 2, 3]"), ("all([true, null])", "null"),
            ("all([true, false, null])", "false"), ("any([false, true, null])", "true"), ("any([])", "false"), ("all([])", "true"),
            ("sort([3, 1, 2])", "[1, 2, 3]"),
            ("sort([1, \"a\"])", "null"), ("partition([1, 2, 3, 4], 2)", "[[1, 2], [3, 4]]"), ("union(lists: [[1], [1, 2]])", "[1, 2]"),
            ("sort([{a: 2, b: 1}, {a: 1, b: 2}, {a: 2, b: 3}], function(x, y) x.a < y.a).b", "[2, 1, 3]"),
            ("list replace([1, 2, 3], 2, 9)", "[1, 9, 3]"),
            ("list replace([1, 2, 3], function(item, newItem) item < newItem, 3)", "[3, 3, 3]"), ("is empty([])", "true"),
            ("is empty([1])", "false"),
        ])
    func lists(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "on dates and times",
        arguments: [
            ("date(\"2026-11-21\")", "@\"2026-11-21\""), ("date(2026, 11, 21)", "@\"2026-11-21\""),
            ("date(@\"2026-11-21T08:00:00\")", "@\"2026-11-21\""), ("time(8, 30, 0)", "@\"08:30:00\""),
            ("time(8, 30, 0, @\"PT1H\")", "@\"08:30:00+01:00\""),
            ("date and time(@\"2026-11-21\", @\"08:30:00\")", "@\"2026-11-21T08:30:00\""), ("duration(\"P1Y\")", "@\"P1Y\""),
            (
                "date and time(@\"2026-07-31T14:27:30@Europe/Berlin\", \"America/Los_Angeles\")",
                "@\"2026-07-31T05:27:30@America/Los_Angeles\""
            ),
            ("date and time(@\"2026-07-31T14:27:30\", \"Z\")", "@\"2026-07-31T14:27:30Z\""),
            ("years and months duration(@\"2025-01-31\", @\"2026-03-30\")", "@\"P1Y1M\""), ("day of year(@\"2026-02-01\")", "32"),
            ("week of year(@\"2027-01-01\")", "53"),
            ("day of week(@\"2026-11-21\")", "\"Saturday\""), ("month of year(@\"2026-11-21\")", "\"November\""),
            ("@\"2026-07-01T12:00:00@Europe/Berlin\".time offset", "@\"PT2H\""),
            ("@\"2026-01-01T12:00:00@Europe/Berlin\" = @\"2026-01-01T11:00:00Z\"", "true"),
            ("is(@\"10:00:00Z\", @\"11:00:00+01:00\")", "false"), ("@\"10:00:00Z\" = @\"11:00:00+01:00\"", "true"),
            ("@\"10:00:00Z\" < @\"11:00:00\"", "null"), ("@\"2026-01-01T00:00:00@Australia/Melbourne\".time offset", "@\"PT11H\""),
            ("@\"2026-07-01T00:00:00@America/New_York\".time offset", "@\"-PT4H\""),
            ("@\"2026-11-21\" in [@\"2026-11-01\"..@\"2026-11-30\"]", "true"), ("@\"P1Y2M\".months", "2"), ("@\"P1DT2H\".hours", "2"),
            ("-@\"P1D\"", "@\"-P1D\""),
            ("for d in @\"2026-02-27\"..@\"2026-03-01\" return d.day", "[27, 28, 1]"),
            ("@\"2026-01-01T10:00:00Z\" - @\"2026-01-01\"", "@\"PT10H\""),
        ])
    func temporal(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "on ranges",
        arguments: [
            ("before(1, 10)", "true"), ("before([1..10), 10)", "true"), ("after([1..10], 12)", "false"), ("meets([1..5], [5..10])", "true"),
            ("meets([1..5), [5..10])", "false"),
            ("met by([5..10], [1..5])", "true"), ("overlaps([1..5], [3..8])", "true"), ("overlaps([1..5), [5..8])", "false"),
            ("overlaps before([1..5], [3..8])", "true"),
            ("overlaps after([3..8], [1..5])", "true"), ("finishes(10, [1..10])", "true"), ("finished by([1..10], [5..10])", "true"),
            ("includes([1..10], 5)", "true"), ("includes([1..10), 10)", "false"),
            ("during(5, [1..10])", "true"), ("starts(1, [1..10])", "true"), ("started by([1..10], [1..5])", "true"),
            ("coincides([1..5], [1..5])", "true"), ("coincides(1, 2)", "false"),
            ("range(\"[1..3)\")", "[1..3)"), ("range(\"[1..)\")", "(>= 1)"), ("range(\"(..3]\")", "(<= 3)"), ("range(\"[1..]\")", "null"),
            ("range(\"[..3]\")", "null"), ("range(\"(..)\")", "null"), ("range(\"> 1\")", "null"),
            ("before(range: [1..2], point: 5)", "true"),
            ("before(point: 5, range: [1..2])", "false"), ("includes(point: 2, range: [1..5])", "true"),
            ("during(point: 2, range: [1..5])", "true"),
            ("after(point1: 2, point2: 1)", "true"), ("meets(range2: [5..6], range1: [1..5])", "true"), ("range(\"[3..1]\")", "null"),
            ("range(\"[a..b]\")", "null"), ("[1..3].end", "3"),
            ("(1..3].start included", "false"), ("before(1, \"a\")", "null"),
        ])
    func ranges(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "on contexts and presence",
        arguments: [
            ("get value({a: 1}, \"a\")", "1"), ("get value({a: 1}, \"b\")", "null"), ("get entries({a: 1})", "[{key: \"a\", value: 1}]"),
            ("context([{key: \"a\", value: 1}])", "{a: 1}"),
            ("context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])", "null"), ("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"),
            ("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"),
            ("context merge([{a: 1, b: 1}, {b: 2}])", "{a: 1, b: 2}"), ("is defined(null)", "false"), ("is defined(0)", "true"),
            ("get or else(null, 5)", "5"), ("get or else(1, 5)", "1"),
        ])
    func contexts(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }

    @Test(
        "write every kind of value",
        arguments: [
            ("string(1.50)", "1.5"), ("string(\"a\")", "a"), ("string([1, \"a\\\"b\", null])", "[1, \"a\\\"b\", null]"),
            ("string({a: 1, \"b c\": [true]})", "{a: 1, \"b c\": [true]}"),
            ("string(@\"2026-01-01\")", "2026-01-01"), ("string(@\"P14M\")", "P1Y2M"), ("string([1..3))", "[1..3)"),
            ("string(@\"2026-01-01T08:00:00Z\")", "2026-01-01T08:00:00Z"),
        ])
    func writing(source: String, text: String) throws {
        #expect(try evaluate(source) == .string(text))
    }

    @Test("can be called by the names of their parameters")
    func namedArguments() throws {
        #expect(try evaluate("substring(length: 2, string: \"foobar\", start position: 3)") == "ob")
        #expect(try evaluate("sort(list: [2, 1], precedes: function(x, y) x < y)") == .list([1, 2]))
        #expect(try evaluate("date(year: 2026, month: 1, day: 2)") == evaluate("@\"2026-01-02\""))
    }
}
