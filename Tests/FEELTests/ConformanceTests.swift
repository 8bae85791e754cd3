import FEEL
import Foundation
import Testing

/// Runs expressions that the DMN TCK and two other engines test themselves with.
@Suite("Conformance of FEEL")
struct ConformanceTests {
    enum Outcome: Equatable {
        case right, refused(String), wrong(String)
    }

    @Test(
        "reaches its floor",
        arguments: [
            ("tck_expressions.json", values: 0.975, nulls: 1),
            ("feelin_expressions.json", values: 0.93, nulls: 0.96),
            ("feelscala_expressions.json", values: 0.79, nulls: 1),
        ])
    func floor(name: String, values: Double, nulls: Double) throws {
        guard let file = try ConformanceFile.load(name) else {
            print("skipped: \(name) is not on this machine")
            return
        }
        var counts: [Bool: (right: Int, refused: Int, all: Int)] = [:]
        var report: [String] = []
        for test in file.cases where test.kind != "unary-tests" {
            guard test.expected.feel != nil || test.expected.type == "parse error" else { continue }
            let isNull = test.expected.type == "null" || test.expected.type == "parse error"
            var count = counts[isNull] ?? (0, 0, 0)
            count.all += 1
            switch Self.outcome(of: test) {
            case .right: count.right += 1
            case .refused(let message):
                // An error that is found before the evaluation is a fair answer where null was expected.
                if isNull { count.refused += 1 } else { report.append("\(test.id)\t\(test.expression)\trefused: \(message)") }
            case .wrong(let found):
                report.append(
                    "\(test.id)\t\(test.expression)\t\(found)\texpected \(test.expected.feel.map { "\($0)" } ?? "-") \(test.engines.map { "\($0.pass)/\($0.run)" } ?? "")"
                )
            }
            counts[isNull] = count
        }
        let value = counts[false] ?? (0, 0, 0)
        let null = counts[true] ?? (0, 0, 0)
        print("\(name): \(value.right) of \(value.all) values, \(null.right) + \(null.refused) refused of \(null.all) nulls")
        if let folder = ProcessInfo.processInfo.environment["ANTRAGSWERK_CONFORMANCE_REPORT"] {
            try report.joined(separator: "\n").write(toFile: folder + "/" + name + ".txt", atomically: true, encoding: .utf8)
        }
        #expect(Double(value.right) >= values * Double(value.all))
        #expect(Double(null.right + null.refused) >= nulls * Double(null.all))
    }

    static func outcome(of test: ConformanceFile.Case) -> Outcome {
        var scope = Scope()
        var values: [Value] = []
        do {
            for variable in test.context ?? [] {
                let value = variable.value?.feel ?? .null
                scope.declare(variable.name, ValueType(like: value))
                values.append(value)
            }
            for binding in test.bindings ?? [] {
                let expression = try CompiledExpression.compile(binding.expression, in: scope)
                values.append(try expression.evaluate(frame(values), environment))
                scope.declare(binding.name, expression.type)
            }
            let expression = try CompiledExpression.compile(test.expression, in: scope)
            let found = try expression.evaluate(frame(values), environment)
            return isRight(found, test) ? .right : .wrong("\(found)")
        } catch let error as CompileError {
            return .refused("\(error)")
        } catch {
            return .wrong("\(error)")
        }
    }

    /// Suites whose results are inexact in the origin.
    private static let inexact = ["0051", "0052", "0053", "0063", "0075"]

    private static func isRight(_ found: Value, _ test: ConformanceFile.Case) -> Bool {
        guard let expected = test.expected.feel else { return false }
        if found == expected { return true }
        if test.result_coercion == true, case .list(let items) = found, items == [expected] { return true }
        if test.result_coercion == true, case .list(let items) = expected, items == [found] { return true }
        if case .number(let left) = found, case .number(let right) = expected,
            inexact.contains(where: { test.suite?.hasPrefix($0) ?? true })
        {
            guard let ratio = (left - right).divided(by: right) else { return false }
            return ratio < Number("1e-8")! && ratio > Number("-1e-8")!
        }
        return false
    }
}
