/// Grows an expression from bytes: each byte picks a form, whose holes are filled in turn.
///
/// Most holes are filled with the kind they ask for, so that most expressions compile in checked mode as well; one byte in
/// sixteen asks for any kind instead.
struct ExpressionGrower {
    private static let maximumDepth = 6
    private static let maximumParts = 60

    private var bytes: ByteReader
    private var parts = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = ByteReader(bytes)
    }

    mutating func expression() -> String {
        fill(bytes.pick(ExpressionForms.kinds) ?? "n", depth: 0)
    }

    private mutating func fill(_ kind: Character, depth: Int) -> String {
        parts += 1
        let choice = bytes.next()
        let isOther = choice >= 240
        let kind = isOther ? bytes.pick(ExpressionForms.kinds) ?? kind : kind
        let leaves = ExpressionForms.leaves[kind] ?? ["null"]
        let forms = ExpressionForms.forms[kind] ?? []
        guard depth < Self.maximumDepth, parts < Self.maximumParts, !bytes.isEmpty, choice % 4 != 0, let form = bytes.pick(forms) else {
            return leaves[choice / 4 % leaves.count]
        }
        var text = form.start
        for hole in form.holes { text += fill(hole.kind, depth: depth + 1) + hole.text }
        return text
    }
}

/// The forms of expressions by the kind of their result.
///
/// Kinds: `n` number, `s` string, `b` boolean, `d` date, `t` time, `m` date and time, `y` years and months, `p` days and time,
/// `l` list of numbers, `w` list of strings, `c` context, `r` range of numbers, `x` anything.
enum ExpressionForms {
    struct Form {
        let start: String
        /// The kind that fills each hole, and the text behind it.
        let holes: [(kind: Character, text: String)]

        /// `%n` is a hole for a number, and so on.
        init(_ pattern: String) {
            let pieces = pattern.split(separator: "%", omittingEmptySubsequences: false)
            start = pieces.first.map(String.init) ?? ""
            holes = pieces.dropFirst().compactMap { piece in piece.first.map { ($0, String(piece.dropFirst())) } }
        }
    }

    static let kinds = Array("nsbdtmyplwcrx")

    static let leaves: [Character: [String]] = [
        "n": ["1", "0", "2", "-1", "a", "0.1", "3.5", "z", "1e30", "-7e-30", "9999999999999999999999999999999999", "12", "366", "e.k"],
        "s": [
            "\"a\"", "\"\"", "b", "\"Straße\"", "\"2024-02-29\"", "\"[a-z]+\"", "\"(a|b)*?\"", "\"12,5\"", "\"i\"", "\"P1Y2M\"",
            "\"08:30:00\"", "\"e\u{301}😀\"", "\"{\\\"a\\\": [1]}\"", "\",\"", "\"half_even\"", "\"$1\"", "\"k\"", "null",
        ],
        "b": ["true", "false", "null", "a > 3"],
        "d": ["d", "@\"2024-02-29\"", "@\"1999-12-31\"", "@\"-0044-03-15\"", "today()", "@\"9999-12-31\""],
        "t": ["@\"08:30:00\"", "@\"23:59:59.999\"", "@\"12:00:00+14:00\"", "@\"02:30:00@Europe/Berlin\"", "@\"00:00:00Z\""],
        "m": ["now()", "@\"2026-03-29T02:30:00\"", "@\"2026-10-25T02:30:00@Europe/Berlin\"", "@\"2024-02-29T24:00:00Z\""],
        "y": ["@\"P1Y2M\"", "@\"-P13M\"", "@\"P0M\"", "@\"P99999Y\""],
        "p": ["@\"P1DT2H\"", "@\"-PT0.001S\"", "@\"PT0S\"", "@\"P99999D\""],
        "l": ["l", "[]", "[1, 2, 3]", "[null]", "c", "[5, 5, -1]", "r.k"],
        "w": ["[\"a\", \"b\"]", "[]", "[b]", "r.t", "[null, \"\"]"],
        "c": ["e", "{}", "{k: 1, t: \"x\"}", "r[1]", "{\"a b\": null}"],
        "r": ["[1..5]", "(0..1)", "(> 3)", "(<= 0)", "[a..z]", "]1..2["],
        "x": ["null", "a", "b", "c", "d", "e", "[]", "{}", "r", "true", "function(u) u"],
    ]

    static let forms: [Character: [Form]] = patterns.mapValues { $0.map { Form($0) } }

