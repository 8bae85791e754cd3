import FEEL
import Testing

/// A table as a test writes it: `a | b || result || reason`, the first line with the headings.
func table(_ text: String, hit: HitPolicy = .unique, outputs: [DecisionTable.Output]? = nil, values: String? = nil) -> DecisionTable {
    func cells(_ part: String) -> [String] {
        part.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingPrefix(" ").reversed().drop { $0 == " " }.reversed() }
            .map { String($0) }
    }
    let lines = text.split(separator: "\n").map { line -> [[String]] in
        var parts: [[String]] = []
        var rest = String(line)
        while let range = rest.firstRange(of: "||") {
            parts.append(cells(String(rest[..<range.lowerBound])))
            rest = String(rest[range.upperBound...])
        }
        return parts + [cells(rest)]
    }
    let head = lines.first ?? []
    return DecisionTable(
        name: "t", hitPolicy: hit,
        inputs: head[0].map { DecisionTable.Input(DecisionText($0), values: values.map { DecisionText($0) }) },
        outputs: outputs ?? head[1].map { DecisionTable.Output($0) },
        rules: lines.dropFirst().map { line in
            DecisionTable.Rule(
                line[0].map { DecisionText($0) }, line[1].map { DecisionText($0) }, reason: line.count > 2 ? line[2].first : nil)
        })
}

/// The result of a table over named values of unknown type.
func decide(
    _ logic: DecisionLogic, _ values: KeyValuePairs<String, Value>, noResult: NoResultPolicy = .null, trace: DecisionTrace? = nil
) throws -> Value {
    var scope = Scope()
    for (name, value) in values { scope.declare(name, ValueType(like: value)) }
    let compiled = try CompiledExpression.compile(logic, named: "t", in: scope)
    return try compiled.evaluate(frame(values.map(\.value)), Environment(epochSeconds: 0, noResult: noResult), trace: trace)
}

@Suite("Decision tables")
struct DecisionTableTests {
    static let overlapping = """
        x || out
        < 10 || "a"
        > 5 || "b"
        > 8 || "a"
        """

