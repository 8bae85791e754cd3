import ArgumentParser
import CAllocations
import DMN
import FEEL
import Foundation

/// Time and allocations of expressions and decision tables.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Compile and evaluate typical expressions and decision tables and print the time and the allocations of each."
    )

    @Option(name: .long, help: "How long to measure each of them.")
    var seconds = 0.2

    @Option(name: .long, help: "A decision model (.dmn), to be read and compiled.")
    var model: String?

    /// What the peer understands as well.
    static let expressions = [
        "netto * 67 / 100 + 5", "sum(betraege)", "\"PLZ \" + plz", "list contains(betraege, 3)", "max(300, min(1800, netto * 0.67))",
    ]

    private struct Result: Encodable {
        var compile_us: [String: Double] = [:]
        var evaluate_us: [String: Double] = [:]
        /// Requests to the heap in one evaluation; empty where they cannot be counted.
        var allocations: [String: Double] = [:]
        /// By number of rules; equality of one, two and three texts.
        var table_us: [String: Double] = [:]
        var table_allocations: [String: Double] = [:]
        var table_compile_us: [String: Double] = [:]
        /// From the bytes of the file to a model that decides.
        var model_us: Double?
    }

    func run() async throws {
        var result = Result()
        try measureExpressions(&result)
        for columns in 1...3 {
            for rules in [20, 200] { try measure(RulesTable(rules: rules, columns: columns), &result) }
        }
        if let model {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: model)))
            guard try CompiledModel.compile(DMNModelReader.read(bytes)).issues.isEmpty else { throw BenchError("The model is wrong.") }
            result.model_us = try time(batch: 5) { _ = try CompiledModel.compile(DMNModelReader.read(bytes)) }
        }
        try Report.print(result)
    }

    private static let environment = Environment(epochSeconds: 1_795_253_400)

    private func measureExpressions(_ result: inout Result) throws {
        var scope = Scope()
        scope.declare("netto", .number)
        scope.declare("plz", .string)
        scope.declare("betraege", .list(.number))
        let frame = Frame(count: 3)
        frame[0] = 1500
        frame[1] = "73728"
        frame[2] = .list([1, 2, 3])
        for source in Self.expressions {
            result.compile_us[source] = try time { _ = try CompiledExpression.compile(source, in: scope) }
            let compiled = try CompiledExpression.compile(source, in: scope)
            result.evaluate_us[source] = try time { _ = try compiled.evaluate(frame, Self.environment) }
            result.allocations[source] = try allocations { _ = try compiled.evaluate(frame, Self.environment) }
        }
    }

    private func measure(_ table: RulesTable, _ result: inout Result) throws {
        let compiled = try table.compiled()
        let frame = table.frame()
        guard try compiled.evaluate(frame, Self.environment) == table.expected else { throw BenchError("The table is wrong.") }
        result.table_us[table.key] = try time { _ = try compiled.evaluate(frame, Self.environment) }
        result.table_allocations[table.key] = try allocations { _ = try compiled.evaluate(frame, Self.environment) }
        result.table_compile_us[table.key] = try time(batch: 5) { _ = try table.compiled() }
    }

    // MARK: Measuring

    /// Microseconds of one run: the shortest batch, since other programs make a batch longer, never shorter.
    private func time(batch: Int = 50, _ body: () throws -> Void) rethrows -> Double {
        var each = Double.infinity
        let start = ContinuousClock.now
        while start.duration(to: .now) < .seconds(seconds) {
            let begun = ContinuousClock.now
            for _ in 0..<batch { try body() }
            each = min(each, begun.duration(to: .now) / .microseconds(1) / Double(batch))
        }
        return each
    }

    /// Requests to the heap in one run, after a first one that may prepare something for all; nil where they cannot be counted.
    private func allocations(_ body: () throws -> Void) rethrows -> Double? {
        guard allocations_are_counted() != 0 else { return nil }
        let runs = 1_000
        try body()
        let before = allocations_of_thread()
        for _ in 0..<runs { try body() }
        return Double(allocations_of_thread() - before) / Double(runs)
    }
}
