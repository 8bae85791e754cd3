import FEEL

/// Compiler and evaluator, within small limits.
///
/// The first byte says what is done: with its bit 1 the expression grows from the bytes that follow, so that most of them
/// compile, without it they are its text; with bit 2 the mode is that of the standard, without it that of services; with bit
/// 32 both modes run and have to agree. As letters: `T` and `V` text, `E` and `G` grown, small ones for both modes.
enum EvaluationTarget {
    static func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        guard let first = input.first else { return false }
        let source = first & 1 == 0 ? String(decoding: input.dropFirst(), as: UTF8.self) : grown(input.dropFirst())
        let runsBoth = first & 32 != 0
        let strict = runsBoth || first & 2 == 0 ? evaluate(source, checked, strictly) : nil
        let lenient = runsBoth || first & 2 != 0 ? evaluate(source, standard, leniently) : nil
        if let strict, let lenient { try compare(strict, lenient, source) }
        return strict?.value != nil || lenient?.value != nil
    }

    /// What the checked mode accepts and works out, the other one works out alike.
    private static func compare(_ strict: Outcome, _ lenient: Outcome, _ source: String) throws(FuzzFault) {
        if strict.compiles, !lenient.compiles { throw FuzzFault("Only the checked mode compiles \(source)") }
        if let value = strict.value, let other = lenient.value, value != other, isPlain(value), isPlain(other) {
            throw FuzzFault("\(value) or \(other) for \(source)")
        }
    }

    private typealias Outcome = (compiles: Bool, value: Value?)

    private static func grown(_ bytes: ArraySlice<UInt8>) -> String {
        var grower = ExpressionGrower(bytes)
        return grower.expression()
    }

    private static func evaluate(_ source: String, _ scope: Scope, _ environment: Environment) -> Outcome {
        guard let compiled = try? CompiledExpression.compile(source, in: scope) else { return (false, nil) }
        let frame = Frame(count: values.count)
        for (index, value) in values.enumerated() { frame[index] = value }
        return (true, try? compiled.evaluate(frame, environment))
    }

    /// Functions are only equal to themselves.
    private static func isPlain(_ value: Value) -> Bool {
        switch value {
        case .function: false
        case .list(let items): items.allSatisfy(isPlain)
        case .context(let context): context.entries.allSatisfy { isPlain($0.value) }
        default: true
        }
    }

    // MARK: What expressions see

    private static let names: [(name: String, type: ValueType, value: Value)] = [
        ("a", .number, 7), ("b", .string, "Straße"), ("c", .list(.any), .list([1, "x", .null])), ("d", .date, .date(.epoch)),
        ("e", .any, .context(Context([("k", 1), ("t", "x")]))), ("l", .list(.number), .list([3, 1, 2])),
        (
            "r", .list(.context([ValueType.Field(name: "k", type: .number), ValueType.Field(name: "t", type: .string)])),
            .list([.context(Context([("k", 2), ("t", "x")])), .context(Context([("k", .null), ("t", "y")]))])
        ), ("z", .number, .null),
    ]
    private static let values = names.map(\.value)
    private static let checked = scope(.checked)
    private static let standard = scope(.standard)
    private static let limits = Limits(depth: 60, steps: 500, listSize: 200, stringSize: 2_000)
    private static let strictly = Environment(epochSeconds: 1_795_253_400, limits: limits, noResult: .raise)
    private static let leniently = Environment(epochSeconds: 1_795_253_400, limits: limits, noResult: .null)

    private static func scope(_ mode: CompilationMode) -> Scope {
        var scope = Scope(mode: mode)
        for entry in names { scope.declare(entry.name, entry.type) }
        return scope
    }
}