    private static let patterns: [Character: [String]] = [
        "n": numbers, "s": strings, "b": booleans, "d": dates, "t": times, "m": moments, "y": months, "p": spans, "l": lists, "w": words,
        "c": contexts, "r": ranges, "x": anything,
    ]
    private static let numbers = [
        "%n + %n", "%n - %n", "%n * %n", "%n / %n", "%n ** %n", "-(%n)", "(%n)", "if %b then %n else %n", "floor(%n)", "floor(%n, %n)",
        "ceiling(%n, %n)", "decimal(%n, %n)", "decimal(%n, %n, %s)", "round up(%n, %n)", "round half down(%n, %n)", "abs(%n)",
        "modulo(%n, %n)", "sqrt(%n)", "exp(%n)", "log(%n)", "count(%l)", "count(%x)", "sum(%l)", "product(%l)", "mean(%l)", "median(%l)",
        "stddev(%l)", "min(%l)", "max(%n, %n)", "string length(%s)", "number(%s)", "number(%s, %s, %s)", "(%l)[%n]", "(%c).k", "(%d).year",
        "(%t).hour", "(%m).weekday", "(%y).months", "(%p).seconds", "(%d - %d) / @\"P1D\"", "day of year(%d)", "week of year(%d)",
        "get or else(%n, %n)", "(function(u: number) u * %n)(%n)", "%p / %p", "%y / %y", "{q: %n, p: q + %n}.p",
        "sum(for u in %l return u * %n)",
        "number(string(%n))", "(%r).start",
    ]
    private static let strings = [
        "%s + %s", "substring(%s, %n)", "substring(%s, %n, %n)", "upper case(%s)", "lower case(%s)", "substring before(%s, %s)",
        "substring after(%s, %s)", "replace(%s, %s, %s)", "replace(%s, %s, %s, %s)", "string join(%w)", "string join(%w, %s)",
        "string join(%w, %s, %s, %s)", "string(%x)", "string(%n)", "trim(%s)", "to json(%x)", "to base64(%s)", "(%w)[%n]",
        "if %b then %s else %s", "day of week(%d)", "month of year(%d)", "(%c).t", "get or else(%s, %s)", "string(%m)", "(%t).timezone",
        "extract(%s, %s)[1]",
    ]
    private static let booleans = [
        "%n < %n", "%n = %n", "%s = %s", "%x = %x", "%d >= %d", "%t < %t", "%m > %m", "%y <= %y", "%p != %p", "%b and %b", "%b or %b",
        "not(%b)", "%n between %n and %n", "%n in %r", "%n in (%n, > %n, %r)", "%s in (%s, %s)", "%n in %l",
        "some u in %l satisfies u > %n",
        "every u in %w satisfies u = %s", "contains(%s, %s)", "starts with(%s, %s)", "ends with(%s, %s)", "matches(%s, %s)",
        "matches(%s, %s, %s)", "list contains(%l, %n)", "all([%b, %b])", "any([%b, %b])", "is(%x, %x)", "is defined(%x)", "is blank(%s)",
        "is empty(%l)", "odd(%n)", "even(%n)", "%x instance of number", "%x instance of list<number>", "%x instance of context<k: number>",
        "before(%r, %r)", "after(%n, %r)", "meets(%r, %r)", "overlaps(%r, %r)", "finishes(%n, %r)", "includes(%r, %n)", "during(%r, %r)",
        "starts(%r, %r)", "coincides(%r, %r)", "if %b then %b else %b",
    ]
    private static let dates = [
        "%d + %y", "%d - %y", "%d + %p", "date(%n, %n, %n)", "date(%s)", "date(%m)", "last day of month(%d)", "if %b then %d else %d",
        "min(%d, %d)", "(for u in %d..%d return u)[%n]",
    ]
    private static let times = ["%t + %p", "%t - %p", "time(%n, %n, %n)", "time(%n, %n, %n, %p)", "time(%s)", "time(%m)"]
    private static let moments = [
        "%m + %p", "%m - %y", "date and time(%d, %t)", "date and time(%s)", "date and time(%m, \"Europe/Berlin\")", "date and time(%m, %s)",
    ]
    private static let months = [
        "%y + %y", "%y * %n", "%y / %n", "-(%y)", "abs(%y)", "years and months duration(%d, %d)", "duration(%s)",
    ]
    private static let spans = ["%p + %p", "%p * %n", "%p / %n", "-(%p)", "abs(%p)", "%d - %d", "%t - %t", "%m - %m", "duration(%s)"]
    private static let lists = [
        "[%n, %n]", "[%n]", "for u in %l return u + %n", "for u in %n..%n return u", "for u in %l, v in %l return u * v",
        "for u in %l return count(partial)", "(%l)[item > %n]", "(%r).k", "sublist(%l, %n)", "sublist(%l, %n, %n)", "append(%l, %n)",
        "concatenate(%l, %l)", "union(%l, %l)", "distinct values(%l)", "duplicate values(%l)", "flatten([%l, [%l]])",
        "insert before(%l, %n, %n)", "remove(%l, %n)", "list replace(%l, %n, %n)", "list replace(%l, function(u, v) u > %n, %n)",
        "reverse(%l)", "index of(%l, %n)", "sort(%l, function(u, v) u < v)", "sort(%l)", "mode(%l)", "partition(%l, %n)[1]",
        "r[k > %n].k", "r[%b].k", "if %b then %l else %l",
    ]
    private static let words = [
        "[%s, %s]", "split(%s, %s)", "extract(%s, %s)", "for u in %w return u + %s", "sort(%w)", "(%w)[item = %s]", "distinct values(%w)",
        "get entries(%c).key",
    ]
    private static let contexts = [
        "{k: %n, t: %s}", "{k: %n, q: k + 1}", "context put(%c, %s, %x)", "context merge([%c, %c])", "context([{key: %s, value: %x}])",
        "put all(%c, %c)", "(%l)[%n]", "r[k = %n][1]", "if %b then %c else %c", "from json(%s)", "{\"a b\": %x}",
    ]
    private static let ranges = [
        "[%n..%n]", "(%n..%n)", "]%n..%n]", "(> %n)", "(<= %n)", "range(\"[1..5]\")", "range(%s)", "[%d..%d]", "[%s..%s]",
    ]
    private static let anything = [
        "%n", "%s", "%b", "%d", "%t", "%m", "%y", "%p", "%l", "%w", "%c", "%r", "[%x, %x]", "(%x)[%n]", "(%x)[%b]", "(%x).k", "%x + %x",
        "get value(%c, %s)", "get value(%c, %w)", "function(u, v) u + %n", "(function(u) %x)(%x)", "assert(%x, %b)", "from json(%s)",
        "for u in %x return u", "flatten(%x)", "if %b then %x else %x",
    ]
}
