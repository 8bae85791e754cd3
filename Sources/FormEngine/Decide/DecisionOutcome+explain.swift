import FEEL

extension DecisionOutcome {
    /// What led to the result, a line for each step and each input that decided; the innermost decisions come first.
    public var explanation: [String] {
        steps.flatMap { step in
            switch step {
            case .table(let table): DecisionOutcome.lines(table)
            case .variant(let variant): ["\(variant.decision): variant \"\(variant.words)\", since the date is \(variant.date)"]
            }
        }
    }

    private static func lines(_ table: DecisionTrace.TableStep) -> [String] {
        let outcome: String
        switch table.rules.count {
        case 0: outcome = table.isDefault ? "no rule matches, so the default holds" : "no rule matches"
        case 1: outcome = "rule \(table.rules[0]) matches"
        default: outcome = "rules \(table.rules.map(String.init).joined(separator: ", ")) match (\(table.hitPolicy.rawValue))"
        }
        let inputs = table.inputs.map { "    where \($0.heading) = \(text($0.value))" }
        let reasons = table.reasons.map { "    because: \($0)" }
        return ["\(table.decision): \(outcome), result \(text(table.result))"] + inputs + reasons
    }

    private static func text(_ value: Value) -> String {
        var writer = JSONWriter()
        writer.write(DecisionValues.json(value))
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