    @Test(
        "follow their hit policy",
        arguments: [
            (HitPolicy.unique, 3, #""a""#), (.unique, 7, "null"), (.first, 7, #""a""#), (.first, 20, #""b""#),
            (.any, 3, #""a""#), (.any, 7, "null"), (.ruleOrder, 9, #"["a", "b", "a"]"#), (.collect, 9, #"["a", "b", "a"]"#),
            (.count, 9, "3"), (.minimum, 9, #""a""#), (.maximum, 9, #""b""#), (.sum, 9, #""aba""#), (.ruleOrder, 3, #"["a"]"#),
        ] as [(HitPolicy, Int, String)])
    func policies(policy: HitPolicy, x: Int, expected: String) throws {
        let result = try decide(.table(table(Self.overlapping, hit: policy)), ["x": .number(Number(x))])
        #expect(result == (try Value(literal: expected)))
    }

    @Test("order results by the allowed ones", arguments: [(HitPolicy.priority, #""b""#), (.outputOrder, #"["b", "a", "a"]"#)])
    func priorities(policy: HitPolicy, expected: String) throws {
        let outputs = [DecisionTable.Output("out", values: DecisionText(#""b", "a""#))]
        let result = try decide(.table(table(Self.overlapping, hit: policy, outputs: outputs)), ["x": 9])
        #expect(result == (try Value(literal: expected)))
    }

    @Test("give what is agreed when no rule matches", arguments: HitPolicy.allCases)
    func noMatch(policy: HitPolicy) throws {
        let source = "x || out\n1 || 2"
        let result = try decide(.table(table(source, hit: policy)), ["x": 5])
        let expected: Value = policy == .collect ? .list([]) : policy == .count ? 0 : .null
        #expect(result == expected)
        let outputs = [DecisionTable.Output("out", defaultValue: DecisionText("7"))]
        let other = try decide(.table(table(source, hit: policy, outputs: outputs)), ["x": 5])
        #expect(other == ([.collect, .ruleOrder, .outputOrder].contains(policy) ? .list([7]) : 7))
    }

    @Test("give several results as a context, and add up column by column")
    func severalOutputs() throws {
        let source = "x || a | b\n< 5 || 1 | 10\n< 9 || 2 | 20"
        #expect(try decide(.table(table(source)), ["x": 7]) == .context(Context([("a", 2), ("b", 20)])))
        #expect(try decide(.table(table(source, hit: .sum)), ["x": 1]) == .context(Context([("a", 3), ("b", 30)])))
    }

    @Test("stop where rules contradict each other and null means not answered", arguments: [HitPolicy.unique, .any])
    func contradictions(policy: HitPolicy) {
        #expect(throws: EvaluationError.self) {
            try decide(.table(table(Self.overlapping, hit: policy)), ["x": 7], noResult: .raise)
        }
    }

    @Test("find the same rules with and without an index")
    func index() throws {
        // Strings, lists of strings, any, ranges and negations mixed, in 300 rules of three columns.
        var rules: [[String]] = []
        for number in 0..<300 {
            let first = number % 3 == 0 ? "-" : number % 3 == 1 ? "\"k\(number % 10)\"" : "\"k\(number % 10)\", \"k\(number % 7)\""
            let second = number % 5 == 0 ? "not(3)" : number % 5 == 1 ? "[2..6]" : "\(number % 8)"
            rules.append([first, second, number % 2 == 0 ? "true" : "-"])
        }
        func build(_ kept: [Int]) -> DecisionTable {
            DecisionTable(
                name: "t", hitPolicy: .collect, inputs: ["a", "b", "c"].map { DecisionTable.Input(DecisionText($0)) },
                outputs: [DecisionTable.Output("out")],
                rules: kept.map { number in DecisionTable.Rule(rules[number].map { DecisionText($0) }, [DecisionText("\(number)")]) })
        }
        let whole = build(Array(rules.indices))
        var hits = 0
        for a in ["k0", "k1", "k4", "k9", "zz"] {
            for b in [0, 3, 5, 7, 9] {
                for c in [true, false] {
                    let values: KeyValuePairs<String, Value> = ["a": .string(a), "b": .number(Number(b)), "c": .boolean(c)]
                    let found = try decide(.table(whole), values).items ?? []
                    // Tables of seven rules have no index.
                    var expected: [Value] = []
                    for start in stride(from: 0, to: rules.count, by: 7) {
                        let part = build(Array(start..<min(start + 7, rules.count)))
                        expected += try decide(.table(part), values).items ?? []
                    }
                    #expect(found == expected)
                    hits += found.count
                }
            }
        }
        #expect(hits > 100)
    }

    @Test("say which rules led to the result")
    func trace() throws {
        let trace = DecisionTrace()
        let source = "x || out || reason\n< 5 || 1 || Unter fünf Jahren\n>= 5 || 2 || Ab fünf Jahren"
        _ = try decide(.table(table(source)), ["x": 7], trace: trace)
        #expect(trace.reasons == ["Ab fünf Jahren"])
        guard case .table(let step)? = trace.steps.first else {
            Issue.record("no step")
            return
        }
        #expect(step.rules == [2] && step.inputs == [.init(heading: "x", value: 7)] && step.result == 2 && !step.isDefault)
    }

    @Test("say which inputs decided", arguments: [(1, [true, false]), (5, [true, true]), (9, [true, true])])
    func deciding(x: Int, expected: [Bool]) throws {
        let trace = DecisionTrace()
        let source = "x | y || out\n< 3 | - || 1\n[3..7] | \"a\" || 2"
        _ = try decide(.table(table(source)), ["x": .number(Number(x)), "y": "a"], trace: trace)
        guard case .table(let step)? = trace.steps.first else {
            Issue.record("no step")
            return
        }
        #expect(step.inputs.map(\.decides) == expected)
    }

    @Test(
        "refuse at compilation what cannot work",
        arguments: [
            ("y || out\n1 || 2", "not known"), ("x || out\n\"a\" || 2", "never"), ("x || out\n< || 2", "Expected"),
            ("x || out\n1 || foo", "not known"), ("x || out\n1 | 2 || 3", "cells"),
        ])
    func faults(source: String, part: String) {
        let error = #expect(throws: CompileError.self) { try decide(.table(table(source)), ["x": 7]) }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
}

@Suite("Examination of decision tables")
struct TableAnalysisTests {
    @Test(
        "finds gaps",
        arguments: [
            ("x || o\n< 5 || 1\n> 5 || 2", "5"), ("x || o\n[0..5] || 1\n[7..9] || 2", "-1"), ("x || o\n\"a\" || 1", "any other value"),
            ("x || o\ntrue || 1", "false"), ("x || o\n< date(\"2025-04-01\") || 1\n> date(\"2025-04-01\") || 2", "date(\"2025-04-01\")"),
        ])
    func gaps(source: String, value: String) {
        let findings = TableAnalysis.findings(of: table(source))
        guard case .gap(let example)? = findings.first, findings.count == 1 else {
            Issue.record("\(findings)")
            return
        }
        #expect(example.first?.value == value || value.contains(example.first?.value ?? "?"), "\(example)")
    }

    @Test(
        "finds nothing in complete tables",
        arguments: [
            "x || o\n< 5 || 1\n>= 5 || 2", "x || o\n\"a\" || 1\nnot(\"a\") || 2", "x || o\n[0..5] || 1\n[6..9] || 2\n< 0 || 3\n> 9 || 4",
            "x | y || o\n< 5 | - || 1\n>= 5 | true || 2\n>= 5 | false || 3", "x || o\n? > floor(3) || 1\n- || 2",
        ])
    func complete(source: String) {
        let policy: HitPolicy = source.contains("floor") ? .first : .unique
        #expect(TableAnalysis.findings(of: table(source, hit: policy)) == [])
    }

    @Test("allowed values close gaps")
    func allowed() {
        #expect(TableAnalysis.findings(of: table("x || o\n\"a\" || 1\n\"b\" || 2", values: "\"a\", \"b\"")) == [])
        #expect(TableAnalysis.findings(of: table("x || o\n[0..5] || 1\n[6..17] || 2", values: "[0..17]")) == [])
        #expect(TableAnalysis.findings(of: table("x || o\n[0..5] || 1\n[7..17] || 2", values: "[0..17]")).count == 1)
    }

    @Test("finds overlaps with an example, unless the results agree and may")
    func overlaps() {
        let source = "x | y || o\n[1..5] | \"a\" || 1\n[5..9] | - || 2\n- | - || 2"
        let findings = TableAnalysis.findings(of: table(source))
        let expected = TableFinding.overlap(
            first: 1, second: 2, example: [TableExample(heading: "x", value: "5"), TableExample(heading: "y", value: "\"a\"")])
        #expect(findings.contains(expected), "\(findings)")
        #expect(TableAnalysis.findings(of: table("x || o\n< 5 || 1\n< 9 || 1\n>= 9 || 2", hit: .any)) == [])
    }

    @Test(
        "finds rules that never match",
        arguments: [
            ("x || o\n< 5 || 1\n< 3 || 2\n- || 3", HitPolicy.first, 2), ("x || o\n[5..3] || 1\n- || 2", .first, 1),
            ("x | y || o\n- | true || 1\n- | false || 2\n< 5 | - || 3", .first, 3),
        ])
    func unreachable(source: String, policy: HitPolicy, rule: Int) {
        #expect(TableAnalysis.findings(of: table(source, hit: policy)) == [.unreachable(rule: rule)])
    }
}
