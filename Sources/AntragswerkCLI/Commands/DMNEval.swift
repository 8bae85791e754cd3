import ArgumentParser
import DMN
import FEEL
import Foundation

/// `antragswerk dmn eval`
struct DMNEval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Evaluate a decision of a model, or call a function or service of it.",
        discussion: """
            Prints the value as FEEL writes it. The input is a JSON object with the input data by name; of a function or service, \
            with the arguments by name. Texts that are to be dates are written '@2026-11-21'.

            Example: antragswerk dmn eval gebuehren.dmn Gebühr --input eingabe.json --explain
            """
    )

    @Argument(help: "Decision model; what it imports is looked for beside it.")
    var file: String

    @Argument(help: "Name or id of the decision, function or service.")
    var decision: String

    @Option(name: .long, help: "JSON file with the inputs (default: none).")
    var input: String?

    @Flag(name: .long, help: "Say which rules of which tables matched.")
    var explain = false

    func run() async throws {
        let model = try DMNFolder.compile(URL(fileURLWithPath: file))
        guard let target = model.target(decision) else {
            throw Failure("There is no decision '\(decision)'. There are: \(model.targetNames.joined(separator: ", ")).")
        }
        let inputs = try input.map(DMNEval.context) ?? Context()
        let environment = Environment(epochSeconds: Int64(Date().timeIntervalSince1970))
        let trace = DecisionTrace()
        do {
            let value =
                model.isDecision(target)
                ? try model.evaluate(target, ModelInputs(inputs), environment, trace: trace)
                : try model.invoke(target, inputs, environment, trace: trace)
            Console.current.line(value.feelText)
        } catch {
            throw Failure(error.description)
        }
        if explain { for step in trace.steps { Console.current.line(DMNEval.line(step)) } }
    }

    private static func line(_ step: DecisionTrace.Step) -> String {
        switch step {
        case .variant(let variant): return "\(variant.decision): variant '\(variant.words)' for \(variant.date)"
        case .table(let table):
            let inputs = table.inputs.map { "\($0.heading) = \($0.value.feelText)" }.joined(separator: ", ")
            let rules = table.rules.isEmpty ? "no rule" : "rule " + table.rules.map(String.init).joined(separator: ", ")
            let reasons = table.reasons.isEmpty ? "" : " (" + table.reasons.joined(separator: "; ") + ")"
            return "\(table.decision): \(inputs) → \(rules)\(reasons) → \(table.result.feelText)"
        }
    }

    // MARK: Input

    private static func context(_ path: String) throws -> Context {
        let data = Data(try InputFile.read(path))
        guard let json = try? JSONDecoder().decode(DMNInput.self, from: data), case .context(let context) = json.value else {
            throw Failure("'\(path)' is no JSON object.")
        }
        return context
    }
}

/// A JSON value as FEEL has it; a text that begins with `@` is a date, time or duration.
private struct DMNInput: Decodable {
    let value: Value

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            value = .context(
                Context(
                    try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                        (key.stringValue, try object.decode(DMNInput.self, forKey: key).value)
                    }))
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var items: [Value] = []
            while !list.isAtEnd { items.append(try list.decode(DMNInput.self).value) }
            value = .list(items)
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            value = .null
        } else if let truth = try? single.decode(Bool.self) {
            value = .boolean(truth)
        } else if let decimal = try? single.decode(Decimal.self), let number = Number(decimal.description) {
            value = .number(number)
        } else {
            let text = try single.decode(String.self)
            let temporal =
                text.hasPrefix("@") && !text.contains("\"") && !text.contains("\\")
                ? try? CompiledExpression.compile("@\"\(text.dropFirst())\"", in: .empty).constant : nil
            value = temporal ?? .string(text)
        }
    }
}
