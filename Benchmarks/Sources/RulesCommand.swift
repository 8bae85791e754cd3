import ArgumentParser
import FEEL

/// Time to compile and to evaluate expressions and decision tables.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Compile and evaluate typical expressions and decision tables and print the time of each."
    )

    @Option(name: .long, help: "How long to measure each of them.")
    var seconds = 0.2

    /// What the peer understands as well.
    static let expressions = [
        "netto * 67 / 100 + 5", "sum(betraege)", "\"PLZ \" + plz", "list contains(betraege, 3)", "max(300, min(1800, netto * 0.67))",
    ]

    private struct Result: Encodable {
        var compile_us: [String: Double] = [:]
        var evaluate_us: [String: Double] = [:]
        /// By number of rules; equality of one, two and three texts.
        var table_us: [String: Double] = [:]
    }

    func run() async throws {
        var result = Result()
        var scope = Scope()
        scope.declare("netto", .number)
        scope.declare("plz", .string)
        scope.declare("betraege", .list(.number))
        let frame = Frame(count: 3)
        frame[0] = 1500
        frame[1] = "73728"
        frame[2] = .list([1, 2, 3])
        let environment = Environment(epochSeconds: 1_795_253_400)
        for source in Self.expressions {
            result.compile_us[source] = try time { _ = try CompiledExpression.compile(source, in: scope) }
            let compiled = try CompiledExpression.compile(source, in: scope)
            result.evaluate_us[source] = try time { _ = try compiled.evaluate(frame, environment) }
        }
        for columns in 1...3 {
            for rules in [20, 200] {
                let key = columns == 1 ? "\(rules)" : "\(rules)x\(columns)"
                result.table_us[key] = try table(rules: rules, columns: columns, environment)
            }
        }
        try Report.print(result)
    }

    /// A unique table that compares texts; the rule in the middle matches.
    private func table(rules: Int, columns: Int, _ environment: Environment) throws -> Double {
        let names = (0..<columns).map { "x\($0)" }
        let table = DecisionTable(
            name: "t", hitPolicy: .unique, inputs: names.map { DecisionTable.Input(DecisionText($0)) },
            outputs: [DecisionTable.Output("y")],
            rules: (0..<rules).map { rule in
                DecisionTable.Rule(
                    (0..<columns).map { DecisionText("\"k\(Self.key(rule, $0, of: columns))\"") }, [DecisionText("\(rule)")])
            })
        var scope = Scope()
        for name in names { scope.declare(name, .string) }
        let compiled = try CompiledExpression.compile(.table(table), named: "t", in: scope)
        let frame = Frame(count: columns)
        for column in 0..<columns { frame[column] = .string("k\(Self.key(rules / 2, column, of: columns))") }
        guard try compiled.evaluate(frame, environment) == .number(Number(rules / 2)) else { throw BenchError("The table is wrong.") }
        return try time { _ = try compiled.evaluate(frame, environment) }
    }

    /// Spreads the rules over the columns, so that only all columns together tell them apart.
    private static func key(_ rule: Int, _ column: Int, of columns: Int) -> Int {
        column == columns - 1 ? rule >> (3 * column) : (rule >> (3 * column)) & 7
    }

    /// Microseconds of one run: the shortest batch, since other programs make a batch longer, never shorter.
    private func time(_ body: () throws -> Void) rethrows -> Double {
        var each = Double.infinity
        let start = ContinuousClock.now
        while start.duration(to: .now) < .seconds(seconds) {
            let begun = ContinuousClock.now
            for _ in 0..<50 { try body() }
            each = min(each, begun.duration(to: .now) / .microseconds(1) / 50)
        }
        return each
    }
}
